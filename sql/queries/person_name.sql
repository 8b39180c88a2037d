-- What a person is called.
-- $1 person
SELECT family_name, given_name, middle_name
  FROM people
 WHERE id = $1
