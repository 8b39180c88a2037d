-- The last link before a sequence number.
-- $1 sequence
SELECT hash
  FROM audit
 WHERE sequence < $1
 ORDER BY sequence DESC
 LIMIT 1
