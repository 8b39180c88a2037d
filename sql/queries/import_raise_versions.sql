-- A set of a source may change the diary of everybody whom the source has ever named, also of those who left it.
-- $1 moment, $2 source
INSERT INTO journal_versions (pupil_id, version)
SELECT DISTINCT p.id, CAST($1 AS BIGINT)
  FROM source_records r
  JOIN pupils p ON p.id = r.local_id
 WHERE r.source = $2 AND r.entity = 'users'
    ON CONFLICT (pupil_id)
    DO UPDATE SET version = CASE WHEN journal_versions.version < excluded.version THEN excluded.version
                                 ELSE journal_versions.version + 1 END
