-- A new secret address. One that lives already is in its way: the unique index says so.
-- $1 hash, $2 provider, $3 subject, $4 child or 0, $5 language, $6 moment
INSERT INTO calendar_feeds (token_hash, provider, subject, child_number, language, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
