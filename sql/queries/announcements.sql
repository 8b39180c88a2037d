-- What touches a run of days and is for the pupil: of the school in which the pupil is then or of an org above it, for
-- all or for the pupil's year; or of a class of the pupil's. The form of that day is the one whose year began last, for
-- memberships of former years may have no end.
-- $1 pupil, $2 first day, $3 last day
WITH RECURSIVE own_orgs (school_id, org_id) AS (
    SELECT s.school_id, s.school_id
      FROM (SELECT school_id FROM pupil_schools WHERE pupil_id = $1
            UNION
            SELECT school_id FROM pupils WHERE id = $1) s
    UNION
    SELECT o.school_id, above.parent_id
      FROM own_orgs o
      JOIN schools above ON above.id = o.org_id
     WHERE above.parent_id IS NOT NULL)
SELECT e.id, e.kind, COALESCE(c.title, ''), e.grade, org.kind, org.name, e.first_day, e.begins, e.last_day, e.ends,
       e.title, e.description, e.place
  FROM events e
  JOIN schools org ON org.id = e.school_id
  LEFT JOIN classes c ON c.id = e.class_id
 WHERE e.gone = 0
   AND e.school_id IN (SELECT org_id FROM own_orgs)
   AND COALESCE(e.last_day, e.first_day) >= $2 AND e.first_day <= $3
   AND CASE WHEN e.class_id IS NULL
            THEN EXISTS (SELECT 1
                           FROM own_orgs o
                          WHERE o.org_id = e.school_id
                            AND o.school_id = COALESCE((SELECT s.school_id
                                                          FROM pupil_schools s
                                                         WHERE s.pupil_id = $1
                                                           AND e.first_day BETWEEN s.first_day AND s.last_day
                                                           AND e.first_day BETWEEN s.year_first AND s.year_last
                                                         ORDER BY s.first_day DESC, s.school_id
                                                         LIMIT 1),
                                                       (SELECT s.school_id
                                                          FROM pupil_schools s
                                                         WHERE s.pupil_id = $1
                                                           AND e.first_day BETWEEN s.first_day AND s.last_day
                                                         ORDER BY s.first_day DESC, s.year_first DESC, s.school_id
                                                         LIMIT 1),
                                                       (SELECT school_id FROM pupils WHERE id = $1)))
            ELSE EXISTS (SELECT 1
                           FROM pupil_classes own
                          WHERE own.pupil_id = $1 AND own.class_id = e.class_id
                            AND own.first_day <= COALESCE(e.last_day, e.first_day) AND own.last_day >= e.first_day) END
   AND (e.grade IS NULL
        OR ',' || COALESCE((SELECT f.grades
                              FROM pupil_classes own
                              JOIN classes f ON f.id = own.class_id AND f.kind = 'homeroom'
                              LEFT JOIN class_periods cp ON cp.class_id = f.id
                              LEFT JOIN periods p ON p.id = cp.period_id
                              LEFT JOIN periods y ON y.id = p.year_id
                             WHERE own.pupil_id = $1
                               AND own.first_day <= COALESCE(e.last_day, e.first_day) AND own.last_day >= e.first_day
                               AND COALESCE(y.first_day, own.first_day) <= COALESCE(e.last_day, e.first_day)
                             ORDER BY COALESCE(y.first_day, own.first_day) DESC, f.id
                             LIMIT 1), '') || ',' LIKE '%,' || CAST(e.grade AS TEXT) || ',%')
 ORDER BY e.first_day, COALESCE(e.begins, 0), e.id
