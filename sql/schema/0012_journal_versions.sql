-- How often something was written to a pupil's journal, so that an answer that was kept can be told from an old one.
-- Whoever writes what a diary shows raises it in the same transaction. Pupil 0 stands for everybody: the version of a
-- pupil is the sum of both. No row is version 0.
CREATE TABLE journal_versions (
    pupil_id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL
);
