-- The marking rules of a school or of one of its classes, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO marking_rules (id, school_id, class_id, title, five, four, three, five_with_two, minimum_marks,
                           minimum_marks_often, often_above, resit, first_day, last_day)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    ON CONFLICT (id) DO UPDATE SET school_id = excluded.school_id, class_id = excluded.class_id,
                                   title = excluded.title, five = excluded.five, four = excluded.four,
                                   three = excluded.three, five_with_two = excluded.five_with_two,
                                   minimum_marks = excluded.minimum_marks,
                                   minimum_marks_often = excluded.minimum_marks_often,
                                   often_above = excluded.often_above, resit = excluded.resit,
                                   first_day = excluded.first_day, last_day = excluded.last_day, gone = 0
