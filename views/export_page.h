// SPDX-License-Identifier: Apache-2.0
// The page that gives a child's own data away as files: what, of which period, for which program.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "access/visitor.h"
#include "journal/week.h"
#include "views/page_layout.h"
#include "views/period_switch.h"

namespace mrko::views {

enum class ExportKind { marks, averages, finals, homework, timetable };

inline constexpr std::array all_export_kinds{
    ExportKind::marks, ExportKind::averages, ExportKind::finals, ExportKind::homework, ExportKind::timetable};

/// The name of the file without its ending: "marks".
[[nodiscard]] std::string_view file_word(ExportKind kind) noexcept;

/// The JSON of marks holds their averages too.
[[nodiscard]] constexpr bool has_json(ExportKind kind) noexcept {
    return kind != ExportKind::averages;
}

struct ExportPage {
    std::string account_name;
    access::ChildNumber child;
    journal::PupilCard card;
    PeriodSwitch period;
};

/// "/diary/1/export", without a period.
[[nodiscard]] std::string export_address(access::ChildNumber child);

[[nodiscard]] PageHead head(const ExportPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const ExportPage& page, const Catalogue& texts);

}  // namespace mrko::views
