// SPDX-License-Identifier: Apache-2.0
// When the journal of a child's classes was filled.
#pragma once

#include <memory>
#include <vector>

#include "access/grant.h"
#include "journal/filling.h"
#include "journal/school_calendar.h"
#include "sql/database.h"

namespace mrko::sql {

/// All members but foresee_...() throw DatabaseDown.
class FillingReader {
public:
    FillingReader() = default;
    FillingReader(const FillingReader&) = delete;
    FillingReader& operator=(const FillingReader&) = delete;
    virtual ~FillingReader() = default;

    /// Lessons, homework that is due and the child's own marks of these days, in the classes and subgroups in which the
    /// child is on each.
    [[nodiscard]] virtual std::vector<journal::JournalFact> facts(const access::PupilGrant& grant,
                                                                  const journal::DaySpan& days) = 0;

    /// That homework() will be asked the same: see ReadAhead.
    virtual void foresee_homework(const access::PupilGrant& grant, const journal::DaySpan& days) = 0;

    /// Of the same days the homework alone of which it is known when it was written, with the day of its lesson: all
    /// that journal::usual_fillings looks at.
    [[nodiscard]] virtual std::vector<journal::JournalFact> homework(const access::PupilGrant& grant,
                                                                     const journal::DaySpan& days) = 0;
};

/// `database` outlives the reader.
[[nodiscard]] std::unique_ptr<FillingReader> make_filling_reader(Database& database);

}  // namespace mrko::sql
