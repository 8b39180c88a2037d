-- The order in which a parent wants to see the children.

-- Empty until the parent orders the list for the first time, and for a child connected after that: such children come
-- last, by number.
ALTER TABLE bindings ADD COLUMN place INTEGER;
