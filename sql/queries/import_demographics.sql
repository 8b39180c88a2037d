-- Birth date and sex of a person who is there: the row is never new, so the names are not written.
-- $1 person, $2 given name, $3 family name, $4 birth date, $5 sex
INSERT INTO people (id, given_name, family_name, birth_date, sex)
VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO UPDATE SET birth_date = excluded.birth_date, sex = excluded.sex
