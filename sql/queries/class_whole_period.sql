-- Whether a run of days is a whole period or year of one of a pupil's classes: one row, or none.
-- $1 pupil, $2 first day, $3 last day
SELECT 1 AS is_one
  FROM pupil_classes own
  JOIN class_periods cp ON cp.class_id = own.class_id
  JOIN periods p ON p.id = cp.period_id
  LEFT JOIN periods y ON y.id = p.year_id
 WHERE own.pupil_id = $1
   AND ((p.first_day = $2 AND p.last_day = $3) OR (y.first_day = $2 AND y.last_day = $3))
 LIMIT 1
