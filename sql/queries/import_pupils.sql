-- A person is a pupil of a school.
-- $1 person, $2 school
INSERT INTO pupils (id, school_id)
VALUES ($1, $2)
    ON CONFLICT (id) DO UPDATE SET school_id = excluded.school_id
