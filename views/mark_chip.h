// SPDX-License-Identifier: Apache-2.0
// The chip of one mark and of one absence: parts that any page's template includes ({{>CHIP}}).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "access/visitor.h"
#include "journal/mark.h"
#include "journal/week.h"
#include "views/catalogue.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

/// Where a chip stands, for its spoken name and its link.
struct ChipPlace {
    access::ChildNumber child;
    std::string_view subject;
    journal::SchoolDay day{};
};

/// The classes of a chip's element: "m m5".
[[nodiscard]] std::string_view chip_class(const journal::Mark& mark) noexcept;

/// "/diary/1/mark/17".
[[nodiscard]] std::string mark_address(access::ChildNumber child, journal::MarkId mark);

/// Fills mark_chip.tpl; `chip` is an include dictionary of the page. A chip leads to the page of its mark.
void fill_mark_chip(ctemplate::TemplateDictionary& chip,
                    const journal::Mark& mark,
                    const ChipPlace& place,
                    const Catalogue& texts);

/// Fills absence_chip.tpl.
void fill_absence_chip(ctemplate::TemplateDictionary& chip,
                       const journal::Absence& absence,
                       const ChipPlace& place,
                       const Catalogue& texts);

/// Fills mark_chips.tpl: all that stands in the mark cell of one lesson, "4/5" as one pair. Include it only where there
/// is a mark or an absence.
void fill_mark_chips(ctemplate::TemplateDictionary& cell,
                     std::span<const journal::Mark> marks,
                     const std::optional<journal::Absence>& absence,
                     const ChipPlace& place,
                     const Catalogue& texts);

}  // namespace mrko::views
