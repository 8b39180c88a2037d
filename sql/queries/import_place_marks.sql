-- A mark stands on the day of its work.
UPDATE marks
   SET day = (SELECT w.day FROM works w WHERE w.id = marks.work_id)
 WHERE day <> (SELECT w.day FROM works w WHERE w.id = marks.work_id)
