// SPDX-License-Identifier: Apache-2.0
#include "handlers/page_address.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mrko::handlers {

bool is_page_of_a_child(const Route& route) {
    return route.audience == Audience::family && route.pattern.starts_with("/diary/{child}/");
}

bool is_plain_page(const http::Request& request) {
    constexpr std::size_t longest_target = 300;
    constexpr std::array<std::string_view, 7> plain{"period", "at", "from", "to", "sort", "view", "year"};
    std::string_view target = request.target();
    if (target.size() > longest_target) {
        return false;
    }
    const auto mark = target.find('?');
    target.remove_prefix(mark == std::string_view::npos ? target.size() : mark + 1);
    while (!target.empty()) {
        const auto end = std::min(target.find('&'), target.size());
        const auto field = target.substr(0, end);
        if (std::ranges::find(plain, field.substr(0, field.find('='))) == plain.end()) {
            return false;
        }
        target.remove_prefix(std::min(end + 1, target.size()));
    }
    return true;
}

}  // namespace mrko::handlers
