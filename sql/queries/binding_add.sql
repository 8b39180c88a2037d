-- A child for a portal user.
-- $1 provider, $2 subject, $3 number, $4 name, $5 key of the name, $6 pupil, $7 version, $8 moment
INSERT INTO bindings (provider, subject, child_number, account_name, account_key, pupil_id, credential_version,
                      created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
