-- A school year or a period of one, new or changed; its year_id follows.
-- $1 key, then the columns in the order of the list
INSERT INTO periods (id, kind, title, first_day, last_day, parent_id, ends_in)
VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, first_day = excluded.first_day,
                                   last_day = excluded.last_day, parent_id = excluded.parent_id,
                                   ends_in = excluded.ends_in, gone = 0
