-- The same child with a newer credential keeps its number; no row when somebody else renewed it first.
-- $1 name, $2 key of the name, $3 version, $4 provider, $5 subject, $6 number
UPDATE bindings
   SET account_name = $1, account_key = $2, credential_version = $3
 WHERE provider = $4 AND subject = $5 AND child_number = $6 AND removed_at IS NULL AND credential_version < $3
RETURNING child_number
