-- Takes a parent's signature back; no row when there is none that holds.
-- $1 moment, $2 pupil, $3 Monday, $4 provider, $5 subject
UPDATE week_signatures
   SET undone_at = $1
 WHERE pupil_id = $2 AND monday = $3 AND provider = $4 AND subject = $5 AND undone_at IS NULL
RETURNING signed_at
