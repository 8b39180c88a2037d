-- What a secret address shows: the child of the feed, or every child of the family, as long as it is bound. No row: the
-- address is unknown or revoked, or the children were removed.
-- $1 hash
SELECT f.child_number, f.language, b.child_number, b.account_name, b.pupil_id, b.credential_version
  FROM calendar_feeds f
  JOIN bindings b ON b.provider = f.provider AND b.subject = f.subject AND b.removed_at IS NULL
                 AND (f.child_number = 0 OR f.child_number = b.child_number)
 WHERE f.token_hash = $1 AND f.revoked_at IS NULL
 ORDER BY b.child_number
