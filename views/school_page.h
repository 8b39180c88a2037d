// SPDX-License-Identifier: Apache-2.0
// The board at a school's door: address, telephone, head, and whether the school is connected to the diary.
#pragma once

#include <string>

#include "journal/public_board.h"
#include "views/page_layout.h"

namespace mrko::views {

struct SchoolPage {
    journal::PublicSchool school;
};

/// "/schools/5"
[[nodiscard]] std::string school_address(journal::SchoolId school);

/// "Подключена к дневнику с 1 сентября 2026 г.", "Пока не подключена".
[[nodiscard]] std::string standing_words(const journal::PublicSchool& school, const Catalogue& texts);

[[nodiscard]] PageHead head(const SchoolPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const SchoolPage& page, const Catalogue& texts);

}  // namespace mrko::views
