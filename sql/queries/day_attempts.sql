-- The values that stood before resits in the marks of a pupil in a run of days, the oldest of a mark first, and which of
-- them count: by the rules of the group before those of its form, and those before the school's.
-- $1 pupil, $2 first day, $3 last day
SELECT v.mark_id, v.shown, v.points, v.five,
       COALESCE((SELECT r.resit
                   FROM marking_rules r
                   LEFT JOIN classes rc ON rc.id = r.class_id
                  WHERE r.gone = 0 AND r.school_id = c.school_id
                    AND (r.class_id IS NULL OR r.class_id = c.id OR r.class_id = c.homeroom_id)
                    AND m.day BETWEEN r.first_day AND r.last_day
                  ORDER BY CASE WHEN rc.kind = 'group' THEN 2 WHEN rc.kind = 'homeroom' THEN 1 ELSE 0 END DESC,
                           r.first_day DESC, r.id DESC
                  LIMIT 1), 'newest')
  FROM marks m
  JOIN mark_versions v ON v.mark_id = m.id
  JOIN works w ON w.id = m.work_id
  JOIN classes c ON c.id = w.class_id
 WHERE m.pupil_id = $1 AND m.day BETWEEN $2 AND $3 AND m.gone = 0 AND w.gone = 0 AND w.mark_kind = 'current'
   AND v.gone = 0 AND v.resit = 1 AND v.state = 'given' AND v.points IS NOT NULL
 ORDER BY v.mark_id, v.changed_at, v.id
