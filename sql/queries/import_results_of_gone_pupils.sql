-- Marks and final marks of pupils who left: they stay, though a new set does not name them.
-- $1 source
SELECT r.local_id
  FROM source_records r
  JOIN marks m ON m.id = r.local_id
  JOIN people p ON p.id = m.pupil_id
 WHERE r.source = $1 AND r.entity = 'results' AND p.gone = 1
UNION ALL
SELECT r.local_id
  FROM source_records r
  JOIN final_marks f ON f.id = r.local_id
  JOIN people p ON p.id = f.pupil_id
 WHERE r.source = $1 AND r.entity = 'results' AND p.gone = 1
