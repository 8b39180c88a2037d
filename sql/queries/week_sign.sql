-- A parent's signature under a pupil's week; no row when it stands there already.
-- $1 pupil, $2 Monday, $3 provider, $4 subject, $5 moment
INSERT INTO week_signatures (pupil_id, monday, provider, subject, signed_at)
VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (pupil_id, monday, provider, subject)
    DO UPDATE SET signed_at = excluded.signed_at, undone_at = NULL
 WHERE week_signatures.undone_at IS NOT NULL
RETURNING signed_at
