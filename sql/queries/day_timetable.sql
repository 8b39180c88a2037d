-- The timetable of the pupil's classes in a run of days, with the spans in which each slot holds.
-- $1 pupil, $2 last day, $3 first day
SELECT t.id, t.class_id, t.week_cycle, t.day_of_week, t.number, b.begins, b.ends,
       COALESCE(c.subject_id, -c.id), COALESCE(s.title, c.title), c.subgroup, COALESCE(NULLIF(t.room, ''), c.room),
       COALESCE(p.family_name, ''), COALESCE(p.given_name, ''), COALESCE(p.middle_name, ''),
       own.first_day, own.last_day, t.first_day, t.last_day, q.first_day, q.last_day
  FROM pupil_classes own
  JOIN timetable_slots t ON t.class_id = own.class_id
  JOIN periods q ON q.id = t.period_id
  JOIN classes c ON c.id = t.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
  LEFT JOIN bells b ON b.id = t.bell_id
  LEFT JOIN people p ON p.id = COALESCE(t.teacher_id,
                                        (SELECT cs.staff_id
                                           FROM class_staff cs
                                          WHERE cs.class_id = t.class_id AND cs.role = 'teacher' AND cs.gone = 0
                                          ORDER BY cs.is_primary DESC, cs.id
                                          LIMIT 1))
 WHERE own.pupil_id = $1 AND own.first_day <= $2 AND own.last_day >= $3
   AND t.gone = 0 AND q.gone = 0 AND q.first_day <= $2 AND q.last_day >= $3
 ORDER BY t.number, t.id
