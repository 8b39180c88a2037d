-- A final mark, new or changed; gone while it has no value yet.
-- $1 key, then the columns in the order of the list
INSERT INTO final_marks (id, work_id, class_id, period_id, pupil_id, kind, shown, points, five, comment, set_on,
                         set_at, gone)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    ON CONFLICT (id) DO UPDATE SET work_id = excluded.work_id, class_id = excluded.class_id,
                                   period_id = excluded.period_id, pupil_id = excluded.pupil_id,
                                   kind = excluded.kind, shown = excluded.shown, points = excluded.points,
                                   five = excluded.five, comment = excluded.comment, set_on = excluded.set_on,
                                   set_at = excluded.set_at, gone = excluded.gone
