-- Works, the marks for them, and the final marks of periods and years.
-- Weights are thousandths, points are hundredths: averages are exact.

CREATE TABLE work_kinds (
    id BIGINT PRIMARY KEY,
    title TEXT NOT NULL,
    weight BIGINT CHECK (weight >= 0),
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);

-- day is where the marks of the work stand: the lesson's day where one is named, else due_day.
CREATE TABLE works (
    id BIGINT PRIMARY KEY,
    class_id BIGINT NOT NULL REFERENCES classes (id),
    lesson_id BIGINT REFERENCES lessons (id),
    work_kind_id BIGINT NOT NULL REFERENCES work_kinds (id),
    period_id BIGINT NOT NULL REFERENCES periods (id),
    mark_kind TEXT NOT NULL CHECK (mark_kind IN ('current', 'period', 'year', 'exam', 'final')),
    title TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    assigned_on DATE NOT NULL,
    due_day DATE NOT NULL,
    day DATE NOT NULL,
    scale TEXT NOT NULL CHECK (scale IN ('five', 'twenty', 'hundred', 'pass_fail', 'letter', 'text')),
    least BIGINT,
    most BIGINT,
    weight BIGINT NOT NULL CHECK (weight >= 0),
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX works_by_class_and_day ON works (class_id, day);
CREATE INDEX works_by_lesson ON works (lesson_id);

-- shown is the value as it came; pending is the dot that waits until due_day. day is the work's, for the week's query.
CREATE TABLE marks (
    id BIGINT PRIMARY KEY,
    work_id BIGINT NOT NULL REFERENCES works (id),
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    day DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('given', 'pending')),
    shown TEXT NOT NULL DEFAULT '',
    points BIGINT,
    five SMALLINT CHECK (five BETWEEN 1 AND 5),
    comment TEXT NOT NULL DEFAULT '',
    due_day DATE,
    set_on DATE NOT NULL,
    set_at BIGINT NOT NULL,
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX marks_by_pupil_and_day ON marks (pupil_id, day);
CREATE INDEX marks_by_work ON marks (work_id);

CREATE TABLE final_marks (
    id BIGINT PRIMARY KEY,
    work_id BIGINT NOT NULL REFERENCES works (id),
    class_id BIGINT NOT NULL REFERENCES classes (id),
    period_id BIGINT NOT NULL REFERENCES periods (id),
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    kind TEXT NOT NULL CHECK (kind IN ('period', 'year', 'exam', 'final')),
    shown TEXT NOT NULL DEFAULT '',
    points BIGINT,
    five SMALLINT CHECK (five BETWEEN 1 AND 5),
    comment TEXT NOT NULL DEFAULT '',
    set_on DATE NOT NULL,
    set_at BIGINT NOT NULL,
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX final_marks_by_pupil ON final_marks (pupil_id);
