-- Something was written to a pupil's journal; of pupil 0, to everybody's.
-- $1 pupil
INSERT INTO journal_versions (pupil_id, version)
VALUES ($1, 1)
    ON CONFLICT (pupil_id) DO UPDATE SET version = journal_versions.version + 1
