-- What the register says of a pupil, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO attendance (id, pupil_id, day, lesson_id, class_id, code, other_code, minutes, comment)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (id) DO UPDATE SET pupil_id = excluded.pupil_id, day = excluded.day,
                                   lesson_id = excluded.lesson_id, class_id = excluded.class_id,
                                   code = excluded.code, other_code = excluded.other_code,
                                   minutes = excluded.minutes, comment = excluded.comment, gone = 0
