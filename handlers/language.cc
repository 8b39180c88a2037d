// SPDX-License-Identifier: Apache-2.0
#include "handlers/language.h"

#include <chrono>

namespace mrko::handlers {

namespace {

constexpr std::string_view cookie_name = "__Host-lang";

}  // namespace

views::Language chosen_language(const http::Request& request) {
    return request.cookie(cookie_name) == "en" ? views::Language::en : views::Language::ru;
}

http::Cookie language_cookie(views::Language language) {
    return {.name = std::string{cookie_name},
            .value = language == views::Language::en ? "en" : "ru",
            .max_age = std::chrono::days{365}};
}

}  // namespace mrko::handlers
