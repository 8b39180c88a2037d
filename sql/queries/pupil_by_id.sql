-- Whether a pupil of that key is there.
-- $1 key
SELECT id
  FROM pupils
 WHERE id = $1
