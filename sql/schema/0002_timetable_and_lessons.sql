-- Bells, the calendar, the timetable, lessons and what is set for them.

CREATE TABLE bells (
    id BIGINT PRIMARY KEY,
    school_id BIGINT NOT NULL REFERENCES schools (id),
    schedule_name TEXT NOT NULL,
    number SMALLINT NOT NULL CHECK (number >= 0),
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('lesson', 'pause')),
    begins SMALLINT NOT NULL CHECK (begins BETWEEN 0 AND 1439),
    ends SMALLINT CHECK (ends BETWEEN 0 AND 1440),
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX bells_by_schedule ON bells (school_id, schedule_name, number);

CREATE TABLE calendar_days (
    id BIGINT PRIMARY KEY,
    school_id BIGINT NOT NULL REFERENCES schools (id),
    day DATE NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('school', 'holiday', 'day_off')),
    week_cycle SMALLINT NOT NULL DEFAULT 0,
    held_as SMALLINT CHECK (held_as BETWEEN 1 AND 7),
    schedule_name TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX calendar_days_by_day ON calendar_days (school_id, day);

CREATE TABLE timetable_slots (
    id BIGINT PRIMARY KEY,
    class_id BIGINT NOT NULL REFERENCES classes (id),
    period_id BIGINT NOT NULL REFERENCES periods (id),
    week_cycle SMALLINT NOT NULL DEFAULT 0,
    day_of_week SMALLINT NOT NULL CHECK (day_of_week BETWEEN 1 AND 7),
    number SMALLINT NOT NULL CHECK (number >= 0),
    bell_id BIGINT REFERENCES bells (id),
    room TEXT NOT NULL DEFAULT '',
    teacher_id BIGINT REFERENCES people (id),
    first_day DATE NOT NULL DEFAULT '0001-01-01',
    last_day DATE NOT NULL DEFAULT '9999-12-31',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX timetable_slots_by_class ON timetable_slots (class_id);

-- With status replaced, substitute_id says who held the lesson of teacher_id.
CREATE TABLE lessons (
    id BIGINT PRIMARY KEY,
    class_id BIGINT NOT NULL REFERENCES classes (id),
    day DATE NOT NULL,
    number SMALLINT NOT NULL CHECK (number >= 0),
    begins SMALLINT CHECK (begins BETWEEN 0 AND 1439),
    ends SMALLINT CHECK (ends BETWEEN 0 AND 1440),
    room TEXT NOT NULL DEFAULT '',
    teacher_id BIGINT REFERENCES people (id),
    substitute_id BIGINT REFERENCES people (id),
    status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'held', 'replaced', 'cancelled')),
    topic TEXT NOT NULL DEFAULT '',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX lessons_by_class_and_day ON lessons (class_id, day);

-- day is the day at which it is due: the lesson's where one is named. No row: not filled in yet.
CREATE TABLE homework (
    id BIGINT PRIMARY KEY,
    class_id BIGINT NOT NULL REFERENCES classes (id),
    lesson_id BIGINT REFERENCES lessons (id),
    assigned_on DATE,
    day DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('nothing_set', 'set')),
    text TEXT NOT NULL DEFAULT '',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX homework_by_class_and_day ON homework (class_id, day);

CREATE TABLE attendance (
    id BIGINT PRIMARY KEY,
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    day DATE NOT NULL,
    lesson_id BIGINT REFERENCES lessons (id),
    class_id BIGINT REFERENCES classes (id),
    code TEXT NOT NULL
        CHECK (code IN ('absent', 'ill', 'excused', 'exempt', 'late', 'early', 'present', 'other')),
    other_code TEXT NOT NULL DEFAULT '',
    minutes SMALLINT,
    comment TEXT NOT NULL DEFAULT '',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX attendance_by_pupil_and_day ON attendance (pupil_id, day);

CREATE TABLE remarks (
    id BIGINT PRIMARY KEY,
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    lesson_id BIGINT NOT NULL REFERENCES lessons (id),
    text TEXT NOT NULL,
    parents_only SMALLINT NOT NULL DEFAULT 0 CHECK (parents_only IN (0, 1)),
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX remarks_by_pupil ON remarks (pupil_id);

CREATE TABLE events (
    id BIGINT PRIMARY KEY,
    school_id BIGINT NOT NULL REFERENCES schools (id),
    class_id BIGINT REFERENCES classes (id),
    kind TEXT NOT NULL CHECK (kind IN ('news', 'event', 'parent_meeting')),
    first_day DATE NOT NULL,
    begins SMALLINT,
    last_day DATE,
    ends SMALLINT,
    title TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX events_by_school ON events (school_id, first_day);
