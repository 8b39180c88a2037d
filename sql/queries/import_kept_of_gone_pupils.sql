-- What stays of pupils who left, though a new set does not name it.
-- $1 source
SELECT 'results', r.local_id
  FROM source_records r
  JOIN marks m ON m.id = r.local_id
  JOIN people p ON p.id = m.pupil_id
 WHERE r.source = $1 AND r.entity = 'results' AND p.gone = 1
UNION ALL
SELECT 'results', r.local_id
  FROM source_records r
  JOIN final_marks f ON f.id = r.local_id
  JOIN people p ON p.id = f.pupil_id
 WHERE r.source = $1 AND r.entity = 'results' AND p.gone = 1
UNION ALL
SELECT 'extAttendance', r.local_id
  FROM source_records r
  JOIN attendance a ON a.id = r.local_id
  JOIN people p ON p.id = a.pupil_id
 WHERE r.source = $1 AND r.entity = 'extAttendance' AND p.gone = 1
UNION ALL
SELECT 'extRemarks', r.local_id
  FROM source_records r
  JOIN remarks k ON k.id = r.local_id
  JOIN people p ON p.id = k.pupil_id
 WHERE r.source = $1 AND r.entity = 'extRemarks' AND p.gone = 1
