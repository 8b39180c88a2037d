-- What stands in the journal of the pupil's classes and subgroups in a run of days, and when it was written: lessons with
-- their topics, homework by the day on which it is due, and of marks the pupil's own alone.
-- $1 pupil, $2 first day, $3 last day
SELECT 'lesson' AS what, l.class_id AS class_id, COALESCE(c.subject_id, -c.id) AS subject_id,
       COALESCE(s.title, c.title) AS subject, c.subgroup AS subgroup, l.day AS day, COALESCE(l.ends, b.ends) AS ends,
       l.topic AS topic, CAST(NULL AS DATE) AS written_on,
       CASE WHEN l.topic <> '' THEN COALESCE(l.told_at, l.came_at) END AS written_at
  FROM pupil_classes own
  JOIN lessons l ON l.class_id = own.class_id AND NOT (l.day < own.first_day OR l.day > own.last_day)
  JOIN classes c ON c.id = l.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
  LEFT JOIN calendar_days k ON k.school_id = c.school_id AND k.day = l.day AND k.gone = 0
  LEFT JOIN bells b ON b.school_id = c.school_id AND b.schedule_name = k.schedule_name AND b.number = l.number
                   AND b.kind = 'lesson' AND b.gone = 0
 WHERE own.pupil_id = $1 AND l.gone = 0 AND l.status <> 'cancelled' AND l.day BETWEEN $2 AND $3
UNION ALL
SELECT 'homework', h.class_id, COALESCE(c.subject_id, -c.id), COALESCE(s.title, c.title), c.subgroup, h.day,
       CAST(NULL AS SMALLINT), '', h.assigned_on, COALESCE(h.told_at, h.came_at)
  FROM pupil_classes own
  JOIN homework h ON h.class_id = own.class_id AND NOT (h.day < own.first_day OR h.day > own.last_day)
  JOIN classes c ON c.id = h.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
 WHERE own.pupil_id = $1 AND h.gone = 0 AND h.day BETWEEN $2 AND $3
UNION ALL
SELECT 'mark', w.class_id, COALESCE(c.subject_id, -c.id), COALESCE(s.title, c.title), c.subgroup, m.day,
       CAST(NULL AS SMALLINT), '', m.set_on, CAST(NULL AS BIGINT)
  FROM marks m
  JOIN works w ON w.id = m.work_id
  JOIN classes c ON c.id = w.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
 WHERE m.pupil_id = $1 AND m.gone = 0 AND w.gone = 0 AND w.mark_kind = 'current' AND m.day BETWEEN $2 AND $3
 ORDER BY 1, 6, 2
