// SPDX-License-Identifier: Apache-2.0
#include "handlers/view_settings.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mrko::handlers {

namespace {

using views::ViewSettings;

constexpr std::string_view cookie_name = "__Host-view";

template <class Choices>
std::optional<typename Choices::value_type> choice(const Choices& choices, std::string_view text) {
    const auto found = std::ranges::find_if(choices, [&](auto one) { return views::word(one) == text; });
    return found == choices.end() ? std::nullopt : std::optional{*found};
}

std::string cookie_value(const ViewSettings& view) {
    std::string value{views::word(view.scheme)};
    value.append(".").append(views::word(view.size));
    return value.append(".").append(views::word(view.spacing));
}

/// The text up to the next point, which it takes off `rest`.
std::string_view next_word(std::string_view& rest) {
    const auto end = std::min(rest.find('.'), rest.size());
    const auto found = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return found;
}

}  // namespace

ViewSettings chosen_view(const http::Request& request) {
    const auto value = request.cookie(cookie_name);
    if (!value) {
        return {};
    }
    std::string_view rest{*value};
    const auto scheme = choice(views::all_schemes, next_word(rest));
    const auto size = choice(views::all_sizes, next_word(rest));
    const auto spacing = choice(views::all_spacings, rest);
    if (!scheme || !size || !spacing) {
        return {};
    }
    return {.scheme = *scheme, .size = *size, .spacing = *spacing};
}

ViewSettings view_in_form(const http::Form& form) {
    const ViewSettings usual;
    const auto asked = [&](std::string_view name) { return form.value(name).value_or(""); };
    return {.scheme = choice(views::all_schemes, asked("scheme")).value_or(usual.scheme),
            .size = choice(views::all_sizes, asked("size")).value_or(usual.size),
            .spacing = choice(views::all_spacings, asked("spacing")).value_or(usual.spacing)};
}

http::Cookie view_cookie(const ViewSettings& view) {
    if (view == ViewSettings{}) {
        return {.name = std::string{cookie_name}, .value = "", .max_age = std::chrono::seconds{0}};
    }
    return {.name = std::string{cookie_name}, .value = cookie_value(view), .max_age = std::chrono::days{365}};
}

}  // namespace mrko::handlers
