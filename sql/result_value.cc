// SPDX-License-Identifier: Apache-2.0
#include "sql/result_value.h"

#include "exchange/shown_mark.h"
#include "sql/import_fields.h"

namespace mrko::sql {

using exchange::Result;
using journal::Scale;

ResultValue value_of(const Result& result, Scale scale) {
    constexpr std::int64_t hundred = 100;
    ResultValue value{.shown = exchange::shown_mark(result, scale),
                      .points = {},
                      .five = {},
                      .pending = result.score_status == Result::ScoreStatus::not_submitted,
                      .empty = false};
    value.empty = value.shown.empty() && !value.pending;
    if (!value.pending && result.score && journal::has_average(scale) &&
        result.score_status != Result::ScoreStatus::exempt) {
        value.points = number(result.score->hundredths);
        const auto whole = result.score->hundredths / hundred;
        if (scale == Scale::five && result.score->hundredths % hundred == 0 && whole >= 1 && whole <= 5) {
            value.five = number(whole);
        }
    }
    return value;
}

}  // namespace mrko::sql
