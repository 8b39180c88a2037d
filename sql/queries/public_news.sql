-- What everybody may read of what touches a run of days: of one school and the orgs above it, or of all with 0. It reads
-- no table that holds people. Newest first.
-- $1 school, $2 first day, $3 last day, $4 how many, $5 how many before them
WITH RECURSIVE orgs (id) AS (
    SELECT s.id FROM schools s WHERE s.id = $1
    UNION
    SELECT above.parent_id
      FROM orgs o
      JOIN schools above ON above.id = o.id
     WHERE above.parent_id IS NOT NULL)
SELECT e.id, e.kind, org.id, org.kind, org.name, e.first_day, e.begins, e.last_day, e.ends, e.title, e.description,
       e.place
  FROM events e
  JOIN schools org ON org.id = e.school_id AND org.gone = 0
 WHERE e.is_public = 1 AND e.gone = 0 AND ($1 = 0 OR e.school_id IN (SELECT id FROM orgs))
   AND COALESCE(e.last_day, e.first_day) >= $2 AND e.first_day <= $3
 ORDER BY e.first_day DESC, COALESCE(e.begins, 0) DESC, e.id DESC
 LIMIT $4 OFFSET $5
