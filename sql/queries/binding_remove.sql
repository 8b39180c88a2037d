-- Takes a child out of the list; no row when it is not in the list any more.
-- $1 moment, $2 provider, $3 subject, $4 number
UPDATE bindings
   SET removed_at = $1
 WHERE provider = $2 AND subject = $3 AND child_number = $4 AND removed_at IS NULL
RETURNING child_number
