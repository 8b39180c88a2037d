-- The schools of a pupil, written down as pupil_classes is: every page asks for them, and they change with class lists,
-- classes and study years alone (queries/import_pupil_schools.sql). The days are those on which the pupil was in a class
-- of the school, and the year is the one that the class belongs to: a membership without dates lasts for ever, and only
-- its year tells the school of today from that of long ago.
DROP VIEW pupil_schools;
CREATE TABLE pupil_schools (
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    school_id BIGINT NOT NULL REFERENCES schools (id),
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    year_first DATE NOT NULL,
    year_last DATE NOT NULL,
    PRIMARY KEY (pupil_id, first_day, last_day, year_first, year_last, school_id)
);
INSERT INTO pupil_schools (pupil_id, school_id, first_day, last_day, year_first, year_last)
SELECT DISTINCT o.pupil_id, c.school_id, o.first_day, o.last_day,
       COALESCE(y.first_day, o.first_day), COALESCE(y.last_day, o.last_day)
  FROM pupil_classes o
  JOIN classes c ON c.id = o.class_id
  LEFT JOIN class_periods cp ON cp.class_id = c.id
  LEFT JOIN periods p ON p.id = cp.period_id
  LEFT JOIN periods y ON y.id = p.year_id;

-- Changes of the timetable are few among many lessons, and every page counts those that are new.
CREATE INDEX lessons_changed_by_class_and_day ON lessons (class_id, day) WHERE status IN ('replaced', 'cancelled');
