// SPDX-License-Identifier: Apache-2.0
#include "sql/login_text.h"

#include <array>

#include "sql/account_name.h"

namespace mrko::sql {

namespace {

constexpr std::size_t longest_stem = 10;
constexpr std::size_t password_length = 10;
constexpr std::string_view password_letters{"abcdefghjkmnpqrstuvwxyz23456789"};

/// а..я in the order of Unicode, then ё.
constexpr std::array<std::string_view, 33> latin{"a",  "b",  "v",  "g",   "d", "e", "zh", "z", "i",  "y",  "k",
                                                 "l",  "m",  "n",  "o",   "p", "r", "s",  "t", "u",  "f",  "kh",
                                                 "ts", "ch", "sh", "sch", "",  "y", "",   "e", "yu", "ya", "e"};

/// The place in `latin` of the two bytes of a small Russian letter; latin.size() for anything else.
std::size_t russian_letter(unsigned char first, unsigned char second) {
    if (first == 0xD0 && second >= 0xB0 && second <= 0xBF) {
        return second - std::size_t{0xB0};
    }
    if (first == 0xD1 && second >= 0x80 && second <= 0x8F) {
        return second - std::size_t{0x80} + 16;
    }
    return first == 0xD1 && second == 0x91 ? 32 : latin.size();
}

}  // namespace

std::string login_stem(std::string_view family_name) {
    const auto name = account_key(family_name);
    std::string stem;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (name[at] >= 'a' && name[at] <= 'z') {
            stem += name[at];
        } else if (at + 1 < name.size()) {
            const auto letter =
                russian_letter(static_cast<unsigned char>(name[at]), static_cast<unsigned char>(name[at + 1]));
            if (letter < latin.size()) {
                stem += latin.at(letter);
                ++at;
            }
        }
    }
    stem.resize(std::min(stem.size(), longest_stem));
    return stem.empty() ? "diary" : stem;
}

std::string new_login(std::string_view family_name, const UniformNumber& random) {
    auto login = login_stem(family_name);
    for (int digit = 0; digit < 4; ++digit) {
        login += static_cast<char>('0' + random(10));
    }
    return login;
}

std::string new_password(const UniformNumber& random) {
    std::string password;
    while (password.size() < password_length) {
        password += password_letters.at(random(static_cast<std::uint32_t>(password_letters.size())));
    }
    return password;
}

std::string login_key(std::string_view typed) {
    return account_key(typed);
}

}  // namespace mrko::sql
