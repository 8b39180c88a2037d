-- Days of a school's breaks that have a name, of the school in which the pupil is on each.
-- $1 pupil, $2 first day, $3 last day
SELECT DISTINCT k.day, k.title
  FROM calendar_days k
 WHERE k.gone = 0 AND k.kind = 'holiday' AND k.title <> ''
   AND k.school_id = COALESCE((SELECT s.school_id
                                 FROM pupil_schools s
                                WHERE s.pupil_id = $1 AND k.day BETWEEN s.first_day AND s.last_day
                                  AND k.day BETWEEN s.year_first AND s.year_last
                                ORDER BY s.first_day DESC, s.school_id
                                LIMIT 1),
                              (SELECT s.school_id
                                 FROM pupil_schools s
                                WHERE s.pupil_id = $1 AND k.day BETWEEN s.first_day AND s.last_day
                                ORDER BY s.first_day DESC, s.year_first DESC, s.school_id
                                LIMIT 1),
                              (SELECT school_id FROM pupils WHERE id = $1))
   AND k.day BETWEEN $2 AND $3
 ORDER BY k.day, k.title
