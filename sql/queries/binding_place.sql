-- Where a child stands in the parent's list.
-- $1 place, $2 provider, $3 subject, $4 number
UPDATE bindings
   SET place = $1
 WHERE provider = $2 AND subject = $3 AND child_number = $4 AND removed_at IS NULL
