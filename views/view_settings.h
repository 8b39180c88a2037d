// SPDX-License-Identifier: Apache-2.0
// How a visitor wants to see every page: GOST R 52872 and the decree on accessibility ask for these choices.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace mrko::views {

/// Without a choice the page follows the device.
struct ViewSettings {
    enum class Scheme { device, light, dark, black_on_white, yellow_on_black };
    enum class Size { percent_100, percent_125, percent_150, percent_200 };
    enum class Spacing { normal, wide };

    Scheme scheme{Scheme::device};
    Size size{Size::percent_100};
    Spacing spacing{Spacing::normal};

    friend bool operator==(const ViewSettings&, const ViewSettings&) = default;
};

/// All choices in the order in which they are offered.
inline constexpr std::array all_schemes{ViewSettings::Scheme::device,
                                        ViewSettings::Scheme::light,
                                        ViewSettings::Scheme::dark,
                                        ViewSettings::Scheme::black_on_white,
                                        ViewSettings::Scheme::yellow_on_black};
inline constexpr std::array all_sizes{ViewSettings::Size::percent_100,
                                      ViewSettings::Size::percent_125,
                                      ViewSettings::Size::percent_150,
                                      ViewSettings::Size::percent_200};
inline constexpr std::array all_spacings{ViewSettings::Spacing::normal, ViewSettings::Spacing::wide};

/// The word of a choice in forms, cookies and names of classes: "yellow-on-black", "150", "wide".
[[nodiscard]] std::string_view word(ViewSettings::Scheme scheme) noexcept;
[[nodiscard]] std::string_view word(ViewSettings::Size size) noexcept;
[[nodiscard]] std::string_view word(ViewSettings::Spacing spacing) noexcept;

/// The classes of the page's root element, "scheme-dark spacing-wide"; empty for the defaults.
[[nodiscard]] std::string root_classes(const ViewSettings& view);

/// What the browser draws its own parts by, for <meta name="color-scheme">: "light dark", "light" or "dark".
[[nodiscard]] std::string_view colour_schemes(ViewSettings::Scheme scheme) noexcept;

/// The logical name of the style sheet "diary" for this size of text: "diary.css", "diary-150.css".
[[nodiscard]] std::string sized_sheet(std::string_view sheet, ViewSettings::Size size);

}  // namespace mrko::views
