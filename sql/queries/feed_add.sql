-- A new secret address; no row when one lives already, as the unique index says.
-- $1 hash, $2 provider, $3 subject, $4 child or 0, $5 language, $6 moment
INSERT INTO calendar_feeds (token_hash, provider, subject, child_number, language, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING
RETURNING token_hash
