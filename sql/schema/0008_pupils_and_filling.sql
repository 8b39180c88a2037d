-- Credentials of the pupils themselves beside those of the families, and when the teachers filled the journal.

-- For each audience a pupil has issues of its own: a family's credential connects a child, a pupil's one signs in.
CREATE TABLE credentials_by_audience (
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    audience TEXT NOT NULL CHECK (audience IN ('family', 'pupil')),
    version INTEGER NOT NULL CHECK (version > 0),
    login TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    valid_until DATE NOT NULL,
    withdrawn SMALLINT NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    issued_at BIGINT NOT NULL,
    issued_by TEXT NOT NULL,
    PRIMARY KEY (pupil_id, audience, version)
);
INSERT INTO credentials_by_audience (pupil_id, audience, version, login, password_hash, valid_until, withdrawn, issued_at,
                                     issued_by)
SELECT pupil_id, 'family', version, login, password_hash, valid_until, withdrawn, issued_at, issued_by
  FROM credentials;
DROP TABLE credentials;
ALTER TABLE credentials_by_audience RENAME TO credentials;
CREATE UNIQUE INDEX credentials_by_login ON credentials (login) WHERE withdrawn = 0;

-- told_at is when the teacher wrote it, as the source tells; came_at when an import first brought it, which says the same
-- of a source that is imported often. Both are empty for what came with the first set of its source, for that is old.
ALTER TABLE homework ADD COLUMN told_at BIGINT;
ALTER TABLE homework ADD COLUMN came_at BIGINT;
-- The same of the lesson's topic.
ALTER TABLE lessons ADD COLUMN told_at BIGINT;
ALTER TABLE lessons ADD COLUMN came_at BIGINT;
