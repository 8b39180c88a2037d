-- One link of the chain.
-- $1 sequence, $2 moment, $3 actor, $4 role, $5 action, $6 object, $7 before, $8 after, $9 request, $10 hash before,
-- $11 hash
INSERT INTO audit (sequence, at, actor, role, action, object, value_before, value_after, request_id, previous_hash,
                   hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
