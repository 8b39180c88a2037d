-- The owner's address opens nothing any more. No row when there was none.
-- $1 moment, $2 provider, $3 subject, $4 child or 0
UPDATE calendar_feeds
   SET revoked_at = $1
 WHERE provider = $2 AND subject = $3 AND child_number = $4 AND revoked_at IS NULL
RETURNING language
