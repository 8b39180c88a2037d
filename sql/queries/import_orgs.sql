-- A school, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO schools (id, kind, name, identifier, parent_id, address, phone, head_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, identifier = excluded.identifier,
                                   parent_id = excluded.parent_id, address = excluded.address,
                                   phone = excluded.phone, head_name = excluded.head_name, gone = 0
