-- The signatures that hold under a pupil's week, the newest first.
-- $1 pupil, $2 Monday
SELECT provider, subject, signed_at
  FROM week_signatures
 WHERE pupil_id = $1 AND monday = $2 AND undone_at IS NULL
 ORDER BY signed_at DESC, provider, subject
