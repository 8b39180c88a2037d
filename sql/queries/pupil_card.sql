-- The heading of a diary: the pupil, the form of that day with its class teacher, and the school of that form; the
-- school of another class of that day without a form, and the pupil's own on a day in no class. One row at most.
-- $1 day, $2 pupil
SELECT p.given_name, p.family_name, s.id, s.name, s.address, s.phone, COALESCE(f.title, ''),
       COALESCE(t.family_name, ''), COALESCE(t.given_name, ''), COALESCE(t.middle_name, '')
  FROM pupils u
  JOIN people p ON p.id = u.id
  LEFT JOIN pupil_classes m ON m.pupil_id = u.id AND $1 BETWEEN m.first_day AND m.last_day
                           AND EXISTS (SELECT 1
                                         FROM classes h
                                        WHERE h.id = m.class_id AND h.kind = 'homeroom')
  LEFT JOIN classes f ON f.id = m.class_id
  JOIN schools s ON s.id = COALESCE(f.school_id,
                                    (SELECT of_day.school_id
                                       FROM pupil_schools of_day
                                      WHERE of_day.pupil_id = u.id AND $1 BETWEEN of_day.first_day AND of_day.last_day
                                      ORDER BY CASE WHEN $1 BETWEEN of_day.year_first AND of_day.year_last THEN 0 ELSE 1 END,
                                               of_day.first_day DESC, of_day.year_first DESC, of_day.school_id
                                      LIMIT 1),
                                    u.school_id)
  LEFT JOIN class_staff cs ON cs.class_id = f.id AND cs.role = 'teacher' AND cs.gone = 0
                          AND $1 BETWEEN cs.first_day AND cs.last_day
  LEFT JOIN people t ON t.id = cs.staff_id
 WHERE u.id = $2
 ORDER BY CASE WHEN EXISTS (SELECT 1
                              FROM class_periods cp
                              JOIN periods q ON q.id = cp.period_id
                              JOIN periods y ON y.id = q.year_id
                             WHERE cp.class_id = f.id AND $1 BETWEEN y.first_day AND y.last_day) THEN 0 ELSE 1 END,
          COALESCE(m.first_day, '0001-01-01') DESC,
          COALESCE((SELECT MAX(y.first_day)
                      FROM class_periods cp
                      JOIN periods q ON q.id = cp.period_id
                      JOIN periods y ON y.id = q.year_id
                     WHERE cp.class_id = f.id), '0001-01-01') DESC,
          COALESCE(cs.is_primary, 0) DESC, cs.id
 LIMIT 1
