-- Works that teachers announced to a pupil before their day and nobody has marked yet, of all subjects.
-- $1 pupil, $2 first day, $3 last day
SELECT DISTINCT w.day, w.id, COALESCE(c.subject_id, -c.id), COALESCE(s.title, c.title), k.title, w.title
  FROM pupil_classes own
  JOIN classes c ON c.id = own.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
  JOIN works w ON w.class_id = own.class_id AND NOT (w.day < own.first_day OR w.day > own.last_day)
  JOIN work_kinds k ON k.id = w.work_kind_id
 WHERE own.pupil_id = $1 AND w.day BETWEEN $2 AND $3 AND w.gone = 0 AND w.mark_kind = 'current'
   AND w.assigned_on < w.day
   AND NOT EXISTS (SELECT 1 FROM marks m WHERE m.work_id = w.id AND m.pupil_id = own.pupil_id AND m.gone = 0)
 ORDER BY w.day, w.id
