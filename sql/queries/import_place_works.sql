-- A work stands on the day of its lesson, wherever the lesson moved.
UPDATE works
   SET day = (SELECT l.day FROM lessons l WHERE l.id = works.lesson_id)
 WHERE lesson_id IS NOT NULL AND day <> (SELECT l.day FROM lessons l WHERE l.id = works.lesson_id)
