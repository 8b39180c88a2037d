-- A slot of the timetable, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO timetable_slots (id, class_id, period_id, week_cycle, day_of_week, number, bell_id, room,
                             teacher_id, first_day, last_day)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (id) DO UPDATE SET class_id = excluded.class_id, period_id = excluded.period_id,
                                   week_cycle = excluded.week_cycle, day_of_week = excluded.day_of_week,
                                   number = excluded.number, bell_id = excluded.bell_id, room = excluded.room,
                                   teacher_id = excluded.teacher_id, first_day = excluded.first_day,
                                   last_day = excluded.last_day, gone = 0
