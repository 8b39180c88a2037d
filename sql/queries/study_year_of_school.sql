-- The newest year of the pupil's school with its classes, for a pupil who is in none; columns as in study_years.
-- $1 pupil
SELECT y.ends_in, y.id, y.title, y.first_day, y.last_day,
       c.id, 0, '', COALESCE(c.subject_id, -c.id), s.name,
       y.first_day, p.id, p.kind, p.title, p.first_day, p.last_day
  FROM pupils u
  JOIN schools s ON s.id = u.school_id
  JOIN classes c ON c.school_id = u.school_id
  JOIN class_periods cp ON cp.class_id = c.id
  JOIN periods p ON p.id = cp.period_id
  JOIN periods y ON y.id = p.year_id
 WHERE u.id = $1 AND c.gone = 0 AND p.gone = 0 AND y.gone = 0
   AND y.first_day = (SELECT MAX(newest.first_day)
                        FROM classes other
                        JOIN class_periods ocp ON ocp.class_id = other.id
                        JOIN periods q ON q.id = ocp.period_id
                        JOIN periods newest ON newest.id = q.year_id
                       WHERE other.school_id = u.school_id AND other.gone = 0 AND newest.gone = 0)
 ORDER BY y.first_day, y.id, c.id, p.first_day, p.id
