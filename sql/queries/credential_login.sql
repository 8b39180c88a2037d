-- The login of one issue of the credential for a pupil's family, withdrawn ones too.
-- $1 pupil, $2 version
SELECT login
  FROM credentials
 WHERE pupil_id = $1 AND audience = 'family' AND version = $2
