-- A new issue, one version above the last one.
-- $1 pupil, $2 login, $3 hash, $4 last day, $5 moment, $6 issuer
INSERT INTO credentials (pupil_id, version, login, password_hash, valid_until, withdrawn, issued_at, issued_by)
SELECT u.id, COALESCE((SELECT max(c.version) FROM credentials c WHERE c.pupil_id = u.id), 0) + 1,
       CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS DATE), 0, CAST($5 AS BIGINT), CAST($6 AS TEXT)
  FROM pupils u
 WHERE u.id = $1
RETURNING version
