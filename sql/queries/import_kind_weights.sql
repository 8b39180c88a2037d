-- The weight of a kind of work in a school, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO kind_weights (id, school_id, work_kind_id, weight, first_day, last_day)
VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (id) DO UPDATE SET school_id = excluded.school_id, work_kind_id = excluded.work_kind_id,
                                   weight = excluded.weight, first_day = excluded.first_day,
                                   last_day = excluded.last_day, gone = 0
