-- The periods that a class had before.
-- $1 class
DELETE FROM class_periods
 WHERE class_id = $1
