-- The login of one issue of a pupil's credential, withdrawn ones too.
-- $1 pupil, $2 version
SELECT login
  FROM credentials
 WHERE pupil_id = $1 AND version = $2
