// SPDX-License-Identifier: Apache-2.0
// A child's school years beside the daily pages: years, subjects with their periods and rules, final marks, planned
// works, one mark with its history. Every call takes a grant, so nothing is read that Policy did not allow.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "access/grant.h"
#include "journal/final_marks.h"
#include "journal/mark_history.h"
#include "journal/outlook.h"
#include "journal/study_year.h"
#include "sql/database.h"

namespace mrko::sql {

/// All members throw DatabaseDown. A pupil that the database does not know gives empty answers.
class StudyReader {
public:
    StudyReader() = default;
    StudyReader(const StudyReader&) = delete;
    StudyReader& operator=(const StudyReader&) = delete;
    virtual ~StudyReader() = default;

    /// Oldest first. A child in no class of any year has the newest year of its school, with an empty class.
    [[nodiscard]] virtual std::vector<journal::StudyYear> years(const access::PupilGrant& grant) = 0;

    /// The subjects that the child learns or learned within `year`, in alphabetical order.
    [[nodiscard]] virtual std::vector<journal::Course> courses(const access::PupilGrant& grant,
                                                               const journal::StudyYear& year) = 0;

    /// Those of the year and of its periods, in the order of their days.
    [[nodiscard]] virtual std::vector<journal::FinalMark> final_marks(const access::PupilGrant& grant,
                                                                      const journal::StudyYear& year) = 0;

    /// Works of the subject on these days that have no mark of this child yet; by day. Works of another subgroup are
    /// not the child's.
    [[nodiscard]] virtual std::vector<journal::PlannedWork> planned_works(const access::PupilGrant& grant,
                                                                          journal::SubjectId subject,
                                                                          const journal::DaySpan& days) = 0;

    /// Empty for a mark of somebody else and for a number that no mark has: the two look the same.
    [[nodiscard]] virtual std::optional<journal::MarkHistory> mark(const access::PupilGrant& grant,
                                                                   journal::MarkId mark) = 0;
};

/// `database` outlives the reader.
[[nodiscard]] std::unique_ptr<StudyReader> make_study_reader(Database& database);

}  // namespace mrko::sql
