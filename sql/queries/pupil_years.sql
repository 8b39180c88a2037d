-- The school years in which the pupil was in a class.
-- $1 pupil
SELECT DISTINCT y.first_day, y.last_day
  FROM memberships m
  JOIN class_periods cp ON cp.class_id = m.class_id
  JOIN periods p ON p.id = cp.period_id
  JOIN periods y ON y.id = p.year_id
 WHERE m.pupil_id = $1 AND m.gone = 0 AND y.gone = 0
 ORDER BY y.first_day
