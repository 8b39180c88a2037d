-- What a mark was before each change, the oldest first.
-- $1 mark
SELECT change, resit, changed_at, changed_by, reason, state, shown, points, five, comment, due_day
  FROM mark_versions
 WHERE mark_id = $1 AND gone = 0
 ORDER BY changed_at, id
