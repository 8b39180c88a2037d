-- A bell, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO bells (id, school_id, schedule_name, number, title, kind, begins, ends)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (id) DO UPDATE SET school_id = excluded.school_id, schedule_name = excluded.schedule_name,
                                   number = excluded.number, title = excluded.title, kind = excluded.kind,
                                   begins = excluded.begins, ends = excluded.ends, gone = 0
