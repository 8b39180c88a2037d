// SPDX-License-Identifier: Apache-2.0
#include "tests/views/texts.h"

#include <algorithm>

#include "views/embedded_files.h"

namespace mrko::tests {

std::string_view catalogue_bytes(std::string_view name) {
    const auto files = views::embedded_catalogues();
    return std::ranges::find(files, name, &views::EmbeddedFile::name)->content;
}

const views::Catalogue& russian() {
    static const views::Catalogue texts(views::Language::ru, catalogue_bytes("ru.mo"));
    return texts;
}

const views::Catalogue& english() {
    static const views::Catalogue texts(views::Language::en, catalogue_bytes("en.mo"));
    return texts;
}

}  // namespace mrko::tests
