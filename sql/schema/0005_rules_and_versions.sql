-- The rules by which a school marks, what a mark was before somebody changed it, and where a pupil learned on which day.

-- The rules of a school, or of one class of it: a group before its form, a form before the school; among those of one
-- rank the one that begins last. Thresholds are hundredths.
CREATE TABLE marking_rules (
    id BIGINT PRIMARY KEY,
    school_id BIGINT NOT NULL REFERENCES schools (id),
    class_id BIGINT REFERENCES classes (id),
    title TEXT NOT NULL DEFAULT '',
    five BIGINT NOT NULL,
    four BIGINT NOT NULL,
    three BIGINT NOT NULL,
    five_with_two TEXT NOT NULL CHECK (five_with_two IN ('allowed', 'barred')),
    minimum_marks INTEGER NOT NULL CHECK (minimum_marks >= 0),
    minimum_marks_often INTEGER NOT NULL CHECK (minimum_marks_often >= 0),
    often_above INTEGER NOT NULL CHECK (often_above >= 0),
    first_day DATE NOT NULL DEFAULT '0001-01-01',
    last_day DATE NOT NULL DEFAULT '9999-12-31',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    CHECK (five > four AND four > three),
    CHECK (first_day <= last_day)
);
CREATE INDEX marking_rules_by_school ON marking_rules (school_id);

-- What marks for a kind of work weigh in a school, where the work brings no weight of its own; thousandths.
CREATE TABLE kind_weights (
    id BIGINT PRIMARY KEY,
    school_id BIGINT NOT NULL REFERENCES schools (id),
    work_kind_id BIGINT NOT NULL REFERENCES work_kinds (id),
    weight BIGINT NOT NULL CHECK (weight >= 0),
    first_day DATE NOT NULL DEFAULT '0001-01-01',
    last_day DATE NOT NULL DEFAULT '9999-12-31',
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    CHECK (first_day <= last_day)
);
CREATE INDEX kind_weights_by_school ON kind_weights (school_id, work_kind_id);

-- With own_weight 0 the weight was worked out from kind_weights, and is again when they change.
ALTER TABLE works ADD COLUMN own_weight SMALLINT NOT NULL DEFAULT 1 CHECK (own_weight IN (0, 1));

-- What a mark or a final mark (their keys are of one row of numbers) was until somebody changed it.
CREATE TABLE mark_versions (
    id BIGINT PRIMARY KEY,
    mark_id BIGINT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('corrected', 'withdrawn')),
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL CHECK (changed_by <> ''),
    reason TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('given', 'pending')),
    shown TEXT NOT NULL DEFAULT '',
    points BIGINT,
    five SMALLINT CHECK (five BETWEEN 1 AND 5),
    comment TEXT NOT NULL DEFAULT '',
    due_day DATE,
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX mark_versions_by_mark ON mark_versions (mark_id);

-- The schools of a pupil's classes, with the days on which the pupil was in them and the year that they belong to:
-- a membership without dates lasts for ever, and only its year tells the school of today from that of long ago.
CREATE VIEW pupil_schools AS
SELECT DISTINCT o.pupil_id, c.school_id, o.first_day, o.last_day,
       COALESCE(y.first_day, o.first_day) AS year_first, COALESCE(y.last_day, o.last_day) AS year_last
  FROM pupil_classes o
  JOIN classes c ON c.id = o.class_id
  LEFT JOIN class_periods cp ON cp.class_id = c.id
  LEFT JOIN periods p ON p.id = cp.period_id
  LEFT JOIN periods y ON y.id = p.year_id;
