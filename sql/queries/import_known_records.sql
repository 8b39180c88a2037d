-- What a source brought before.
-- $1 source, $2 entity
SELECT sourced_id, local_id, content_hash, gone
  FROM source_records
 WHERE source = $1 AND entity = $2
