-- A period that a class is marked by.
-- $1 class, $2 period
INSERT INTO class_periods (class_id, period_id)
VALUES ($1, $2)
    ON CONFLICT (class_id, period_id) DO NOTHING
