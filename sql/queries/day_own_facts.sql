-- What a run of days holds beside marks for one pupil: attendance and remarks; a pupil does not read those for parents alone.
-- $1 pupil, $2 first day, $3 last day, $4 parent or pupil
SELECT 'attendance' AS what, a.day AS day, a.id AS id, a.lesson_id AS lesson_id,
       CASE WHEN c.kind = 'group' THEN a.class_id END AS class_id, a.code AS code, a.minutes AS amount,
       CAST(NULL AS SMALLINT) AS held_as, a.comment AS text
  FROM attendance a
  LEFT JOIN classes c ON c.id = a.class_id
 WHERE a.pupil_id = $1 AND a.gone = 0 AND a.day BETWEEN $2 AND $3
UNION ALL
SELECT 'remark', l.day, r.id, r.lesson_id, l.class_id, '', CAST(NULL AS SMALLINT), CAST(NULL AS SMALLINT), r.text
  FROM remarks r
  JOIN lessons l ON l.id = r.lesson_id
 WHERE r.pupil_id = $1 AND r.gone = 0 AND l.gone = 0 AND l.day BETWEEN $2 AND $3
   AND (r.parents_only = 0 OR $4 = 'parent')
 ORDER BY 1, 2, 3
