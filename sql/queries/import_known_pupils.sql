-- The pupils of a source.
-- $1 source
SELECT u.id
  FROM source_records r
  JOIN pupils u ON u.id = r.local_id
 WHERE r.source = $1 AND r.entity = 'users'
