// SPDX-License-Identifier: Apache-2.0
#include "views/what_if_form.h"

#include <algorithm>

#include "views/format.h"
#include "views/names/what_if_form.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

constexpr journal::Weight plain_weight{};
constexpr std::string_view dash = "—";

/// "2 — Контрольная работа, Диктант".
std::string choice_name(const WeightChoice& choice, const Catalogue& texts) {
    std::string name = decimal(choice.weight, texts);
    std::string_view separator = " — ";
    for (const std::string& kind : choice.kinds) {
        name += separator;
        name += kind;
        separator = ", ";
    }
    return name;
}

const std::string& fault_text(WhatIfEntry::Fault fault, const Catalogue& texts) {
    switch (fault) {
        case WhatIfEntry::Fault::none:
        case WhatIfEntry::Fault::no_such_mark: return texts.text(Message{"what if", "Enter a mark from 2 to 5"});
        case WhatIfEntry::Fault::no_such_weight: return texts.text(Message{"what if", "Choose a weight from the list"});
        case WhatIfEntry::Fault::nothing_entered: return texts.text(Message{"what if", "Enter at least one mark"});
    }
    return texts.text(Message{"what if", "Enter at least one mark"});
}

void fill_entry(ctemplate::TemplateDictionary& part,
                const WhatIfEntry& entry,
                std::size_t number,
                const WhatIfForm& form,
                const Catalogue& texts) {
    auto& row = *part.AddSectionDictionary(kwif_ENTRY);
    row.SetIntValue(kwif_NUMBER, static_cast<long>(number));
    row.SetValue(kwif_ENTERED, entry.value);
    if (entry.fault != WhatIfEntry::Fault::none) {
        const bool of_weight = entry.fault == WhatIfEntry::Fault::no_such_weight;
        row.SetValueAndShowSection(kwif_FAULT_TEXT, fault_text(entry.fault, texts), kwif_FAULT);
        row.ShowSection(of_weight ? kwif_WRONG_WEIGHT : kwif_WRONG_MARK);
    }
    for (const WeightChoice& choice : form.weights) {
        auto& option = *row.AddSectionDictionary(kwif_WEIGHT);
        const std::string value = weight_in_address(choice.weight);
        option.SetValue(kwif_WEIGHT_VALUE, value);
        option.SetValue(kwif_WEIGHT_NAME, choice_name(choice, texts));
        if (entry.weight.empty() ? choice.weight == plain_weight : value == entry.weight) {
            option.ShowSection(kwif_CHOSEN);
        }
    }
}

void fill_answer(ctemplate::TemplateDictionary& part, const journal::WhatIf& answer, const Catalogue& texts) {
    auto& section = *part.AddSectionDictionary(kwif_ANSWER);
    const auto average = [&](const std::optional<journal::Average>& value) {
        return value ? decimal(*value, texts) : std::string(dash);
    };
    const auto mark = [](const std::optional<int>& value) {
        return value ? std::to_string(*value) : std::string(dash);
    };
    section.SetValue(kwif_BEFORE, average(answer.before));
    section.SetValue(kwif_MARK_BEFORE, mark(answer.mark_before));
    section.SetValue(kwif_AFTER, average(answer.after));
    section.SetValue(kwif_MARK_AFTER, mark(answer.mark_after));
}

}  // namespace

std::string weight_in_address(const journal::Weight& weight) {
    std::string result = std::to_string(weight.thousandths / 1000);
    if (const auto rest = weight.thousandths % 1000; rest != 0) {
        std::string places = std::to_string(1000 + rest).substr(1);
        places.erase(places.find_last_not_of('0') + 1);
        result += "." + places;
    }
    return result;
}

bool has_fault(const WhatIfForm& form) noexcept {
    return std::ranges::any_of(form.entries,
                               [](const WhatIfEntry& entry) { return entry.fault != WhatIfEntry::Fault::none; });
}

void fill_what_if_form(ctemplate::TemplateDictionary& part,
                       const WhatIfForm& form,
                       const std::string& path,
                       const std::vector<AddressField>& kept,
                       const Catalogue& texts) {
    part.SetFilename("what_if_form.tpl");
    part.SetValue(kwif_FORM_ADDRESS, path + "#what-if");
    for (const auto& [name, value] : kept) {
        auto& field = *part.AddSectionDictionary(kwif_KEPT);
        field.SetValue(kwif_KEPT_NAME, name);
        field.SetValue(kwif_KEPT_VALUE, value);
    }
    for (std::size_t at = 0; at < form.entries.size(); ++at) {
        fill_entry(part, form.entries[at], at + 1, form, texts);
    }
    if (form.answer) {
        fill_answer(part, *form.answer, texts);
    }
}

}  // namespace mrko::views
