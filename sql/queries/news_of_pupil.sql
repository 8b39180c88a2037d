-- What may be new to who reads a pupil's diary: marks, homework that is due, replaced and cancelled lessons, remarks,
-- final marks, each with what makes it another thing when it changes.
-- $1 pupil, $2 first day of marks and remarks, $3 and $4 days of homework and lessons, $5 parent or
-- pupil, who does not read remarks for parents alone, $6 first day of final marks
SELECT 'mark' AS kind, m.id AS id, m.day AS day, COALESCE(c.subject_id, -c.id) AS subject_id,
       CAST(NULL AS BIGINT) AS lesson_id, m.state || ' ' || m.shown || ' ' || m.comment AS content
  FROM marks m
  JOIN works w ON w.id = m.work_id
  JOIN classes c ON c.id = w.class_id
 WHERE m.pupil_id = $1 AND m.day >= $2 AND m.gone = 0 AND w.gone = 0 AND w.mark_kind = 'current'
UNION ALL
SELECT 'homework', h.id, h.day, COALESCE(c.subject_id, -c.id), CAST(NULL AS BIGINT), h.text
  FROM pupil_classes own
  JOIN homework h ON h.class_id = own.class_id AND NOT (h.day < own.first_day OR h.day > own.last_day)
  JOIN classes c ON c.id = h.class_id
 WHERE own.pupil_id = $1 AND h.gone = 0 AND h.state = 'set' AND h.day BETWEEN $3 AND $4
UNION ALL
SELECT 'change', l.id, l.day, COALESCE(c.subject_id, -c.id), l.id,
       l.status || ' ' || COALESCE(CAST(l.substitute_id AS TEXT), '') || ' ' || l.room
  FROM pupil_classes own
  JOIN lessons l ON l.class_id = own.class_id AND NOT (l.day < own.first_day OR l.day > own.last_day)
  JOIN classes c ON c.id = l.class_id
 WHERE own.pupil_id = $1 AND l.gone = 0 AND l.status IN ('replaced', 'cancelled') AND l.day BETWEEN $3 AND $4
UNION ALL
SELECT 'remark', r.id, l.day, COALESCE(c.subject_id, -c.id), l.id, r.text
  FROM remarks r
  JOIN lessons l ON l.id = r.lesson_id
  JOIN classes c ON c.id = l.class_id
 WHERE r.pupil_id = $1 AND r.gone = 0 AND l.gone = 0 AND l.day >= $2 AND (r.parents_only = 0 OR $5 = 'parent')
UNION ALL
SELECT 'final', f.id, f.set_on, COALESCE(c.subject_id, -c.id), CAST(NULL AS BIGINT), f.shown || ' ' || f.comment
  FROM final_marks f
  JOIN works w ON w.id = f.work_id
  JOIN classes c ON c.id = f.class_id
 WHERE f.pupil_id = $1 AND f.set_on >= $6 AND f.gone = 0 AND w.gone = 0
