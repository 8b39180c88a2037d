-- The works of a source, as far as their marks depend on them.
-- $1 source
SELECT w.id, w.mark_kind, w.class_id, w.period_id, w.scale, w.day
  FROM source_records r
  JOIN works w ON w.id = r.local_id
 WHERE r.source = $1 AND r.entity = 'lineItems'
