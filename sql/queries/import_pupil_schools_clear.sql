-- The schools of every pupil are about to be worked out anew.
DELETE FROM pupil_schools
