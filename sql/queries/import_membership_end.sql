-- A membership ends.
-- $1 last day, $2 key
UPDATE memberships
   SET last_day = $1
 WHERE id = $2
