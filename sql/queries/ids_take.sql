-- Takes a run of keys for an entity and returns the first key after the run.
-- $1 entity, $2 number of keys + 1
INSERT INTO next_ids (entity, next_id)
VALUES ($1, $2)
    ON CONFLICT (entity) DO UPDATE SET next_id = next_ids.next_id + excluded.next_id - 1
RETURNING next_id
