-- What a mark was before a change that the source tells of, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO mark_versions (id, mark_id, change, changed_at, changed_by, reason, state, shown, points, five, comment,
                           resit)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    ON CONFLICT (id) DO UPDATE SET mark_id = excluded.mark_id, change = excluded.change,
                                   changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                                   reason = excluded.reason, state = excluded.state, shown = excluded.shown,
                                   points = excluded.points, five = excluded.five, comment = excluded.comment,
                                   resit = excluded.resit, gone = 0
