-- What the marks of a pupil's days were when they were changed after a moment, the oldest change of a mark first.
-- The mark as day_marks has it; a withdrawn one too.
-- $1 pupil, $2 first day, $3 last day, $4 moment
SELECT m.id, m.day, w.class_id, w.lesson_id, COALESCE(c.subject_id, -c.id), COALESCE(s.title, c.title), c.subgroup,
       m.state, m.shown, w.scale, m.points, m.five, w.weight, k.title, w.title, m.comment, COALESCE(m.due_day, w.due_day),
       m.set_on, 1, CASE WHEN m.gone = 1 OR w.gone = 1 THEN 1 ELSE 0 END, v.state, v.shown
  FROM marks m
  JOIN mark_versions v ON v.mark_id = m.id
  JOIN works w ON w.id = m.work_id
  JOIN work_kinds k ON k.id = w.work_kind_id
  JOIN classes c ON c.id = w.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
 WHERE m.pupil_id = $1 AND m.day BETWEEN $2 AND $3 AND v.changed_at > $4 AND v.gone = 0 AND w.mark_kind = 'current'
 ORDER BY m.day, m.id, v.changed_at, v.id
