// SPDX-License-Identifier: Apache-2.0
#include "handlers/period_in_address.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "handlers/frame.h"
#include "views/period_words.h"

namespace mrko::handlers {

using journal::PeriodUnit;
using Reason = views::PeriodRefusedPage::Reason;

namespace {

std::string value(const http::Request& request, std::string_view name) {
    return std::string{request.query(name).value_or("")};
}

std::optional<PeriodUnit> unit_of(std::string_view word) {
    static constexpr std::array units{
        PeriodUnit::day, PeriodUnit::week, PeriodUnit::month, PeriodUnit::study_period, PeriodUnit::year};
    const auto* const found = std::ranges::find(units, word, views::unit_word);
    return found == units.end() ? std::nullopt : std::optional{*found};
}

AskedPeriod shown(const journal::PeriodOutcome& outcome, const PeriodProblem& typed) {
    if (const auto* const choice = std::get_if<journal::PeriodChoice>(&outcome)) {
        return *choice;
    }
    auto problem = typed;
    switch (std::get<journal::PeriodRefused>(outcome).reason) {
        case journal::PeriodRefused::Reason::reversed: problem.reason = Reason::reversed; break;
        case journal::PeriodRefused::Reason::outside_year: problem.reason = Reason::outside_year; break;
    }
    return problem;
}

AskedPeriod read_span(const PeriodProblem& typed, const journal::StudyYear& year) {
    const auto from = journal::parse_day(typed.from);
    const auto to = journal::parse_day(typed.to);
    if (!from || !to) {
        auto problem = typed;
        problem.reason = from ? Reason::last_day_unreadable : Reason::first_day_unreadable;
        return problem;
    }
    return shown(journal::choose_span(*from, *to, year), typed);
}

}  // namespace

const journal::StudyYear* asked_year(const http::Request& request,
                                     const std::vector<journal::StudyYear>& years,
                                     const journal::SchoolDay& today) {
    for (const auto* const name : {"from", "at", "to"}) {
        if (const auto day = journal::parse_day(value(request, name))) {
            return journal::year_at(years, *day);
        }
    }
    return journal::year_at(years, today);
}

AskedPeriod read_period(const http::Request& request,
                        const journal::StudyYear& year,
                        PeriodUnit usual,
                        const journal::SchoolDay& today) {
    const PeriodProblem typed{.from = value(request, "from"), .to = value(request, "to"), .year = year.days};
    if (!typed.from.empty() || !typed.to.empty()) {
        return read_span(typed, year);
    }
    auto problem = typed;
    problem.reason = Reason::unknown_period;
    const auto word = request.query("period");
    const auto unit = word ? unit_of(*word) : usual;
    if (!unit) {
        return problem;
    }
    const auto at_text = request.query("at");
    const auto at = at_text ? journal::parse_day(*at_text) : std::clamp(today, year.days.first, year.days.last);
    if (!at) {
        return problem;
    }
    return shown(journal::choose_period(*unit, *at, year), typed);
}

journal::SchoolDay OpenedPeriod::nearest_day() const {
    return std::clamp(today, choice.days.first, choice.days.last);
}

std::variant<OpenedPeriod, PeriodProblem> find_period(const http::Request& request,
                                                      const std::vector<journal::StudyYear>& years,
                                                      PeriodUnit usual,
                                                      const journal::SchoolDay& today) {
    const auto* const year = asked_year(request, years, today);
    if (year == nullptr) {
        return PeriodProblem{};
    }
    auto asked = read_period(request, *year, usual, today);
    if (auto* const problem = std::get_if<PeriodProblem>(&asked)) {
        return std::move(*problem);
    }
    return OpenedPeriod{.year = *year, .choice = std::get<journal::PeriodChoice>(std::move(asked)), .today = today};
}

std::variant<OpenedPeriod, http::Response> open_period(const Call& call,
                                                       const access::Family& visitor,
                                                       const std::vector<journal::StudyYear>& years,
                                                       PeriodUnit usual,
                                                       const journal::SchoolDay& today,
                                                       const views::Templates& templates) {
    auto found = find_period(call.request, years, usual, today);
    if (const auto* const problem = std::get_if<PeriodProblem>(&found)) {
        return refuse_period(call, visitor, *problem, templates);
    }
    return std::get<OpenedPeriod>(std::move(found));
}

views::PeriodSwitch period_switch(std::string address, const OpenedPeriod& opened) {
    return {.address = std::move(address),
            .further = {},
            .choice = opened.choice,
            .system = journal::system_of(opened.year.periods),
            .year = opened.year.days,
            .today = opened.today};
}

http::Response refuse_period(const Call& call,
                             const access::Family& visitor,
                             const PeriodProblem& problem,
                             const views::Templates& templates) {
    const auto child = call.path.child();
    const views::PeriodRefusedPage page{.reason = problem.reason,
                                        .account_name = account_name(visitor, child),
                                        .child = child,
                                        .address = call.request.path(),
                                        .from = problem.from,
                                        .to = problem.to,
                                        .year = problem.year};
    const int status = problem.reason == Reason::outside_year ? 404 : 400;
    return http::Response::html(templates.render(page, frame_of(call, child, section_of_address(call), views::Section::none)),
                                status);
}

}  // namespace mrko::handlers
