-- The works of the pupil's classes that were announced before their day or weigh more than an ordinary one, on days on
-- which the pupil is in the class. Whether anybody has a mark for one plays no part.
-- $1 pupil, $2 first day, $3 last day
SELECT DISTINCT w.day, w.id, COALESCE(s.title, c.title), k.title, w.title
  FROM pupil_classes own
  JOIN works w ON w.class_id = own.class_id AND NOT (w.day < own.first_day OR w.day > own.last_day)
  JOIN classes c ON c.id = w.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
  JOIN work_kinds k ON k.id = w.work_kind_id
 WHERE own.pupil_id = $1 AND w.day BETWEEN $2 AND $3
   AND w.gone = 0 AND w.mark_kind = 'current' AND (w.assigned_on < w.day OR w.weight > 1000)
 ORDER BY w.day, w.id
