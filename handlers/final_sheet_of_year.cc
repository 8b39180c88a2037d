// SPDX-License-Identifier: Apache-2.0
#include "handlers/final_sheet_of_year.h"

#include <algorithm>
#include <optional>

namespace mrko::handlers {

namespace {

/// Only the final marks of form 11 need a former year.
std::optional<journal::TenthForm> tenth_form(const access::PupilGrant& grant,
                                             const std::vector<journal::StudyYear>& years,
                                             const journal::StudyYear& year,
                                             sql::StudyReader& study) {
    const auto* const tenth =
        journal::form_number(year.class_name) == 11 ? journal::year_in_form(years, 10, year) : nullptr;
    if (tenth == nullptr) {
        return std::nullopt;
    }
    return journal::TenthForm{
        .year = *tenth, .courses = study.courses(grant, *tenth), .set = study.final_marks(grant, *tenth)};
}

}  // namespace

FinalSheetOfYear final_sheet_of_year(const access::PupilGrant& grant,
                                     const std::vector<journal::StudyYear>& years,
                                     const journal::StudyYear& year,
                                     const journal::SchoolDay& today,
                                     sql::DiaryReader& diary,
                                     sql::StudyReader& study) {
    const journal::DaySpan so_far{year.days.first, std::clamp(today, year.days.first, year.days.last)};
    const auto courses = study.courses(grant, year);
    const auto days = diary.days(grant, so_far);
    return {.tables = journal::final_sheet(
                year, courses, study.final_marks(grant, year), days, today, tenth_form(grant, years, year, study)),
            .rules = journal::rules_of_subjects(courses, so_far.last)};
}

}  // namespace mrko::handlers
