-- How many sessions of a source were over before a day.
-- $1 source, $2 day
SELECT COUNT(*)
  FROM source_records r
  JOIN periods p ON p.id = r.local_id
 WHERE r.source = $1 AND r.entity = 'academicSessions' AND p.gone = 0 AND p.last_day < $2
