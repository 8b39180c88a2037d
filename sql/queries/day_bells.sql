-- The bells of the days that name a bell schedule, at the school in which the pupil was on each day.
-- $1 pupil, $2 first day, $3 last day
WITH schools_of_pupil AS (SELECT school_id, first_day, last_day, year_first, year_last
                            FROM pupil_schools
                           WHERE pupil_id = $1),
     own_school AS (SELECT school_id FROM pupils WHERE id = $1),
     candidates AS MATERIALIZED (SELECT school_id FROM schools_of_pupil UNION SELECT school_id FROM own_school),
     own_days AS MATERIALIZED (
         SELECT k.day, k.school_id, k.schedule_name
           FROM candidates s
           JOIN calendar_days k ON k.school_id = s.school_id
          WHERE k.gone = 0 AND k.day BETWEEN $2 AND $3
            AND ((SELECT COUNT(*) FROM candidates) = 1
                 OR k.school_id = COALESCE((SELECT of_day.school_id
                                              FROM schools_of_pupil of_day
                                             WHERE k.day BETWEEN of_day.first_day AND of_day.last_day
                                               AND k.day BETWEEN of_day.year_first AND of_day.year_last
                                             ORDER BY of_day.first_day DESC, of_day.school_id
                                             LIMIT 1),
                                           (SELECT of_day.school_id
                                              FROM schools_of_pupil of_day
                                             WHERE k.day BETWEEN of_day.first_day AND of_day.last_day
                                             ORDER BY of_day.first_day DESC, of_day.year_first DESC, of_day.school_id
                                             LIMIT 1),
                                           (SELECT school_id FROM own_school))))
SELECT k.day, b.number, b.begins, b.ends
  FROM own_days k
  JOIN bells b ON b.school_id = k.school_id AND b.schedule_name = k.schedule_name
 WHERE b.gone = 0 AND b.kind = 'lesson'
 ORDER BY k.day, b.number
