-- A subject, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO subjects (id, school_id, title, code)
VALUES ($1, $2, $3, $4)
    ON CONFLICT (id) DO UPDATE SET school_id = excluded.school_id, title = excluded.title, code = excluded.code,
                                   gone = 0
