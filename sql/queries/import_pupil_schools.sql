-- The schools of every pupil, worked out anew; after import_pupil_schools_clear and import_pupil_classes.
INSERT INTO pupil_schools (pupil_id, school_id, first_day, last_day, year_first, year_last)
SELECT DISTINCT o.pupil_id, c.school_id, o.first_day, o.last_day,
       COALESCE(y.first_day, o.first_day), COALESCE(y.last_day, o.last_day)
  FROM pupil_classes o
  JOIN classes c ON c.id = o.class_id
  LEFT JOIN class_periods cp ON cp.class_id = c.id
  LEFT JOIN periods p ON p.id = cp.period_id
  LEFT JOIN periods y ON y.id = p.year_id
