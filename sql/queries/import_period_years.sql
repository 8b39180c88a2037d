-- A period belongs to the school year of its parent; run once for each level above the lowest.
UPDATE periods
   SET year_id = CASE WHEN kind = 'school_year' THEN id
                      ELSE (SELECT above.year_id FROM periods above WHERE above.id = periods.parent_id) END
 WHERE kind = 'school_year' OR parent_id IS NOT NULL
