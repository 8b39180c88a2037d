-- The pupils that imports brought under a sourced id; several when sources use the same one.
-- $1 sourced id
SELECT pupils.id
  FROM source_records
  JOIN pupils ON pupils.id = source_records.local_id
 WHERE source_records.entity = 'users' AND source_records.sourced_id = $1 AND source_records.gone = 0
