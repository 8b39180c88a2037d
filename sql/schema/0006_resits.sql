-- Which values of a mark count after a resit, and which of its versions were ended by one.

ALTER TABLE marking_rules ADD COLUMN resit TEXT NOT NULL DEFAULT 'newest' CHECK (resit IN ('newest', 'best', 'both'));

-- With resit 1 the version is an attempt of its own; with 0 it was a slip that was put right, or was withdrawn.
ALTER TABLE mark_versions ADD COLUMN resit SMALLINT NOT NULL DEFAULT 0 CHECK (resit IN (0, 1));
