-- The highest number that a row of the audit ever got; no row before the first.
SELECT next_id - 1
  FROM next_ids
 WHERE entity = 'audit'
