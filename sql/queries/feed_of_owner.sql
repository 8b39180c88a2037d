-- The address that lives, without its secret. One row at most.
-- $1 provider, $2 subject, $3 child or 0
SELECT token_hash, created_at
  FROM calendar_feeds
 WHERE provider = $1 AND subject = $2 AND child_number = $3 AND revoked_at IS NULL
