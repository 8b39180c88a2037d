-- Whatever the pupil had for that audience opens nothing any more. Returns the versions.
-- $1 pupil, $2 audience
UPDATE credentials
   SET withdrawn = 1
 WHERE pupil_id = $1 AND audience = $2 AND withdrawn = 0
RETURNING version
