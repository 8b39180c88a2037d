-- The memberships that pupils had when they left.
-- $1 source, $2 day
SELECT m.id, m.last_day
  FROM source_records r
  JOIN memberships m ON m.id = r.local_id
  JOIN people p ON p.id = m.pupil_id
 WHERE r.source = $1 AND r.entity = 'enrollments' AND p.gone = 1 AND m.gone = 0 AND m.first_day <= $2
