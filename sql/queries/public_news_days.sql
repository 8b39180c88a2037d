-- The first and the last day of what everybody may read.
SELECT COALESCE(MIN(first_day), '0001-01-01'), COALESCE(MAX(first_day), '0001-01-01')
  FROM events
 WHERE is_public = 1 AND gone = 0
