-- A form or a group, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO classes (id, school_id, kind, title, grades, code, subject_id, homeroom_id, subgroup, room)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (id) DO UPDATE SET school_id = excluded.school_id, kind = excluded.kind, title = excluded.title,
                                   grades = excluded.grades, code = excluded.code,
                                   subject_id = excluded.subject_id, homeroom_id = excluded.homeroom_id,
                                   subgroup = excluded.subgroup, room = excluded.room, gone = 0
