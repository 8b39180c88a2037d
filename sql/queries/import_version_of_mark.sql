-- What a mark is, as a version of it, if it is about to become another one; with NULL for all new values in any case.
-- $1 key, $2 change, $3 moment, $4 who changes it, $5 mark, then the new values
INSERT INTO mark_versions (id, mark_id, change, changed_at, changed_by, state, shown, points, five, comment, due_day)
SELECT CAST($1 AS BIGINT), id, CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT),
       state, shown, points, five, comment, due_day
  FROM marks
 WHERE id = $5 AND gone = 0
   AND (state IS DISTINCT FROM $6 OR shown IS DISTINCT FROM $7 OR points IS DISTINCT FROM $8
        OR comment IS DISTINCT FROM $9 OR due_day IS DISTINCT FROM $10)
