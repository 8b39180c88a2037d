-- What kinds of work weigh in a pupil's schools in a run of days; the later ones first.
-- $1 pupil, $2 last day, $3 first day
SELECT w.school_id, k.title, w.weight, w.first_day, w.last_day
  FROM kind_weights w
  JOIN work_kinds k ON k.id = w.work_kind_id
 WHERE w.gone = 0
   AND w.school_id IN (SELECT school_id FROM pupil_schools WHERE pupil_id = $1)
   AND w.first_day <= $2 AND w.last_day >= $3
 ORDER BY k.title, w.first_day DESC, w.id DESC
