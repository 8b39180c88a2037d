-- The scale of a mark or final mark.
-- $1 mark
SELECT w.scale
  FROM marks m
  JOIN works w ON w.id = m.work_id
 WHERE m.id = $1
UNION ALL
SELECT w.scale
  FROM final_marks f
  JOIN works w ON w.id = f.work_id
 WHERE f.id = $1
