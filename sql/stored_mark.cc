// SPDX-License-Identifier: Apache-2.0
#include "sql/stored_mark.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mrko::sql {

using journal::Mark;
using journal::ResitRule;
using journal::Scale;

Scale scale_named(std::string_view name) noexcept {
    constexpr std::array scales{std::pair{std::string_view{"five"}, Scale::five},
                                std::pair{std::string_view{"twenty"}, Scale::twenty},
                                std::pair{std::string_view{"hundred"}, Scale::hundred},
                                std::pair{std::string_view{"pass_fail"}, Scale::pass_fail},
                                std::pair{std::string_view{"letter"}, Scale::letter}};
    const auto* const found = std::ranges::find(scales, name, &std::pair<std::string_view, Scale>::first);
    return found == scales.end() ? Scale::text : found->second;
}

ResitRule resit_rule_named(std::string_view name) noexcept {
    if (name == "best") {
        return ResitRule::best_counts;
    }
    return name == "both" ? ResitRule::both_count : ResitRule::newest_counts;
}

Mark mark_of(const MarkRow& row, std::span<const AttemptRow> attempts) {
    auto mark = mark_of(row);
    for (const auto& attempt : attempts) {
        mark.earlier.push_back({.shown = attempt.shown, .points = {attempt.points}, .five = attempt.five});
        mark.resit_rule = resit_rule_named(attempt.rule);
    }
    return mark;
}

Mark mark_of(const MarkRow& row) {
    const bool pending = row.state == "pending";
    Mark mark{.id = {row.id},
              .state = pending ? Mark::State::pending : Mark::State::given,
              .shown = pending ? std::string{} : row.shown,
              .scale = scale_named(row.scale),
              .points = {},
              .five = pending ? std::nullopt : row.five,
              .weight = {row.weight},
              .kind = row.kind,
              .work = row.work,
              .comment = row.comment,
              .due = pending ? journal::parse_day(row.due) : std::nullopt,
              .set_on = journal::parse_day(row.set_on).value_or(journal::SchoolDay{}),
              .corrected = row.corrected != 0};
    if (row.points && !pending) {
        mark.points = journal::Points{*row.points};
    }
    return mark;
}

}  // namespace mrko::sql
