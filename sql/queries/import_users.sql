-- A person, new or changed.
-- $1 key, then the columns in the order of the list
INSERT INTO people (id, given_name, family_name, middle_name, email, phone, school_id)
VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (id) DO UPDATE SET given_name = excluded.given_name, family_name = excluded.family_name,
                                   middle_name = excluded.middle_name, email = excluded.email,
                                   phone = excluded.phone, school_id = excluded.school_id, gone = 0
