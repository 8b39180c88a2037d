-- An event of a school or of an org above it, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO events (id, school_id, class_id, grade, kind, first_day, begins, last_day, ends, title, description, place,
                    is_public)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    ON CONFLICT (id) DO UPDATE SET school_id = excluded.school_id, class_id = excluded.class_id,
                                   grade = excluded.grade, kind = excluded.kind, first_day = excluded.first_day,
                                   begins = excluded.begins, last_day = excluded.last_day, ends = excluded.ends,
                                   title = excluded.title, description = excluded.description,
                                   place = excluded.place, is_public = excluded.is_public, gone = 0
