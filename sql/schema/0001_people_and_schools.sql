-- Schools, people and classes. The same text serves SQLite and PostgreSQL:
-- keys are BIGINT and come from next_ids; days are DATE, written and read as 'YYYY-MM-DD';
-- moments are seconds of the Unix epoch in UTC; times of day are minutes since midnight;
-- yes and no are 1 and 0. A row with gone = 1 left the source it came from: it is hidden, never destroyed.
-- Open ends of dated rows are the days 0001-01-01 and 9999-12-31, so that BETWEEN needs no NULL.

-- References inside one table are checked at the end of the transaction, for an import brings rows in any order.

CREATE TABLE next_ids (
    entity TEXT PRIMARY KEY,
    next_id BIGINT NOT NULL CHECK (next_id > 0)
);

CREATE TABLE schools (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('department', 'school', 'district', 'local', 'state', 'national')),
    name TEXT NOT NULL,
    identifier TEXT NOT NULL DEFAULT '',
    parent_id BIGINT REFERENCES schools (id) DEFERRABLE INITIALLY DEFERRED,
    address TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    head_name TEXT NOT NULL DEFAULT '',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);

-- School years and the quarters, trimesters, modules and half-years inside them.
CREATE TABLE periods (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('school_year', 'semester', 'term', 'grading_period')),
    title TEXT NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    parent_id BIGINT REFERENCES periods (id) DEFERRABLE INITIALLY DEFERRED,
    year_id BIGINT REFERENCES periods (id) DEFERRABLE INITIALLY DEFERRED,
    ends_in SMALLINT NOT NULL,
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    CHECK (first_day <= last_day)
);

CREATE TABLE people (
    id BIGINT PRIMARY KEY,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    middle_name TEXT NOT NULL DEFAULT '',
    birth_date DATE,
    sex TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'male', 'female', 'unspecified', 'other')),
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    school_id BIGINT REFERENCES schools (id),
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX people_by_family_name ON people (family_name, given_name);

-- One person may be a pupil, a guardian and a member of the staff; the key is the person's.
CREATE TABLE pupils (
    id BIGINT PRIMARY KEY REFERENCES people (id),
    school_id BIGINT NOT NULL REFERENCES schools (id)
);
CREATE INDEX pupils_by_school ON pupils (school_id);

CREATE TABLE guardians (
    id BIGINT PRIMARY KEY REFERENCES people (id)
);

CREATE TABLE staff (
    id BIGINT PRIMARY KEY REFERENCES people (id)
);

-- Both sides state the link; it lasts while one of them does.
CREATE TABLE guardianships (
    pupil_id BIGINT NOT NULL REFERENCES people (id),
    guardian_id BIGINT NOT NULL REFERENCES people (id),
    stated_by BIGINT NOT NULL REFERENCES people (id),
    PRIMARY KEY (pupil_id, guardian_id, stated_by)
);
CREATE INDEX guardianships_by_guardian ON guardianships (guardian_id);
CREATE INDEX guardianships_by_side ON guardianships (stated_by);

-- role is a name of access/role.h, or 'other' with the source's word in other_role.
CREATE TABLE staff_roles (
    id BIGINT PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    school_id BIGINT NOT NULL REFERENCES schools (id),
    role TEXT NOT NULL
        CHECK (role IN ('system_worker', 'director', 'deputy_director', 'secretary', 'teacher', 'other')),
    other_role TEXT NOT NULL DEFAULT '',
    is_primary SMALLINT NOT NULL DEFAULT 1 CHECK (is_primary IN (0, 1)),
    first_day DATE NOT NULL DEFAULT '0001-01-01',
    last_day DATE NOT NULL DEFAULT '9999-12-31',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    CHECK (first_day <= last_day)
);
CREATE INDEX staff_roles_by_staff ON staff_roles (staff_id);

CREATE TABLE subjects (
    id BIGINT PRIMARY KEY,
    school_id BIGINT NOT NULL REFERENCES schools (id),
    title TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);

-- A homeroom is a form ("5А"); a group learns one subject: the whole form (subgroup is empty) or a part of it.
CREATE TABLE classes (
    id BIGINT PRIMARY KEY,
    school_id BIGINT NOT NULL REFERENCES schools (id),
    kind TEXT NOT NULL CHECK (kind IN ('homeroom', 'group')),
    title TEXT NOT NULL,
    grades TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    subject_id BIGINT REFERENCES subjects (id),
    homeroom_id BIGINT REFERENCES classes (id) DEFERRABLE INITIALLY DEFERRED,
    subgroup TEXT NOT NULL DEFAULT '',
    room TEXT NOT NULL DEFAULT '',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX classes_by_homeroom ON classes (homeroom_id);
CREATE INDEX classes_by_school ON classes (school_id);

-- The periods that this very group is marked by: quarters here, half-years there, within one form and year.
CREATE TABLE class_periods (
    class_id BIGINT NOT NULL REFERENCES classes (id),
    period_id BIGINT NOT NULL REFERENCES periods (id),
    PRIMARY KEY (class_id, period_id)
);

CREATE TABLE memberships (
    id BIGINT PRIMARY KEY,
    class_id BIGINT NOT NULL REFERENCES classes (id),
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    first_day DATE NOT NULL DEFAULT '0001-01-01',
    last_day DATE NOT NULL DEFAULT '9999-12-31',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    CHECK (first_day <= last_day)
);
CREATE INDEX memberships_by_pupil ON memberships (pupil_id);
CREATE INDEX memberships_by_class ON memberships (class_id);

CREATE TABLE class_staff (
    id BIGINT PRIMARY KEY,
    class_id BIGINT NOT NULL REFERENCES classes (id),
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    role TEXT NOT NULL CHECK (role IN ('teacher', 'administrator', 'proctor')),
    is_primary SMALLINT NOT NULL DEFAULT 1 CHECK (is_primary IN (0, 1)),
    first_day DATE NOT NULL DEFAULT '0001-01-01',
    last_day DATE NOT NULL DEFAULT '9999-12-31',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    CHECK (first_day <= last_day)
);
CREATE INDEX class_staff_by_class ON class_staff (class_id);
CREATE INDEX class_staff_by_staff ON class_staff (staff_id);

-- Where a pupil learns: the classes that name the pupil, and the subject groups of the pupil's form that name nobody
-- because the whole form learns together. A pupil of one subgroup is never in the other.
CREATE VIEW pupil_classes_by_rule AS
SELECT m.pupil_id, m.class_id, m.first_day, m.last_day
  FROM memberships m
  JOIN classes c ON c.id = m.class_id
 WHERE m.gone = 0 AND c.gone = 0
UNION
SELECT m.pupil_id, g.id, m.first_day, m.last_day
  FROM memberships m
  JOIN classes f ON f.id = m.class_id
  JOIN classes g ON g.homeroom_id = f.id
 WHERE m.gone = 0 AND f.gone = 0 AND g.gone = 0 AND g.kind = 'group' AND g.subgroup = ''
   AND NOT EXISTS (SELECT 1 FROM memberships own WHERE own.class_id = g.id AND own.gone = 0);

-- The same, worked out: every page asks for it, and it changes with the class lists alone. Whoever changes memberships
-- or classes fills it anew in the same transaction (queries/import_pupil_classes.sql).
CREATE TABLE pupil_classes (
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    class_id BIGINT NOT NULL REFERENCES classes (id),
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    PRIMARY KEY (pupil_id, class_id, first_day, last_day)
);
