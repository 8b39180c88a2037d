-- A person is a member of the staff.
-- $1 person
INSERT INTO staff (id)
VALUES ($1)
    ON CONFLICT (id) DO NOTHING
