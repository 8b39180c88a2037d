-- The bells of the days that name a bell schedule.
-- $1 pupil, $2 first day, $3 last day
SELECT k.day, b.number, b.begins, b.ends
  FROM pupils u
  JOIN calendar_days k ON k.school_id = u.school_id
  JOIN bells b ON b.school_id = k.school_id AND b.schedule_name = k.schedule_name
 WHERE u.id = $1 AND k.gone = 0 AND b.gone = 0 AND b.kind = 'lesson' AND k.day BETWEEN $2 AND $3
 ORDER BY k.day, b.number
