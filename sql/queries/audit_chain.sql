-- The chain behind a link, a piece at a time.
-- $1 last sequence that is known
SELECT sequence, at, actor, role, action, object, value_before, value_after, request_id, previous_hash, hash
  FROM audit
 WHERE sequence > $1
 ORDER BY sequence
 LIMIT 1000
