-- What a person stated before.
-- $1 person
DELETE FROM guardianships
 WHERE stated_by = $1
