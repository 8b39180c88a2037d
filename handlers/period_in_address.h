// SPDX-License-Identifier: Apache-2.0
// The one reader of `from`, `to`, `period` and `at` in addresses, how every page of a period begins, and the one answer
// to a period that cannot be shown.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "access/visitor.h"
#include "handlers/call.h"
#include "http/response.h"
#include "journal/period_choice.h"
#include "journal/study_year.h"
#include "views/period_refused.h"
#include "views/period_switch.h"
#include "views/template_set.h"

namespace mrko::handlers {

/// Why the address names no period to show, with the values as they came.
struct PeriodProblem {
    views::PeriodRefusedPage::Reason reason{views::PeriodRefusedPage::Reason::outside_year};
    std::string from;
    std::string to;
    std::optional<journal::DaySpan> year{};  ///< what may be asked for; empty for a child without any academic year
};

using AskedPeriod = std::variant<journal::PeriodChoice, PeriodProblem>;

/// A period that can be shown, with what surrounds it.
struct OpenedPeriod {
    journal::StudyYear year;
    journal::PeriodChoice choice;  ///< within the year
    journal::SchoolDay today{};

    /// The day of the period that is nearest to today: whose class and rules the page shows.
    [[nodiscard]] journal::SchoolDay nearest_day() const;
};

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

/// Both at once: the period of the address, `usual` without one, in the year of `years` that the address is about.
[[nodiscard]] std::variant<OpenedPeriod, PeriodProblem> find_period(const http::Request& request,
                                                                    const std::vector<journal::StudyYear>& years,
                                                                    journal::PeriodUnit usual,
                                                                    const journal::SchoolDay& today);

/// The period for a page of `call`'s child, or the page that refuses it.
[[nodiscard]] std::variant<OpenedPeriod, http::Response> open_period(const Call& call,
                                                                     const access::Family& visitor,
                                                                     const std::vector<journal::StudyYear>& years,
                                                                     journal::PeriodUnit usual,
                                                                     const journal::SchoolDay& today,
                                                                     const views::Templates& templates);

/// The choice of a period above the page at `address`, which has no query.
[[nodiscard]] views::PeriodSwitch period_switch(std::string address, const OpenedPeriod& opened);

/// The page for a problem with the period of `call`'s child: 404 outside the year, else 400.
[[nodiscard]] http::Response refuse_period(const Call& call,
                                           const access::Family& visitor,
                                           const PeriodProblem& problem,
                                           const views::Templates& templates);

}  // namespace mrko::handlers
