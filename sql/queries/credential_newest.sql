-- The newest issue of a pupil's credential for an audience; no row for a pupil who left.
-- $1 pupil, $2 audience
SELECT c.version, c.withdrawn
  FROM credentials c
  JOIN people p ON p.id = c.pupil_id
 WHERE c.pupil_id = $1 AND c.audience = $2 AND p.gone = 0
 ORDER BY c.version DESC
 LIMIT 1
