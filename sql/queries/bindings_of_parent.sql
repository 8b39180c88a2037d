-- Every child that a portal user ever connected, in the parent's order; removed ones too, for their numbers are never
-- given again.
-- $1 provider, $2 subject
SELECT child_number, account_name, account_key, pupil_id, credential_version,
       CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END
  FROM bindings
 WHERE provider = $1 AND subject = $2
 ORDER BY CASE WHEN place IS NULL THEN 1 ELSE 0 END, place, child_number
