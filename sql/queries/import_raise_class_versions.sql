-- A set of a source may change the schedule of every class that the source has ever named.
-- $1 moment, $2 source
INSERT INTO class_versions (class_id, version)
SELECT DISTINCT c.id, CAST($1 AS BIGINT)
  FROM source_records r
  JOIN classes c ON c.id = r.local_id
 WHERE r.source = $2 AND r.entity = 'classes'
    ON CONFLICT (class_id)
    DO UPDATE SET version = CASE WHEN class_versions.version < excluded.version THEN excluded.version
                                 ELSE class_versions.version + 1 END
