-- The weeks that parents have signed as read, as they sign the paper diary. A signature that was taken back stays with
-- its end; who signed when stands in the audit too.
CREATE TABLE week_signatures (
    pupil_id BIGINT NOT NULL REFERENCES pupils (id),
    monday DATE NOT NULL,
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    undone_at BIGINT,
    PRIMARY KEY (pupil_id, monday, provider, subject)
);
