-- A lesson, new or changed. When its topic came stays, once there is one.
-- $1 key, then the columns in the order of the list
INSERT INTO lessons (id, class_id, day, number, begins, ends, room, teacher_id, substitute_id, status, topic, told_at,
                     came_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    ON CONFLICT (id) DO UPDATE SET class_id = excluded.class_id, day = excluded.day, number = excluded.number,
                                   begins = excluded.begins, ends = excluded.ends, room = excluded.room,
                                   teacher_id = excluded.teacher_id, substitute_id = excluded.substitute_id,
                                   status = excluded.status, topic = excluded.topic, told_at = excluded.told_at,
                                   came_at = CASE WHEN lessons.topic = '' THEN excluded.came_at
                                                  ELSE lessons.came_at END, gone = 0
