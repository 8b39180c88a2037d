// SPDX-License-Identifier: Apache-2.0
#include "handlers/what_if_in_address.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace mrko::handlers {

namespace {

using views::WhatIfEntry;

constexpr int rows = 4;

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string{}
                                           : std::string{text.substr(first, text.find_last_not_of(' ') - first + 1)};
}

std::optional<int> mark_value(const std::string& text) {
    return text.size() == 1 && text.front() >= '2' && text.front() <= '5' ? std::optional{text.front() - '0'}
                                                                          : std::nullopt;
}

std::optional<journal::Weight> chosen_weight(const std::vector<views::WeightChoice>& choices, const std::string& text) {
    if (text.empty()) {
        return journal::Weight{};
    }
    const auto found = std::ranges::find(
        choices, text, [](const views::WeightChoice& choice) { return views::weight_in_address(choice.weight); });
    return found == choices.end() ? std::nullopt : std::optional{found->weight};
}

}  // namespace

std::vector<views::WeightChoice> weight_choices(std::span<const journal::Mark> marks,
                                                const journal::MarkingRules& rules) {
    std::map<journal::Weight, std::vector<std::string>> kinds;
    const auto add = [&](const journal::Weight& weight, const std::string& kind) {
        if (weight > journal::Weight{.thousandths = 0}) {
            auto& names = kinds[weight];
            if (!kind.empty() && std::ranges::find(names, kind) == names.end()) {
                names.push_back(kind);
            }
        }
    };
    add(journal::Weight{}, {});
    for (const auto& known : rules.weights) {
        add(known.weight, known.kind);
    }
    for (const auto& mark : marks) {
        add(mark.weight, mark.kind);
    }
    std::vector<views::WeightChoice> choices;
    for (auto& [weight, names] : kinds) {
        choices.push_back({.weight = weight, .kinds = std::move(names)});
    }
    return choices;
}

views::WhatIfForm read_what_if(const http::Request& request,
                               std::span<const journal::Mark> marks,
                               const journal::MarkingRules& rules) {
    views::WhatIfForm form{.entries = {}, .weights = weight_choices(marks, rules), .answer = {}};
    std::vector<journal::HypotheticalMark> further;
    for (int row = 1; row <= rows; ++row) {
        const auto number = std::to_string(row);
        WhatIfEntry entry{.value = trimmed(request.query("mark" + number).value_or("")),
                          .weight = std::string{request.query("weight" + number).value_or("")}};
        const auto value = mark_value(entry.value);
        const auto weight = chosen_weight(form.weights, entry.weight);
        if (!entry.value.empty() && !value) {
            entry.fault = WhatIfEntry::Fault::no_such_mark;
        } else if (!weight) {
            entry.fault = WhatIfEntry::Fault::no_such_weight;
        } else if (value) {
            further.push_back({.value = *value, .weight = *weight});
        }
        form.entries.push_back(std::move(entry));
    }
    const bool sent = request.query("mark1").has_value();
    if (sent && further.empty() && !views::has_fault(form)) {
        form.entries.front().fault = WhatIfEntry::Fault::nothing_entered;
    }
    if (!further.empty() && !views::has_fault(form)) {
        form.answer = journal::what_if(marks, further, rules);
    }
    return form;
}

}  // namespace mrko::handlers
