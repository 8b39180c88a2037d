-- A day of the calendar, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO calendar_days (id, school_id, day, kind, week_cycle, held_as, schedule_name, title)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (id) DO UPDATE SET school_id = excluded.school_id, day = excluded.day, kind = excluded.kind,
                                   week_cycle = excluded.week_cycle, held_as = excluded.held_as,
                                   schedule_name = excluded.schedule_name, title = excluded.title, gone = 0
