-- An event of a school, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO events (id, school_id, class_id, kind, first_day, begins, last_day, ends, title, description)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (id) DO UPDATE SET school_id = excluded.school_id, class_id = excluded.class_id,
                                   kind = excluded.kind, first_day = excluded.first_day,
                                   begins = excluded.begins, last_day = excluded.last_day, ends = excluded.ends,
                                   title = excluded.title, description = excluded.description, gone = 0
