// SPDX-License-Identifier: Apache-2.0
// The parent's signature below a week: the button, or when it was pressed and what changed since. A part of the page of
// the week ({{>SIGNATURE}}).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "journal/school_calendar.h"
#include "journal/week_signature.h"
#include "views/catalogue.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

struct WeekSignature {
    enum class Stage { too_early, open };

    Stage stage{Stage::open};
    std::optional<journal::SchoolMoment> own{};    ///< when the reader signed
    std::optional<journal::SchoolMoment> other{};  ///< when somebody else signed last
    std::vector<journal::LaterChange> changes{};   ///< since the reader signed
};

/// "/diary/1/week/2018-09-03/signature".
[[nodiscard]] std::string week_signature_address(access::ChildNumber child, const journal::SchoolWeek& week);

/// "7 сентября, 19:02": when somebody signed; with the year when it is not that of `today`.
[[nodiscard]] std::string signed_at(const journal::SchoolMoment& moment,
                                    const journal::SchoolDay& today,
                                    const Catalogue& texts);

/// Where the part stands: below which week of which child, and on which day one reads it.
struct SignaturePlace {
    access::ChildNumber child;
    journal::SchoolWeek week;
    journal::SchoolDay today{};
};

/// Fills week_signature.tpl.
void fill_week_signature(ctemplate::TemplateDictionary& part,
                         const WeekSignature& signature,
                         const SignaturePlace& place,
                         const Catalogue& texts);

}  // namespace mrko::views
