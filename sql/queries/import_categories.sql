-- A kind of work, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO work_kinds (id, title, weight)
VALUES ($1, $2, $3)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, weight = excluded.weight, gone = 0
