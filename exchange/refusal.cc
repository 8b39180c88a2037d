// SPDX-License-Identifier: Apache-2.0
#include "exchange/refusal.h"

#include <utility>

namespace mrko::exchange {

std::string sentence(const Refusal& refusal) {
    std::string text = refusal.file.empty() ? "archive" : refusal.file;
    if (refusal.line > 0) {
        text += ':' + std::to_string(refusal.line);
    }
    if (!refusal.column.empty()) {
        text += " (" + refusal.column + ')';
    }
    return text + ": " + refusal.reason;
}

Refused::Refused(std::vector<Refusal> found) : refusals(std::move(found)) {
    message = refusals.empty() ? "refused" : sentence(refusals.front());
    if (refusals.size() > 1) {
        message += "; " + std::to_string(refusals.size()) + " findings in all";
    }
}

}  // namespace mrko::exchange
