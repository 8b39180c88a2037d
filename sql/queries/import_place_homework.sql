-- Homework is due on the day of its lesson, wherever the lesson moved.
UPDATE homework
   SET day = (SELECT l.day FROM lessons l WHERE l.id = homework.lesson_id)
 WHERE lesson_id IS NOT NULL AND day <> (SELECT l.day FROM lessons l WHERE l.id = homework.lesson_id)
