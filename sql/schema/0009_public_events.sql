-- News and events of a city and of a parallel, what of them everybody may read, and since when a school is connected.

-- school_id may be an org above the schools: then the event is of all of them. With grade it is of the forms of that
-- year alone.
ALTER TABLE events ADD COLUMN grade SMALLINT CHECK (grade BETWEEN 1 AND 12);
ALTER TABLE events ADD COLUMN place TEXT NOT NULL DEFAULT '';

-- What is of a form or a parallel, and every parent meeting, is nobody else's business.
ALTER TABLE events ADD COLUMN is_public SMALLINT NOT NULL DEFAULT 0
    CHECK (is_public = 0 OR (is_public = 1 AND kind <> 'parent_meeting' AND class_id IS NULL AND grade IS NULL));
CREATE INDEX events_of_everybody ON events (first_day) WHERE is_public = 1;

-- The day of the import that brought its first class; NULL: the school has none yet. 0001-01-01: before this was kept.
ALTER TABLE schools ADD COLUMN connected_on DATE;
UPDATE schools SET connected_on = '0001-01-01' WHERE id IN (SELECT school_id FROM classes WHERE gone = 0);
