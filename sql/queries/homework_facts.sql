-- When the homework of the pupil's classes and subgroups was written, and on the day of which lesson it was set: as the
-- school says, or the lesson before the day on which it is due. Homework that is due in a run of days.
-- $1 first day, $2 pupil, $3 last day
SELECT h.class_id, COALESCE(c.subject_id, -c.id) AS subject_id, h.day,
       COALESCE(h.assigned_on,
                (SELECT MAX(l.day)
                   FROM lessons l
                  WHERE l.class_id = h.class_id AND l.gone = 0 AND l.status <> 'cancelled'
                    AND l.day >= $1 AND l.day < h.day
                    AND EXISTS (SELECT 1
                                  FROM pupil_classes of_day
                                 WHERE of_day.pupil_id = own.pupil_id AND of_day.class_id = own.class_id
                                   AND l.day BETWEEN of_day.first_day AND of_day.last_day))) AS set_on,
       COALESCE(h.told_at, h.came_at) AS written_at
  FROM pupil_classes own
  JOIN homework h ON h.class_id = own.class_id AND NOT (h.day < own.first_day OR h.day > own.last_day)
  JOIN classes c ON c.id = h.class_id
 WHERE own.pupil_id = $2 AND h.gone = 0 AND h.day BETWEEN $1 AND $3 AND COALESCE(h.told_at, h.came_at) IS NOT NULL
 ORDER BY h.day, h.class_id, h.id
