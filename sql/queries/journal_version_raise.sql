-- Something was written to a pupil's journal; of pupil 0, to everybody's. The moment keeps a number from coming twice after
-- the database was restored.
-- $1 pupil, $2 moment
INSERT INTO journal_versions (pupil_id, version)
VALUES ($1, $2)
    ON CONFLICT (pupil_id)
    DO UPDATE SET version = CASE WHEN journal_versions.version < excluded.version THEN excluded.version
                                 ELSE journal_versions.version + 1 END
