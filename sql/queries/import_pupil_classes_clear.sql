-- The classes of every pupil are about to be worked out anew.
DELETE FROM pupil_classes
