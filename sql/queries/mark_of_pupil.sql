-- One mark of one pupil as day_marks has it, with the words of its work; a withdrawn one too.
-- $1 pupil, $2 mark
SELECT m.id, m.day, w.class_id, w.lesson_id, COALESCE(c.subject_id, -c.id), COALESCE(s.title, c.title), c.subgroup,
       m.state, m.shown, w.scale, m.points, m.five, w.weight, k.title, w.title, m.comment, COALESCE(m.due_day, w.due_day),
       m.set_on, CASE WHEN EXISTS (SELECT 1 FROM mark_versions v WHERE v.mark_id = m.id AND v.gone = 0) THEN 1 ELSE 0 END,
       w.description, CASE WHEN m.gone = 1 OR w.gone = 1 THEN 1 ELSE 0 END
  FROM marks m
  JOIN works w ON w.id = m.work_id
  JOIN work_kinds k ON k.id = w.work_kind_id
  JOIN classes c ON c.id = w.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
 WHERE m.pupil_id = $1 AND m.id = $2 AND w.mark_kind = 'current'
