-- The marking rules that a pupil's schools and classes have in a run of days; the stronger ones first.
-- $1 pupil, $2 last day, $3 first day
SELECT r.id, r.school_id, r.class_id, CASE WHEN c.kind = 'group' THEN 2 WHEN c.kind = 'homeroom' THEN 1 ELSE 0 END,
       r.title, r.five, r.four, r.three, CASE WHEN r.five_with_two = 'barred' THEN 1 ELSE 0 END,
       r.minimum_marks, r.minimum_marks_often, r.often_above, r.resit, r.first_day, r.last_day
  FROM marking_rules r
  LEFT JOIN classes c ON c.id = r.class_id
 WHERE r.gone = 0
   AND r.school_id IN (SELECT school_id FROM pupil_schools WHERE pupil_id = $1)
   AND (r.class_id IS NULL OR r.class_id IN (SELECT class_id FROM pupil_classes WHERE pupil_id = $1))
   AND r.first_day <= $2 AND r.last_day >= $3
 ORDER BY 4 DESC, r.first_day DESC, r.id DESC
