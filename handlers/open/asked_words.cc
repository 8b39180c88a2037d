// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/asked_words.h"

#include <cstddef>
#include <string_view>

#include "http/form.h"

namespace mrko::handlers {

std::string asked_words(const http::Request& request) {
    constexpr std::size_t longest = 80;
    constexpr std::string_view blanks{" \t\r\n"};
    std::string_view typed = request.query("q").value_or("");
    const auto begin = typed.find_first_not_of(blanks);
    if (begin == std::string_view::npos) {
        return {};
    }
    typed = typed.substr(begin, typed.find_last_not_of(blanks) - begin + 1);
    std::size_t end = 0;
    for (std::size_t characters = 0; characters < longest && end < typed.size(); ++characters) {
        end += http::utf8_character_length(typed.substr(end));
    }
    return std::string{typed.substr(0, end)};
}

}  // namespace mrko::handlers
