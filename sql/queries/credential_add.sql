-- A new issue, one version above the last one for that audience.
-- $1 pupil, $2 audience, $3 login, $4 hash, $5 last day, $6 moment, $7 issuer
INSERT INTO credentials (pupil_id, audience, version, login, password_hash, valid_until, withdrawn, issued_at, issued_by)
VALUES ($1, $2, 1 + (SELECT COALESCE(max(c.version), 0)
                       FROM credentials c
                      WHERE c.pupil_id = $1 AND c.audience = $2), $3, $4, $5, 0, $6, $7)
RETURNING version
