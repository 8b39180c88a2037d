-- The heading of a diary: the pupil, the school, the form of that day and its class teacher. One row at most.
-- $1 day, $2 pupil
SELECT p.given_name, p.family_name, s.name, s.address, s.phone, COALESCE(f.title, ''),
       COALESCE(t.family_name, ''), COALESCE(t.given_name, ''), COALESCE(t.middle_name, '')
  FROM pupils u
  JOIN people p ON p.id = u.id
  JOIN schools s ON s.id = u.school_id
  LEFT JOIN memberships m ON m.pupil_id = u.id AND m.gone = 0 AND $1 BETWEEN m.first_day AND m.last_day
                         AND EXISTS (SELECT 1
                                       FROM classes h
                                      WHERE h.id = m.class_id AND h.kind = 'homeroom' AND h.gone = 0)
  LEFT JOIN classes f ON f.id = m.class_id
  LEFT JOIN class_staff cs ON cs.class_id = f.id AND cs.role = 'teacher' AND cs.gone = 0
                          AND $1 BETWEEN cs.first_day AND cs.last_day
  LEFT JOIN people t ON t.id = cs.staff_id
 WHERE u.id = $2
 ORDER BY COALESCE(m.first_day, '0001-01-01') DESC, COALESCE(cs.is_primary, 0) DESC, cs.id
 LIMIT 1
