-- Another name for a child; no row when it has this very name, or is not in the list.
-- $1 name, $2 key of the name, $3 provider, $4 subject, $5 number
UPDATE bindings
   SET account_name = $1, account_key = $2
 WHERE provider = $3 AND subject = $4 AND child_number = $5 AND removed_at IS NULL AND account_name <> $1
RETURNING child_number
