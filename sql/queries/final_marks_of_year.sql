-- The marks of periods and of the year that a pupil has in one year, in the order of their days.
-- $1 pupil, $2 year
SELECT f.id, COALESCE(c.subject_id, -c.id), f.kind, p.id, f.shown, w.scale, f.points, f.five, f.comment, f.set_on,
       COALESCE(s.title, c.title), p.title, p.first_day, p.last_day
  FROM final_marks f
  JOIN works w ON w.id = f.work_id
  JOIN classes c ON c.id = f.class_id
  LEFT JOIN subjects s ON s.id = c.subject_id
  JOIN periods p ON p.id = f.period_id
  JOIN periods y ON y.id = p.year_id
  JOIN periods asked ON asked.ends_in = y.ends_in
 WHERE f.pupil_id = $1 AND asked.id = $2 AND f.gone = 0 AND w.gone = 0
 ORDER BY p.last_day, CASE f.kind WHEN 'period' THEN 0 WHEN 'year' THEN 1 WHEN 'exam' THEN 2 ELSE 3 END, f.set_on, f.id
