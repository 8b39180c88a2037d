-- A mark, new or changed; gone while it has no value yet.
-- $1 key, then the columns in the order of the list
INSERT INTO marks (id, work_id, pupil_id, day, state, shown, points, five, comment, due_day, set_on, set_at,
                   gone)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    ON CONFLICT (id) DO UPDATE SET work_id = excluded.work_id, pupil_id = excluded.pupil_id, day = excluded.day,
                                   state = excluded.state, shown = excluded.shown, points = excluded.points,
                                   five = excluded.five, comment = excluded.comment, due_day = excluded.due_day,
                                   set_on = excluded.set_on, set_at = excluded.set_at, gone = excluded.gone
