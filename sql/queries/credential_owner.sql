-- Whose a login is now, and for which audience.
-- $1 login in lower case
SELECT pupil_id, audience
  FROM credentials
 WHERE login = $1 AND withdrawn = 0
