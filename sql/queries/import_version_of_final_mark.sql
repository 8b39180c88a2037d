-- What a final mark is, as a version of it, if it is about to become another one; with NULL for all new values in any
-- case.
-- $1 key, $2 change, $3 moment, $4 who changes it, $5 mark, then the new values
INSERT INTO mark_versions (id, mark_id, change, changed_at, changed_by, state, shown, points, five, comment)
SELECT CAST($1 AS BIGINT), id, CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT),
       'given', shown, points, five, comment
  FROM final_marks
 WHERE id = $5 AND gone = 0
   AND (shown IS DISTINCT FROM $6 OR points IS DISTINCT FROM $7 OR comment IS DISTINCT FROM $8)
