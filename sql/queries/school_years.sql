-- The school years of the pupil's school, for a pupil who is in no class.
-- $1 pupil
SELECT DISTINCT y.first_day, y.last_day
  FROM pupils u
  JOIN classes c ON c.school_id = u.school_id
  JOIN class_periods cp ON cp.class_id = c.id
  JOIN periods p ON p.id = cp.period_id
  JOIN periods y ON y.id = p.year_id
 WHERE u.id = $1 AND c.gone = 0 AND y.gone = 0
 ORDER BY y.first_day
