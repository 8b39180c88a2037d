-- The family name of a pupil, from which a login is made.
-- $1 pupil
SELECT p.family_name
  FROM pupils u
  JOIN people p ON p.id = u.id
 WHERE u.id = $1
