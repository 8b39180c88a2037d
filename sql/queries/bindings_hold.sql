-- Makes other changes of the same list wait until the transaction ends.
-- $1 provider, $2 subject
UPDATE bindings
   SET place = place
 WHERE provider = $1 AND subject = $2
