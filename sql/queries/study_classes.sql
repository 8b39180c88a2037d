-- The classes of a pupil in one year that something is learned in, the later ones behind.
-- Their teacher is the one of the class list, else the one of the latest lesson, else the one of the timetable.
-- $1 pupil, $2 year
SELECT c.id, c.school_id, c.homeroom_id, COALESCE(c.subject_id, -c.id), COALESCE(s.title, c.title),
       COALESCE(t.family_name, ''), COALESCE(t.given_name, ''), COALESCE(t.middle_name, '')
  FROM pupil_classes own
  JOIN classes c ON c.id = own.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
  LEFT JOIN people t ON t.id = COALESCE((SELECT cs.staff_id
                                           FROM class_staff cs
                                          WHERE cs.class_id = c.id AND cs.role = 'teacher' AND cs.gone = 0
                                          ORDER BY cs.is_primary DESC, cs.last_day DESC, cs.first_day DESC, cs.id
                                          LIMIT 1),
                                        (SELECT l.teacher_id
                                           FROM lessons l
                                          WHERE l.class_id = c.id AND l.gone = 0 AND l.teacher_id IS NOT NULL
                                          ORDER BY l.day DESC, l.id
                                          LIMIT 1),
                                        (SELECT x.teacher_id
                                           FROM timetable_slots x
                                          WHERE x.class_id = c.id AND x.gone = 0 AND x.teacher_id IS NOT NULL
                                          ORDER BY x.last_day DESC, x.id
                                          LIMIT 1))
 WHERE own.pupil_id = $1
   AND EXISTS (SELECT 1
                 FROM class_periods cp
                 JOIN periods p ON p.id = cp.period_id
                 JOIN periods y ON y.id = p.year_id
                 JOIN periods asked ON asked.id = $2
                WHERE cp.class_id = c.id AND p.gone = 0 AND y.gone = 0 AND y.ends_in = asked.ends_in
                  AND own.first_day <= y.last_day AND own.last_day >= y.first_day)
   AND (c.kind = 'group' OR EXISTS (SELECT 1 FROM lessons l WHERE l.class_id = c.id AND l.gone = 0)
        OR EXISTS (SELECT 1 FROM works w WHERE w.class_id = c.id AND w.gone = 0))
 ORDER BY own.first_day, own.last_day, c.id
