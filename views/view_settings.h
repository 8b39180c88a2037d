// SPDX-License-Identifier: Apache-2.0
// How a visitor wants to see every page: GOST R 52872 and the decree on accessibility ask for these choices.
#pragma once

#include <string>

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

/// The classes of the page's root element, "scheme-dark size-150"; empty for the defaults.
[[nodiscard]] std::string root_classes(const ViewSettings& view);

}  // namespace mrko::views
