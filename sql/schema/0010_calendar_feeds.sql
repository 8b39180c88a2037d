-- Secret addresses under which calendar programs read a schedule: of one child of a parent, or with child_number 0 of the
-- whole family. Only the SHA-256 of the secret is here. A feed lives as long as its bindings do.

CREATE TABLE calendar_feeds (
    token_hash TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    child_number INTEGER NOT NULL CHECK (child_number >= 0),
    language TEXT NOT NULL CHECK (language IN ('ru', 'en')),
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX calendar_feeds_by_owner ON calendar_feeds (provider, subject, child_number) WHERE revoked_at IS NULL;
