-- Where a row came from and what it said.
-- $1 source, $2 entity, $3 sourced id, $4 key, $5 hash of the content, $6 whether it is gone
INSERT INTO source_records (source, entity, sourced_id, local_id, content_hash, gone)
VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (source, entity, sourced_id) DO UPDATE SET content_hash = excluded.content_hash, gone = excluded.gone
