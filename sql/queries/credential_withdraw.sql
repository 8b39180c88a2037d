-- Whatever the pupil had opens nothing any more. Returns the versions.
-- $1 pupil
UPDATE credentials
   SET withdrawn = 1
 WHERE pupil_id = $1 AND withdrawn = 0
RETURNING version
