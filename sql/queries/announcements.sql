-- What touches a run of days at the school in which the pupil is then: of the whole school, or of a class of the pupil's.
-- $1 pupil, $2 first day, $3 last day
SELECT e.id, e.kind, COALESCE(c.title, ''), e.first_day, e.begins, e.last_day, e.ends, e.title, e.description
  FROM events e
  LEFT JOIN classes c ON c.id = e.class_id
 WHERE e.gone = 0
   AND e.school_id IN (SELECT school_id FROM pupil_schools WHERE pupil_id = $1
                       UNION
                       SELECT school_id FROM pupils WHERE id = $1)
   AND COALESCE(e.last_day, e.first_day) >= $2 AND e.first_day <= $3
   AND CASE WHEN e.class_id IS NULL
            THEN e.school_id = COALESCE((SELECT s.school_id
                                           FROM pupil_schools s
                                          WHERE s.pupil_id = $1 AND e.first_day BETWEEN s.first_day AND s.last_day
                                            AND e.first_day BETWEEN s.year_first AND s.year_last
                                          ORDER BY s.first_day DESC, s.school_id
                                          LIMIT 1),
                                        (SELECT s.school_id
                                           FROM pupil_schools s
                                          WHERE s.pupil_id = $1 AND e.first_day BETWEEN s.first_day AND s.last_day
                                          ORDER BY s.first_day DESC, s.year_first DESC, s.school_id
                                          LIMIT 1),
                                        (SELECT school_id FROM pupils WHERE id = $1))
            ELSE EXISTS (SELECT 1
                           FROM pupil_classes own
                          WHERE own.pupil_id = $1 AND own.class_id = e.class_id
                            AND own.first_day <= COALESCE(e.last_day, e.first_day) AND own.last_day >= e.first_day) END
 ORDER BY e.first_day, COALESCE(e.begins, 0), e.id
