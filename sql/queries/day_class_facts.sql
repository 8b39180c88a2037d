-- What a run of days holds beside lessons for all pupils of the same classes: calendar days of the school in which the pupil
-- was on each, homework that is due.
-- $1 pupil, $2 first day, $3 last day
WITH schools_of_pupil AS (SELECT school_id, first_day, last_day, year_first, year_last
                            FROM pupil_schools
                           WHERE pupil_id = $1),
     own_school AS (SELECT school_id FROM pupils WHERE id = $1),
     candidates AS MATERIALIZED (SELECT school_id FROM schools_of_pupil UNION SELECT school_id FROM own_school)
SELECT 'calendar' AS what, k.day AS day, k.id AS id, CAST(NULL AS BIGINT) AS lesson_id, CAST(NULL AS BIGINT) AS class_id,
       k.kind AS code, k.week_cycle AS amount, k.held_as AS held_as, k.title AS text
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
                                  (SELECT school_id FROM own_school)))
UNION ALL
SELECT 'homework', h.day, h.id, h.lesson_id, h.class_id, h.state, CAST(NULL AS SMALLINT), CAST(NULL AS SMALLINT), h.text
  FROM pupil_classes own
  JOIN homework h ON h.class_id = own.class_id AND NOT (h.day < own.first_day OR h.day > own.last_day)
 WHERE own.pupil_id = $1 AND h.gone = 0 AND h.day BETWEEN $2 AND $3
 ORDER BY 1, 2, 3
