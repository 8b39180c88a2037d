// SPDX-License-Identifier: Apache-2.0
// The form that tries marks which nobody gave, and its answer: part of the subject's page that looks hypothetical and
// never reaches the paper.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journal/mark.h"
#include "journal/outlook.h"
#include "views/catalogue.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

/// A weight that one may try, with the kinds of work that have it.
struct WeightChoice {
    journal::Weight weight;
    std::vector<std::string> kinds;  ///< may be empty
};

/// One row of the form, as it was sent.
struct WhatIfEntry {
    enum class Fault {
        none,
        no_such_mark,    ///< something else than 2, 3, 4 or 5
        no_such_weight,  ///< not one of the choices
        nothing_entered  ///< stands at the first row when the form was sent empty
    };

    std::string value;
    std::string weight;  ///< as in weight_in_address(); empty: 1
    Fault fault{Fault::none};
};

/// Name and value of a field of an address.
using AddressField = std::pair<std::string, std::string>;

struct WhatIfForm {
    std::vector<WhatIfEntry> entries;  ///< three at least; in the address `mark1`, `weight1` and so on
    std::vector<WeightChoice> weights;
    std::optional<journal::WhatIf> answer;  ///< empty until something is tried, and with a fault
};

/// "2", "1.5": a weight in an address, the same in every language.
[[nodiscard]] std::string weight_in_address(const journal::Weight& weight);

[[nodiscard]] bool has_fault(const WhatIfForm& form) noexcept;

/// Fills what_if_form.tpl; `part` is an include dictionary of the page. The form leads to `path` with `kept`, what else
/// the page's address says.
void fill_what_if_form(ctemplate::TemplateDictionary& part,
                       const WhatIfForm& form,
                       const std::string& path,
                       const std::vector<AddressField>& kept,
                       const Catalogue& texts);

}  // namespace mrko::views
