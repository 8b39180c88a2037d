-- The greatest key of a mark or final mark; 0 without any.
SELECT COALESCE(MAX(id), 0)
  FROM (SELECT MAX(id) AS id FROM marks UNION ALL SELECT MAX(id) FROM final_marks) newest
