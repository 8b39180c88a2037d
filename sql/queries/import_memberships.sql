-- A pupil in a class, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO memberships (id, class_id, pupil_id, first_day, last_day)
VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET class_id = excluded.class_id, pupil_id = excluded.pupil_id,
                                   first_day = excluded.first_day, last_day = excluded.last_day, gone = 0
