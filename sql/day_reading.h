// SPDX-License-Identifier: Apache-2.0
// The statements about days with the rows that they return: the diary's pages and the page of one mark ask the same.
// Private to sql/: includes Poco.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "journal/ids.h"
#include "journal/school_calendar.h"
#include "sql/day_rows.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

class DayReading {
public:
    explicit DayReading(Connection& connection)
        : lessons_(connection, queries::day_lessons),
          timetable_(connection, queries::day_timetable),
          bells_(connection, queries::day_bells),
          marks_(connection, queries::day_marks),
          attempts_(connection, queries::day_attempts),
          facts_(connection, queries::day_facts) {}

    [[nodiscard]] DayRows read(journal::PupilId pupil, const journal::DaySpan& days) {
        const auto first = journal::iso(days.first);
        const auto last = journal::iso(days.last);
        DayRows rows;
        rows.lessons = lessons_(pupil.value, first, last);
        rows.slots = timetable_(pupil.value, last, first);
        rows.marks = marks_(pupil.value, first, last);
        if (std::ranges::any_of(rows.marks, [](const MarkRow& row) { return row.corrected != 0; })) {
            rows.attempts = attempts_(pupil.value, first, last);
        }
        rows.facts = facts_(pupil.value, first, last);
        if (!rows.slots.empty()) {
            rows.bells = bells_(pupil.value, first, last);
        }
        return rows;
    }

    /// Lessons, timetable and homework alone: no mark is asked for, and no absence or remark is handed on.
    [[nodiscard]] DayRows read_schedule(journal::PupilId pupil, const journal::DaySpan& days) {
        const auto first = journal::iso(days.first);
        const auto last = journal::iso(days.last);
        DayRows rows;
        rows.lessons = lessons_(pupil.value, first, last);
        rows.slots = timetable_(pupil.value, last, first);
        rows.facts = facts_(pupil.value, first, last);
        std::erase_if(rows.facts,
                      [](const FactRow& fact) { return fact.what != "calendar" && fact.what != "homework"; });
        if (!rows.slots.empty()) {
            rows.bells = bells_(pupil.value, first, last);
        }
        return rows;
    }

private:
    KeptRead<LessonRow, std::int64_t, std::string, std::string> lessons_;
    KeptRead<SlotRow, std::int64_t, std::string, std::string> timetable_;
    KeptRead<BellRow, std::int64_t, std::string, std::string> bells_;
    KeptRead<MarkRow, std::int64_t, std::string, std::string> marks_;
    KeptRead<AttemptRow, std::int64_t, std::string, std::string> attempts_;
    KeptRead<FactRow, std::int64_t, std::string, std::string> facts_;
};

}  // namespace mrko::sql
