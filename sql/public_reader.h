// SPDX-License-Identifier: Apache-2.0
// What everybody may read: public notices and the cards of schools. It takes no grant, and so its statements read the
// tables events and schools alone, where no person but a school's head is named (tests/sql/public_reader_test.cc).
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "journal/public_board.h"
#include "journal/school_calendar.h"
#include "sql/database.h"

namespace mrko::sql {

/// Which notices: of one school and of what stands above it, or of all; those that touch the days, newest first.
struct PublicNoticesWanted {
    std::optional<journal::SchoolId> school;
    journal::DaySpan days;
    int limit{1};   ///< > 0
    int offset{0};  ///< >= 0: how many of the newest are left out
};

/// All members throw DatabaseDown.
class PublicReader {
public:
    PublicReader() = default;
    PublicReader(const PublicReader&) = delete;
    PublicReader& operator=(const PublicReader&) = delete;
    virtual ~PublicReader() = default;

    [[nodiscard]] virtual std::vector<journal::PublicNotice> notices(const PublicNoticesWanted& wanted) = 0;
    /// From the day of the first public notice to that of the last; empty without any.
    [[nodiscard]] virtual std::optional<journal::DaySpan> days_of_notices() = 0;
    /// By name.
    [[nodiscard]] virtual std::vector<journal::PublicSchool> schools() = 0;
    /// Empty for a number that no school has, and for an org that is none.
    [[nodiscard]] virtual std::optional<journal::PublicSchool> school(journal::SchoolId school) = 0;
};

/// `database` outlives the reader.
[[nodiscard]] std::unique_ptr<PublicReader> make_public_reader(Database& database);

}  // namespace mrko::sql
