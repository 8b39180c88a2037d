-- The credential that a login opens now for an audience, and whose it is.
-- $1 login in lower case, $2 audience
SELECT c.pupil_id, c.version, c.password_hash, c.valid_until, u.school_id
  FROM credentials c
  JOIN pupils u ON u.id = c.pupil_id
  JOIN people p ON p.id = c.pupil_id
 WHERE c.login = $1 AND c.audience = $2 AND c.withdrawn = 0 AND p.gone = 0
