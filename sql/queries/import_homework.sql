-- A homework, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO homework (id, class_id, lesson_id, assigned_on, day, state, text)
VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (id) DO UPDATE SET class_id = excluded.class_id, lesson_id = excluded.lesson_id,
                                   assigned_on = excluded.assigned_on, day = excluded.day,
                                   state = excluded.state, text = excluded.text, gone = 0
