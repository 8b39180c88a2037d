-- The school years in which the pupil was in a class, with the classes of each and the periods that they are marked by.
-- $1 pupil
SELECT y.ends_in, y.id, y.title, y.first_day, y.last_day,
       c.id, CASE WHEN c.kind = 'homeroom' THEN 1 ELSE 0 END, c.title, COALESCE(c.subject_id, -c.id), s.name,
       own.first_day, p.id, p.kind, p.title, p.first_day, p.last_day
  FROM pupil_classes own
  JOIN classes c ON c.id = own.class_id
  JOIN schools s ON s.id = c.school_id
  JOIN class_periods cp ON cp.class_id = c.id
  JOIN periods p ON p.id = cp.period_id
  JOIN periods y ON y.id = p.year_id
 WHERE own.pupil_id = $1 AND p.gone = 0 AND y.gone = 0
   AND own.first_day <= y.last_day AND own.last_day >= y.first_day
 ORDER BY y.first_day, y.id, own.first_day, c.id, p.first_day, p.id
