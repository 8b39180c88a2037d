-- The newest issue of a pupil's credential for an audience, and the version of the pupil's journal; no row for a pupil
-- who left.
-- $1 pupil, $2 audience
SELECT c.version, c.withdrawn,
       (SELECT CAST(COALESCE(SUM(j.version), 0) AS BIGINT)
          FROM journal_versions j
         WHERE j.pupil_id IN (0, c.pupil_id)) AS journal_version
  FROM credentials c
  JOIN people p ON p.id = c.pupil_id
 WHERE c.pupil_id = $1 AND c.audience = $2 AND p.gone = 0
 ORDER BY c.version DESC
 LIMIT 1
