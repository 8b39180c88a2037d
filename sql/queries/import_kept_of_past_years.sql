-- What a source brought for the years before a day: a set that begins on that day says nothing about it.
-- $1 day, $2 source
WITH past_classes AS (SELECT cp.class_id AS id
                        FROM class_periods cp
                        JOIN periods p ON p.id = cp.period_id
                       GROUP BY cp.class_id
                      HAVING MAX(p.last_day) < $1)
SELECT r.entity, r.local_id
  FROM source_records r
 WHERE r.source = $2 AND r.gone = 0
   AND CASE r.entity
       WHEN 'academicSessions' THEN r.local_id IN (SELECT id FROM periods WHERE last_day < $1)
       WHEN 'classes' THEN r.local_id IN (SELECT id FROM past_classes)
       WHEN 'enrollments' THEN r.local_id IN (SELECT m.id FROM memberships m JOIN past_classes c ON c.id = m.class_id)
                            OR r.local_id IN (SELECT s.id FROM class_staff s JOIN past_classes c ON c.id = s.class_id)
       WHEN 'extMarkingRules' THEN r.local_id IN (SELECT id FROM marking_rules WHERE last_day < $1)
       WHEN 'extKindWeights' THEN r.local_id IN (SELECT id FROM kind_weights WHERE last_day < $1)
       WHEN 'extDays' THEN r.local_id IN (SELECT id FROM calendar_days WHERE day < $1)
       WHEN 'extTimetable' THEN r.local_id IN (SELECT t.id FROM timetable_slots t JOIN past_classes c ON c.id = t.class_id)
       WHEN 'extLessons' THEN r.local_id IN (SELECT id FROM lessons WHERE day < $1)
       WHEN 'extHomework' THEN r.local_id IN (SELECT id FROM homework WHERE day < $1)
       WHEN 'lineItems' THEN r.local_id IN (SELECT id FROM works WHERE day < $1)
       WHEN 'results' THEN r.local_id IN (SELECT id FROM marks WHERE day < $1)
                        OR r.local_id IN (SELECT f.id FROM final_marks f JOIN works w ON w.id = f.work_id
                                           WHERE w.day < $1)
       WHEN 'extAttendance' THEN r.local_id IN (SELECT id FROM attendance WHERE day < $1)
       WHEN 'extRemarks' THEN r.local_id IN (SELECT k.id FROM remarks k JOIN lessons l ON l.id = k.lesson_id
                                              WHERE l.day < $1)
       WHEN 'extEvents' THEN r.local_id IN (SELECT id FROM events WHERE COALESCE(last_day, first_day) < $1)
       ELSE 1 = 0 END
