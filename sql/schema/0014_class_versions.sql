-- The version of each class's schedule: lessons, timetable, homework, and the calendar and bells of its school. Raised in
-- the transaction of every write to them; rows kept elsewhere are named by it (decision 33). No row: never written since.
CREATE TABLE class_versions (
    class_id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL
);
