-- The classes of a pupil in a run of days, each with the version of its schedule, and the pupil's own school: what lessons,
-- timetable, homework, calendar and bells of these days follow from. No row for a pupil in no class.
-- $1 pupil, $2 first day, $3 last day
SELECT own.class_id, own.first_day, own.last_day, COALESCE(v.version, 0) AS version, u.school_id
  FROM pupil_classes own
  JOIN pupils u ON u.id = own.pupil_id
  LEFT JOIN class_versions v ON v.class_id = own.class_id
 WHERE own.pupil_id = $1 AND own.last_day >= $2 AND own.first_day <= $3
 ORDER BY 1, 2, 3
