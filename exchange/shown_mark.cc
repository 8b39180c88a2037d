// SPDX-License-Identifier: Apache-2.0
#include "exchange/shown_mark.h"

#include "exchange/field_values.h"

namespace mrko::exchange {

std::string shown_mark(const Result& result, journal::Scale scale) {
    if (result.score_status == Result::ScoreStatus::not_submitted) {
        return {};
    }
    const bool translated = scale == journal::Scale::twenty || scale == journal::Scale::hundred;
    if (result.score && (translated || result.text_score.empty())) {
        return print(*result.score);
    }
    return result.text_score;
}

}  // namespace mrko::exchange
