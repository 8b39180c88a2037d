-- MRKO credentials, the children that parents connected, the audit, and where imported rows came from.

-- Every issue is a row; the newest version of a pupil counts, if it is not withdrawn.
CREATE TABLE credentials (
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    version INTEGER NOT NULL CHECK (version > 0),
    login TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    valid_until DATE NOT NULL,
    withdrawn SMALLINT NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    issued_at BIGINT NOT NULL,
    issued_by TEXT NOT NULL,
    PRIMARY KEY (pupil_id, version)
);
CREATE UNIQUE INDEX credentials_by_login ON credentials (login) WHERE withdrawn = 0;

CREATE TABLE bindings (
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    child_number INTEGER NOT NULL CHECK (child_number > 0),
    account_name TEXT NOT NULL CHECK (account_name <> ''),
    account_key TEXT NOT NULL CHECK (account_key <> ''),
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    credential_version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT,
    PRIMARY KEY (provider, subject, child_number)
);
CREATE UNIQUE INDEX bindings_by_name ON bindings (provider, subject, account_key) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX bindings_by_pupil ON bindings (provider, subject, pupil_id) WHERE removed_at IS NULL;

CREATE TABLE audit (
    sequence BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    value_before TEXT NOT NULL,
    value_after TEXT NOT NULL,
    request_id TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);

-- One row a record of an import: sourced ids are unique within one source and entity only.
CREATE TABLE source_records (
    source TEXT NOT NULL,
    entity TEXT NOT NULL,
    sourced_id TEXT NOT NULL,
    local_id BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    gone SMALLINT NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    PRIMARY KEY (source, entity, sourced_id)
);
