// SPDX-License-Identifier: Apache-2.0
// The statements about days with the rows that they return: the diary's pages and the page of one mark ask the same.
// Private to sql/: includes Poco.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

#include "access/grant.h"
#include "journal/school_calendar.h"
#include "sql/class_rows.h"
#include "sql/day_rows.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

class DayReading {
public:
    explicit DayReading(Connection& connection)
        : classes_(connection),
          lessons_(connection, queries::day_lessons),
          timetable_(connection, queries::day_timetable),
          bells_(connection, queries::day_bells),
          class_facts_(connection, queries::day_class_facts),
          marks_(connection, queries::day_marks),
          attempts_(connection, queries::day_attempts),
          own_facts_(connection, queries::day_own_facts) {}

    /// That read() will be asked.
    void foresee(const access::PupilGrant& grant, const journal::DaySpan& days) {
        const auto pupil = grant.pupil();
        const auto first = journal::iso(days.first);
        const auto last = journal::iso(days.last);
        classes_.foresee(pupil, days);
        marks_.foresee(pupil.value, first, last);
        own_facts_.foresee(pupil.value, first, last, reader_of(grant));
    }

    [[nodiscard]] DayRows read(const access::PupilGrant& grant, const journal::DaySpan& days) {
        const auto pupil = grant.pupil();
        const auto first = journal::iso(days.first);
        const auto last = journal::iso(days.last);
        auto [classes, marks, own_facts] = together(classes_.classes_in(pupil, days),
                                                    marks_.with(pupil.value, first, last),
                                                    own_facts_.with(pupil.value, first, last, reader_of(grant)));
        auto rows = schedule_of(pupil, classes, days);
        rows.marks = std::move(marks);
        std::ranges::move(own_facts, std::back_inserter(rows.facts));
        if (std::ranges::any_of(rows.marks, [](const MarkRow& row) { return row.corrected != 0; })) {
            rows.attempts = attempts_(pupil.value, first, last);
        }
        return rows;
    }

    /// Lessons, timetable, calendar and homework alone: no mark is asked for, no absence and no remark.
    [[nodiscard]] DayRows read_schedule(journal::PupilId pupil, const journal::DaySpan& days) {
        auto [classes] = together(classes_.classes_in(pupil, days));
        return schedule_of(pupil, classes, days);
    }

private:
    [[nodiscard]] static const char* reader_of(const access::PupilGrant& grant) noexcept {
        return grant.reader() == access::Reader::parent ? "parent" : "pupil";
    }

    [[nodiscard]] DayRows schedule_of(journal::PupilId pupil, const ClassSet& classes, const journal::DaySpan& days) {
        const auto first = journal::iso(days.first);
        const auto last = journal::iso(days.last);
        DayRows rows;
        auto& lessons = lessons_.with(pupil.value, first, last);
        auto& slots = timetable_.with(pupil.value, last, first);
        auto& bells = bells_.with(pupil.value, first, last);
        auto& facts = class_facts_.with(pupil.value, first, last);
        std::tie(rows.lessons, rows.slots, rows.bells, rows.facts) =
            classes_.are_of_many(pupil, days) ? classes_.read(pupil, classes, days, lessons, slots, bells, facts)
                                              : together(lessons, slots, bells, facts);
        return rows;
    }

    ClassRows classes_;
    KeptRead<LessonRow, std::int64_t, std::string, std::string> lessons_;
    KeptRead<SlotRow, std::int64_t, std::string, std::string> timetable_;
    KeptRead<BellRow, std::int64_t, std::string, std::string> bells_;
    KeptRead<FactRow, std::int64_t, std::string, std::string> class_facts_;
    KeptRead<MarkRow, std::int64_t, std::string, std::string> marks_;
    KeptRead<AttemptRow, std::int64_t, std::string, std::string> attempts_;
    KeptRead<FactRow, std::int64_t, std::string, std::string, std::string> own_facts_;
};

}  // namespace mrko::sql
