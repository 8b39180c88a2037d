-- A work, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO works (id, class_id, lesson_id, work_kind_id, period_id, mark_kind, title, description, assigned_on,
                   due_day, day, scale, least, most, weight, own_weight)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
    ON CONFLICT (id) DO UPDATE SET class_id = excluded.class_id, lesson_id = excluded.lesson_id,
                                   work_kind_id = excluded.work_kind_id, period_id = excluded.period_id,
                                   mark_kind = excluded.mark_kind, title = excluded.title,
                                   description = excluded.description, assigned_on = excluded.assigned_on,
                                   due_day = excluded.due_day, day = excluded.day, scale = excluded.scale,
                                   least = excluded.least, most = excluded.most, weight = excluded.weight,
                                   own_weight = excluded.own_weight, gone = 0
