// SPDX-License-Identifier: Apache-2.0
// The languages of the pages. Each has its own texts, plural rule, dates and decimal sign.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace mrko::views {

enum class Language { ru, en };

inline constexpr std::array all_languages{Language::ru, Language::en};

/// The BCP 47 tag: "ru", "en".
[[nodiscard]] constexpr std::string_view tag(Language language) noexcept {
    switch (language) {
        case Language::ru: return "ru";
        case Language::en: return "en";
    }
    return "";
}

/// The language of a tag; empty for any other text.
[[nodiscard]] constexpr std::optional<Language> language_of(std::string_view text) noexcept {
    for (const Language language : all_languages) {
        if (text == tag(language)) {
            return language;
        }
    }
    return std::nullopt;
}

}  // namespace mrko::views
