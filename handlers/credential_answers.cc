// SPDX-License-Identifier: Apache-2.0
#include "handlers/credential_answers.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace mrko::handlers {

namespace {

constexpr std::size_t login_limit = 64;

/// The Cyrillic letters of a text, each once. Lead bytes D0 and D1 are the Russian block of UTF-8.
std::vector<std::string> russian_letters(std::string_view text) {
    std::vector<std::string> letters;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead != 0xD0U && lead != 0xD1U) {
            continue;
        }
        auto letter = std::string{text.substr(at, 2)};
        if (std::ranges::find(letters, letter) == letters.end()) {
            letters.push_back(std::move(letter));
        }
    }
    return letters;
}

}  // namespace

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string{}
                                           : std::string{text.substr(first, text.find_last_not_of(blanks) - first + 1)};
}

std::optional<views::AccountError> login_error(const std::string& login) {
    if (login.empty()) {
        return views::LoginEmpty{};
    }
    if (auto letters = russian_letters(login); !letters.empty()) {
        return views::LoginHasRussianLetters{std::move(letters)};
    }
    if (login.size() > login_limit) {
        return views::LoginTooLong{static_cast<int>(login_limit)};
    }
    return std::nullopt;
}

views::SignInPaused paused(std::chrono::sys_seconds until,
                           const journal::Clock& clock,
                           const journal::SchoolClock& school_clock) {
    const auto pause = until - clock.now();
    const auto end = school_clock.time_of_day() + std::chrono::ceil<std::chrono::minutes>(pause);
    return {end % std::chrono::days{1}};
}

}  // namespace mrko::handlers
