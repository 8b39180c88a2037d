-- The works of a subject that a pupil has no mark for yet, on days on which the pupil is in the class.
-- $1 pupil, $2 subject, or a class without one with a minus, $3 first day, $4 last day
SELECT DISTINCT w.day, w.id, k.title, w.title, w.weight
  FROM pupil_classes own
  JOIN classes c ON c.id = own.class_id
  JOIN works w ON w.class_id = own.class_id AND NOT (w.day < own.first_day OR w.day > own.last_day)
  JOIN work_kinds k ON k.id = w.work_kind_id
 WHERE own.pupil_id = $1 AND COALESCE(c.subject_id, -c.id) = $2 AND w.day BETWEEN $3 AND $4
   AND w.gone = 0 AND w.mark_kind = 'current'
   AND NOT EXISTS (SELECT 1 FROM marks m WHERE m.work_id = w.id AND m.pupil_id = own.pupil_id AND m.gone = 0)
 ORDER BY w.day, w.id
