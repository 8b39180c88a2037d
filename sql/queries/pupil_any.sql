-- One pupil, if there is any.
SELECT id
  FROM pupils
 LIMIT 1
