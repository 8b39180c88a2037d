-- The lessons of the classes and subgroups in which the pupil is on the day of the lesson.
-- The bells of the day stand in for times that the lesson does not have.
-- SQLite reads an index over the first run of days that it meets, and the pupil's own is the whole year: "NOT (... OR ...)"
-- leaves it the run that is asked for, here and in all statements of this kind.
-- $1 pupil, $2 first day, $3 last day
SELECT l.id, l.class_id, l.day, l.number, COALESCE(l.begins, b.begins), COALESCE(l.ends, b.ends),
       COALESCE(c.subject_id, -c.id), COALESCE(s.title, c.title), c.subgroup, COALESCE(NULLIF(l.room, ''), c.room),
       l.status, l.topic,
       COALESCE(t.family_name, ''), COALESCE(t.given_name, ''), COALESCE(t.middle_name, ''),
       COALESCE(v.family_name, ''), COALESCE(v.given_name, ''), COALESCE(v.middle_name, '')
  FROM pupil_classes own
  JOIN lessons l ON l.class_id = own.class_id AND NOT (l.day < own.first_day OR l.day > own.last_day)
  JOIN classes c ON c.id = l.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
  LEFT JOIN people t ON t.id = COALESCE(l.teacher_id,
                                        (SELECT cs.staff_id
                                           FROM class_staff cs
                                          WHERE cs.class_id = l.class_id AND cs.role = 'teacher' AND cs.gone = 0
                                            AND l.day BETWEEN cs.first_day AND cs.last_day
                                          ORDER BY cs.is_primary DESC, cs.id
                                          LIMIT 1))
  LEFT JOIN people v ON v.id = l.substitute_id
  LEFT JOIN calendar_days k ON k.school_id = c.school_id AND k.day = l.day AND k.gone = 0
  LEFT JOIN bells b ON b.school_id = c.school_id AND b.schedule_name = k.schedule_name AND b.number = l.number
                   AND b.kind = 'lesson' AND b.gone = 0
 WHERE own.pupil_id = $1 AND l.gone = 0 AND l.day BETWEEN $2 AND $3
 ORDER BY l.day, l.number, l.id
