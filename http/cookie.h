// SPDX-License-Identifier: Apache-2.0
// Cookies: reading the Cookie header, building Set-Cookie.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mrko::http {

/// What a Set-Cookie says. Always Secure, HttpOnly, Path=/, SameSite=Lax, and never a Domain (RFC 6265bis __Host-).
struct Cookie {
    std::string name;                             ///< with the __Host- prefix
    std::string value;                            ///< characters of RFC 6265 cookie-value only
    std::optional<std::chrono::seconds> max_age;  ///< empty: until the browser closes; zero: remove now

    [[nodiscard]] std::string set_cookie_value() const;
};

/// The pairs of a Cookie header in order; what is no pair is left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parse_cookies(std::string_view header);

}  // namespace mrko::http
