// SPDX-License-Identifier: Apache-2.0
// The one reader of `from`, `to`, `period` and `at` in addresses, and the one answer to a period that cannot be shown.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "access/visitor.h"
#include "handlers/call.h"
#include "http/response.h"
#include "journal/period_choice.h"
#include "journal/study_year.h"
#include "views/period_refused.h"
#include "views/template_set.h"

namespace mrko::handlers {

/// Why the address names no period to show, with the values as they came.
struct PeriodProblem {
    views::PeriodRefusedPage::Reason reason{views::PeriodRefusedPage::Reason::outside_year};
    std::string from;
    std::string to;
};

using AskedPeriod = std::variant<journal::PeriodChoice, PeriodProblem>;

/// The year of `years` that the address is about: the one that holds `from` or `at`, else today, else the nearest. Null
/// when there is none.
[[nodiscard]] const journal::StudyYear* asked_year(const http::Request& request,
                                                   const std::vector<journal::StudyYear>& years,
                                                   const journal::SchoolDay& today);

/// `from` and `to` win over `period` (day, week, month, quarter, year) and `at` (a day of it; without it today, or the
/// year's day that is nearest). Without any of them the period is `usual` at today.
[[nodiscard]] AskedPeriod read_period(const http::Request& request,
                                      const journal::StudyYear& year,
                                      journal::PeriodUnit usual,
                                      const journal::SchoolDay& today);

/// The page for a problem, or for a child without any academic year (`year` null): 404 outside the year, else 400.
[[nodiscard]] http::Response refuse_period(const Call& call,
                                           const access::Family& visitor,
                                           access::ChildNumber child,
                                           const PeriodProblem& problem,
                                           const journal::StudyYear* year,
                                           const views::Templates& templates);

}  // namespace mrko::handlers
