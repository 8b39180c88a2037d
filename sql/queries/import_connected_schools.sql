-- Schools whose first classes have come are connected from now on.
-- $1 today
UPDATE schools
   SET connected_on = $1
 WHERE connected_on IS NULL AND id IN (SELECT school_id FROM classes WHERE gone = 0)
