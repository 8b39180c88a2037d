-- A member of the staff in a class, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO class_staff (id, class_id, staff_id, role, is_primary, first_day, last_day)
VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (id) DO UPDATE SET class_id = excluded.class_id, staff_id = excluded.staff_id,
                                   role = excluded.role, is_primary = excluded.is_primary,
                                   first_day = excluded.first_day, last_day = excluded.last_day, gone = 0
