-- A homework, new or changed. When it first came stays.
-- $1 key, then the columns in the order of the list
INSERT INTO homework (id, class_id, lesson_id, assigned_on, day, state, text, told_at, came_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (id) DO UPDATE SET class_id = excluded.class_id, lesson_id = excluded.lesson_id,
                                   assigned_on = excluded.assigned_on, day = excluded.day,
                                   state = excluded.state, text = excluded.text, told_at = excluded.told_at, gone = 0
