// SPDX-License-Identifier: Apache-2.0
#include "journal/folded_words.h"

#include <algorithm>
#include <cstddef>

namespace mrko::journal {

namespace {

unsigned char byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

char as_char(unsigned value) {
    return static_cast<char>(static_cast<unsigned char>(value));
}

/// The folded letter or digit at the beginning of `text`, and how many octets of `text` it takes; empty for anything
/// else.
struct Letter {
    std::string folded;
    std::size_t length{1};
};

Letter first_letter(std::string_view text) {
    const unsigned first = byte_at(text, 0);
    const unsigned second = byte_at(text, 1);
    if ((first >= '0' && first <= '9') || (first >= 'a' && first <= 'z')) {
        return {.folded = {as_char(first)}};
    }
    if (first >= 'A' && first <= 'Z') {
        return {.folded = {as_char(first + ('a' - 'A'))}};
    }
    // А-П are D0 90..9F, Р-Я D0 A0..AF, а-п D0 B0..BF, р-я D1 80..8F, Ё D0 81, ё D1 91; е is D0 B5.
    const bool is_yo = (first == 0xD0 && second == 0x81) || (first == 0xD1 && second == 0x91);
    if (is_yo) {
        return {.folded = "\xD0\xB5", .length = 2};
    }
    if (first == 0xD0 && second >= 0x90 && second <= 0x9F) {
        return {.folded = {as_char(first), as_char(second + 0x20)}, .length = 2};
    }
    if (first == 0xD0 && second >= 0xA0 && second <= 0xAF) {
        return {.folded = {as_char(0xD1), as_char(second - 0x20)}, .length = 2};
    }
    if ((first == 0xD0 && second >= 0xB0 && second <= 0xBF) || (first == 0xD1 && second >= 0x80 && second <= 0x8F)) {
        return {.folded = {as_char(first), as_char(second)}, .length = 2};
    }
    return {};
}

bool is_number(const std::string& word) {
    return std::ranges::all_of(word, [](char one) { return one >= '0' && one <= '9'; });
}

/// Where each letter of a folded word begins.
std::vector<std::size_t> letters_of(const std::string& folded) {
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if ((byte_at(folded, at) & 0xC0U) != 0x80U) {
            begins.push_back(at);
        }
    }
    return begins;
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    bool inside = false;
    while (!text.empty()) {
        const Letter letter = first_letter(text);
        text.remove_prefix(letter.length);
        if (letter.folded.empty()) {
            inside = false;
            continue;
        }
        if (!inside) {
            words.emplace_back();
            inside = true;
        }
        words.back() += letter.folded;
    }
    return words;
}

std::string stem(const std::string& folded) {
    constexpr std::size_t long_word = 6;
    constexpr std::size_t middling_word = 5;
    const auto letters = letters_of(folded);
    if (is_number(folded) || letters.size() < middling_word) {
        return folded;
    }
    // "Распечатывать" is asked for what "распечатать" answers.
    constexpr std::size_t imperfective_ending = 5;
    if (letters.size() >= middling_word + imperfective_ending &&
        (folded.ends_with("ывать") || folded.ends_with("ивать"))) {
        return folded.substr(0, letters[letters.size() - imperfective_ending]);
    }
    return folded.substr(0, letters[letters.size() - (letters.size() >= long_word ? 2 : 1)]);
}

bool all_found(std::span<const std::string> wanted, std::span<const std::string> words) {
    return std::ranges::all_of(wanted, [&](const std::string& one) {
        const std::string beginning = stem(one);
        return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(beginning); });
    });
}

}  // namespace mrko::journal
