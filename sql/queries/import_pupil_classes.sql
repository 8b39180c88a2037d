-- The classes of every pupil, worked out anew; after import_pupil_classes_clear.
INSERT INTO pupil_classes (pupil_id, class_id, first_day, last_day)
SELECT pupil_id, class_id, first_day, last_day
  FROM pupil_classes_by_rule
