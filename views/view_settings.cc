// SPDX-License-Identifier: Apache-2.0
#include "views/view_settings.h"

#include <string_view>

namespace mrko::views {

namespace {

std::string_view class_of(ViewSettings::Scheme scheme) {
    switch (scheme) {
        case ViewSettings::Scheme::device: return "";
        case ViewSettings::Scheme::light: return "scheme-light";
        case ViewSettings::Scheme::dark: return "scheme-dark";
        case ViewSettings::Scheme::black_on_white: return "scheme-black-on-white";
        case ViewSettings::Scheme::yellow_on_black: return "scheme-yellow-on-black";
    }
    return "";
}

std::string_view class_of(ViewSettings::Size size) {
    switch (size) {
        case ViewSettings::Size::percent_100: return "";
        case ViewSettings::Size::percent_125: return "size-125";
        case ViewSettings::Size::percent_150: return "size-150";
        case ViewSettings::Size::percent_200: return "size-200";
    }
    return "";
}

std::string_view class_of(ViewSettings::Spacing spacing) {
    return spacing == ViewSettings::Spacing::wide ? "spacing-wide" : "";
}

}  // namespace

std::string root_classes(const ViewSettings& view) {
    std::string classes;
    for (const std::string_view name : {class_of(view.scheme), class_of(view.size), class_of(view.spacing)}) {
        if (!name.empty()) {
            classes.append(classes.empty() ? "" : " ").append(name);
        }
    }
    return classes;
}

}  // namespace mrko::views
