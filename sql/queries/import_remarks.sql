-- A remark, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO remarks (id, pupil_id, lesson_id, text, parents_only)
VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET pupil_id = excluded.pupil_id, lesson_id = excluded.lesson_id,
                                   text = excluded.text, parents_only = excluded.parents_only, gone = 0
