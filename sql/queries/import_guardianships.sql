-- A pupil and a guardian, as one of them states.
-- $1 pupil, $2 guardian, $3 who states it
INSERT INTO guardianships (pupil_id, guardian_id, stated_by)
VALUES ($1, $2, $3)
    ON CONFLICT (pupil_id, guardian_id, stated_by) DO NOTHING
