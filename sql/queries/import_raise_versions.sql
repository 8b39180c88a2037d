-- A set of a source may change the diary of everybody whom the source has ever named, also of those who left it.
-- $1 source
INSERT INTO journal_versions (pupil_id, version)
SELECT DISTINCT p.id, 1
  FROM source_records r
  JOIN pupils p ON p.id = r.local_id
 WHERE r.source = $1 AND r.entity = 'users'
    ON CONFLICT (pupil_id) DO UPDATE SET version = journal_versions.version + 1
