// SPDX-License-Identifier: Apache-2.0
// What a family reads in the diary. Every call takes a grant, so nothing is read that Policy did not allow.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "access/grant.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "sql/database.h"

namespace mrko::sql {

/// The little that the check page shows of a child before Finish.
struct PupilPreview {
    std::string given_name;
    std::string family_initial;  ///< one letter: "И"
    std::string class_name;      ///< "4Б"; empty when the pupil is in no class on that day
    std::string school_name;
};

/// All members but foresee_...() throw DatabaseDown. A pupil that the database does not know gives empty names and
/// empty weeks.
class DiaryReader {
public:
    DiaryReader() = default;
    DiaryReader(const DiaryReader&) = delete;
    DiaryReader& operator=(const DiaryReader&) = delete;
    virtual ~DiaryReader() = default;

    /// That card(), and week() or days(), will be asked the same: see ReadAhead.
    virtual void foresee_card(const access::PupilGrant& grant, const journal::SchoolDay& on) = 0;
    virtual void foresee_days(const access::PupilGrant& grant, const journal::DaySpan& days) = 0;

    [[nodiscard]] virtual journal::PupilCard card(const access::PupilGrant& grant, const journal::SchoolDay& on) = 0;

    /// The lessons of the pupil's own classes and subgroups as the membership is on each day. A day without lesson rows
    /// shows the timetable. A mark whose work names no lesson stands in the lesson of its class on the work's day, or
    /// in an extra row with number 0 when there is none; a mark of a Sunday stands on the last day that is shown.
    [[nodiscard]] virtual journal::Week week(const access::PupilGrant& grant, const journal::SchoolWeek& week) = 0;

    /// The same day by day for any span: every day of it from Monday to Saturday, a Saturday without lessons too, a
    /// Sunday only when it has a mark.
    [[nodiscard]] virtual std::vector<journal::Day> days(const access::PupilGrant& grant,
                                                         const journal::DaySpan& days) = 0;

    [[nodiscard]] virtual PupilPreview preview(const access::PreviewGrant& grant, const journal::SchoolDay& on) = 0;
};

/// `database` outlives the reader.
[[nodiscard]] std::unique_ptr<DiaryReader> make_diary_reader(Database& database);

}  // namespace mrko::sql
