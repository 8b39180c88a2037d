// SPDX-License-Identifier: Apache-2.0
#include "sql/account_name.h"

namespace mrko::sql {

namespace {

constexpr std::string_view no_break_space{"\xC2\xA0"};

/// How many bytes of blank `text` begins with.
std::size_t blank_at(std::string_view text) {
    if (text.starts_with(no_break_space)) {
        return no_break_space.size();
    }
    return text.starts_with(' ') || (!text.empty() && text.front() >= '\t' && text.front() <= '\r') ? 1 : 0;
}

}  // namespace

std::string tidy_account_name(std::string_view typed) {
    std::string tidy;
    bool gap = false;
    while (!typed.empty()) {
        if (const auto blank = blank_at(typed); blank > 0) {
            gap = !tidy.empty();
            typed.remove_prefix(blank);
            continue;
        }
        if (gap) {
            tidy += ' ';
            gap = false;
        }
        tidy += typed.front();
        typed.remove_prefix(1);
    }
    return tidy;
}

std::string account_key(std::string_view account_name) {
    auto key = tidy_account_name(account_name);
    for (std::size_t at = 0; at < key.size(); ++at) {
        const auto byte = static_cast<unsigned char>(key[at]);
        if (byte >= 'A' && byte <= 'Z') {
            key[at] = static_cast<char>(byte + ('a' - 'A'));
        } else if (byte == 0xD0 && at + 1 < key.size()) {
            // А-П are D0 90..D0 9F and а-п D0 B0..D0 BF; Р-Я are D0 A0..D0 AF and р-я D1 80..D1 8F; Ё D0 81, ё D1 91.
            const auto next = static_cast<unsigned char>(key[at + 1]);
            if (next >= 0x90 && next <= 0x9F) {
                key[at + 1] = static_cast<char>(next + 0x20);
            } else if (next >= 0xA0 && next <= 0xAF) {
                key[at] = static_cast<char>(0xD1);
                key[at + 1] = static_cast<char>(next - 0x20);
            } else if (next == 0x81) {
                key[at] = static_cast<char>(0xD1);
                key[at + 1] = static_cast<char>(0x91);
            }
            ++at;
        }
    }
    return key;
}

}  // namespace mrko::sql
