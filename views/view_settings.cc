// SPDX-License-Identifier: Apache-2.0
#include "views/view_settings.h"

namespace mrko::views {

std::string_view word(ViewSettings::Scheme scheme) noexcept {
    switch (scheme) {
        case ViewSettings::Scheme::device: return "device";
        case ViewSettings::Scheme::light: return "light";
        case ViewSettings::Scheme::dark: return "dark";
        case ViewSettings::Scheme::black_on_white: return "black-on-white";
        case ViewSettings::Scheme::yellow_on_black: return "yellow-on-black";
    }
    return "device";
}

std::string_view word(ViewSettings::Size size) noexcept {
    switch (size) {
        case ViewSettings::Size::percent_100: return "100";
        case ViewSettings::Size::percent_125: return "125";
        case ViewSettings::Size::percent_150: return "150";
        case ViewSettings::Size::percent_200: return "200";
    }
    return "100";
}

std::string_view word(ViewSettings::Spacing spacing) noexcept {
    switch (spacing) {
        case ViewSettings::Spacing::normal: return "normal";
        case ViewSettings::Spacing::wide: return "wide";
    }
    return "normal";
}

std::string root_classes(const ViewSettings& view) {
    std::string classes;
    if (view.scheme != ViewSettings::Scheme::device) {
        classes.append("scheme-").append(word(view.scheme));
    }
    if (view.spacing == ViewSettings::Spacing::wide) {
        classes.append(classes.empty() ? "" : " ").append("spacing-wide");
    }
    return classes;
}

std::string_view colour_schemes(ViewSettings::Scheme scheme) noexcept {
    switch (scheme) {
        case ViewSettings::Scheme::device: return "light dark";
        case ViewSettings::Scheme::light:
        case ViewSettings::Scheme::black_on_white: return "light";
        case ViewSettings::Scheme::dark:
        case ViewSettings::Scheme::yellow_on_black: return "dark";
    }
    return "light dark";
}

std::string sized_sheet(std::string_view sheet, ViewSettings::Size size) {
    std::string name{sheet};
    if (size != ViewSettings::Size::percent_100) {
        name.append("-").append(word(size));
    }
    return name.append(".css");
}

}  // namespace mrko::views
