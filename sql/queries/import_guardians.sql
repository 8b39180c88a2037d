-- A person is a guardian.
-- $1 person
INSERT INTO guardians (id)
VALUES ($1)
    ON CONFLICT (id) DO NOTHING
