-- A new issue, one version above the last one.
-- $1 pupil, $2 login, $3 hash, $4 last day, $5 moment, $6 issuer
INSERT INTO credentials (pupil_id, version, login, password_hash, valid_until, withdrawn, issued_at, issued_by)
VALUES ($1, 1 + (SELECT COALESCE(max(c.version), 0) FROM credentials c WHERE c.pupil_id = $1), $2, $3, $4, 0, $5, $6)
RETURNING version
