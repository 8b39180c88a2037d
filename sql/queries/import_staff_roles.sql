-- A role of a member of the staff, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO staff_roles (id, staff_id, school_id, role, other_role, is_primary, first_day, last_day)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (id) DO UPDATE SET staff_id = excluded.staff_id, school_id = excluded.school_id,
                                   role = excluded.role, other_role = excluded.other_role,
                                   is_primary = excluded.is_primary, first_day = excluded.first_day,
                                   last_day = excluded.last_day, gone = 0
