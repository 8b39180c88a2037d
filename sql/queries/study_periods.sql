-- The study periods of a pupil's classes in one year.
-- $1 pupil, $2 year
SELECT DISTINCT cp.class_id, p.id, p.title, p.first_day, p.last_day
  FROM pupil_classes own
  JOIN class_periods cp ON cp.class_id = own.class_id
  JOIN periods p ON p.id = cp.period_id
  JOIN periods y ON y.id = p.year_id
  JOIN periods asked ON asked.ends_in = y.ends_in
 WHERE own.pupil_id = $1 AND asked.id = $2 AND p.kind <> 'school_year' AND p.gone = 0
 ORDER BY p.first_day, p.id, cp.class_id
