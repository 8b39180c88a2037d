// SPDX-License-Identifier: Apache-2.0
#include "exchange/field_values.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "journal/averages.h"

namespace mrko::exchange {
namespace {

constexpr std::size_t longest_id = 255;

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether the text is built like `pattern`, where 0 stands for any digit.
bool built_like(std::string_view text, std::string_view pattern) noexcept {
    return std::ranges::equal(text, pattern, [](char c, char p) { return p == '0' ? is_digit(c) : c == p; });
}

/// Whether the text is groups of digits divided by `divider` alone.
bool digits_divided_by(std::string_view text, char divider) noexcept {
    return std::ranges::count(text, divider) == 2 &&
           std::ranges::all_of(text, [divider](char c) { return is_digit(c) || c == divider; });
}

int number(std::string_view digits) noexcept {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string quoted(std::string_view field) {
    constexpr std::size_t longest = 60;
    if (field.size() <= longest) {
        return "\"" + std::string{field} + "\"";
    }
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(field[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return "\"" + std::string{field.substr(0, end)} + "…\"";
}

std::string two_digits(std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string padded(std::int64_t value, std::size_t places) {
    const std::string text = std::to_string(value);
    return std::string(places - std::min(places, text.size()), '0') + text;
}

std::string decimal(std::int64_t scaled, std::int64_t one, std::size_t places) {
    const bool negative = scaled < 0;
    const std::int64_t size = negative ? -scaled : scaled;
    std::string text = (negative ? "-" : "") + std::to_string(size / one);
    std::string rest = padded(size % one, places);
    while (!rest.empty() && rest.back() == '0') {
        rest.pop_back();
    }
    return rest.empty() ? text : text + '.' + rest;
}

/// A decimal number split at its point, or why it is none.
struct Decimal {
    bool negative{false};
    std::string_view whole;
    std::string_view places;
};

Reason take_decimal(std::string_view field, Decimal& value) {
    constexpr std::size_t longest_whole = 9;
    std::string_view rest = field;
    value.negative = rest.starts_with('-');
    if (value.negative) {
        rest.remove_prefix(1);
    }
    const auto mark = rest.find_first_of(".,");
    value.whole = rest.substr(0, mark);
    value.places = mark == std::string_view::npos ? std::string_view{} : rest.substr(mark + 1);
    const bool numeric = std::ranges::all_of(value.whole, is_digit) && std::ranges::all_of(value.places, is_digit) &&
                         !value.whole.empty() && (mark == std::string_view::npos || !value.places.empty());
    if (!numeric || value.whole.size() > longest_whole) {
        return quoted(field) + " is no decimal number of at most nine digits";
    }
    if (mark != std::string_view::npos && rest[mark] == ',') {
        return quoted(field) + " has a decimal comma; a decimal point must be used";
    }
    return std::nullopt;
}

std::int64_t scaled(const Decimal& value, std::size_t places, std::int64_t one) {
    std::string digits{value.places.substr(0, places)};
    digits.resize(places, '0');
    const std::int64_t up = value.places.size() > places && value.places[places] >= '5' ? 1 : 0;
    const std::int64_t size = std::int64_t{number(value.whole)} * one + number(digits) + up;
    return value.negative ? -size : size;
}

journal::SchoolDay next(const journal::SchoolDay& day) noexcept {
    return journal::SchoolDay{std::chrono::sys_days{day} + std::chrono::days{1}};
}

journal::SchoolDay previous(const journal::SchoolDay& day) noexcept {
    return journal::SchoolDay{std::chrono::sys_days{day} - std::chrono::days{1}};
}

}  // namespace

Reason take(std::string_view field, std::string& value) {
    value = field;
    return std::nullopt;
}

Reason take(std::string_view field, std::vector<std::string>& value) {
    std::vector<std::string> items;
    while (true) {
        const auto comma = field.find(',');
        std::string_view item = field.substr(0, comma);
        while (item.starts_with(' ')) {
            item.remove_prefix(1);
        }
        while (item.ends_with(' ')) {
            item.remove_suffix(1);
        }
        if (!item.empty()) {
            items.emplace_back(item);
        }
        if (comma == std::string_view::npos) {
            break;
        }
        field.remove_prefix(comma + 1);
    }
    value = std::move(items);
    return std::nullopt;
}

Reason take(std::string_view field, journal::SchoolDay& value) {
    if (const auto day = journal::parse_day(field)) {
        value = *day;
        return std::nullopt;
    }
    const std::string form = "; a day must be written YYYY-MM-DD";
    if (built_like(field, "0000-00-00")) {
        return quoted(field) + " is no day of the calendar";
    }
    if (digits_divided_by(field, '.')) {
        return quoted(field) + " is a day as Russian Excel writes it" + form;
    }
    if (digits_divided_by(field, '/')) {
        return quoted(field) + " is a day written with slashes" + form;
    }
    return quoted(field) + " is no day" + form;
}

Reason take(std::string_view field, Exclusive<journal::SchoolDay> value) {
    journal::SchoolDay end{};
    Reason reason = take(field, end);
    if (!reason) {
        value.last_day = previous(end);
    }
    return reason;
}

Reason take(std::string_view field, Exclusive<std::optional<journal::SchoolDay>> value) {
    journal::SchoolDay end{};
    Reason reason = take(field, end);
    if (!reason) {
        value.last_day = previous(end);
    }
    return reason;
}

Reason take(std::string_view field, std::chrono::minutes& value) {
    const bool built = built_like(field, "00:00") || built_like(field, "00:00:00");
    const int hour = built ? number(field.substr(0, 2)) : 0;
    const int minute = built ? number(field.substr(3, 2)) : 0;
    if (!built || hour > 23 || minute > 59) {
        return quoted(field) + " is no time of day; it must be written HH:MM";
    }
    value = std::chrono::hours{hour} + std::chrono::minutes{minute};
    return std::nullopt;
}

Reason take(std::string_view field, MinuteCount<std::optional<std::chrono::minutes>> value) {
    int count = 0;
    Reason reason = take(field, count);
    if (!reason) {
        value.minutes = std::chrono::minutes{count};
    }
    return reason;
}

Reason take(std::string_view field, LocalMoment& value) {
    const auto divider = field.find('T');
    LocalMoment moment;
    if (auto reason = take(field.substr(0, divider), moment.day)) {
        return reason;
    }
    if (divider != std::string_view::npos) {
        std::chrono::minutes time{0};
        if (take(field.substr(divider + 1), time)) {
            return quoted(field) +
                   " is no moment; it must be written YYYY-MM-DDTHH:MM in the school's local time, "
                   "without a time zone";
        }
        moment.time = time;
    }
    value = moment;
    return std::nullopt;
}

Reason take(std::string_view field, bool& value) {
    if (field == "true" || field == "false") {
        value = field == "true";
        return std::nullopt;
    }
    return unknown_term(field, {"true", "false"});
}

Reason take(std::string_view field, int& value) {
    constexpr std::size_t longest = 4;
    if (field.size() > longest || !std::ranges::all_of(field, is_digit)) {
        return quoted(field) + " is no whole number from 0 to 9999";
    }
    value = number(field);
    return std::nullopt;
}

Reason take(std::string_view field, journal::Points& value) {
    Decimal decimal_value;
    Reason reason = take_decimal(field, decimal_value);
    if (!reason) {
        value.hundredths = scaled(decimal_value, 2, 100);
    }
    return reason;
}

Reason take(std::string_view field, journal::Weight& value) {
    constexpr std::size_t most_places = 3;
    Decimal decimal_value;
    if (auto reason = take_decimal(field, decimal_value)) {
        return reason;
    }
    if (decimal_value.negative || decimal_value.places.size() > most_places) {
        return quoted(field) + " is no weight; it must not be negative and has at most three decimal places";
    }
    const journal::Weight weight{.thousandths = scaled(decimal_value, most_places, 1000)};
    if (journal::most_weight < weight) {
        return quoted(field) + " is no weight; it must be at most " + print(journal::most_weight);
    }
    value = weight;
    return std::nullopt;
}

Reason check_id(std::string_view id) {
    if (id.size() > longest_id) {
        return "the sourcedId has " + std::to_string(id.size()) + " characters; it must have fewer than 256";
    }
    const auto allowed = [](char c) {
        return is_digit(c) || is_letter(c) || std::string_view{".-_/@"}.find(c) != std::string_view::npos;
    };
    if (!std::ranges::all_of(id, allowed)) {
        return "the sourcedId " + quoted(id) + " may hold only the characters 0-9 a-z A-Z . - _ / @";
    }
    return std::nullopt;
}

std::string unknown_term(std::string_view field, const std::vector<std::string_view>& known) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    std::string all;
    for (const auto word : known) {
        if (std::ranges::equal(field, word, {}, lower, lower)) {
            return quoted(field) + " must be written " + quoted(word) + "; capital and small letters differ";
        }
        all += (all.empty() ? "" : ", ") + std::string{word};
    }
    return quoted(field) + " is none of: " + all;
}

journal::Scale scale_of(const std::optional<journal::Points>& highest) noexcept {
    if (highest == journal::Points{.hundredths = 500}) {
        return journal::Scale::five;
    }
    if (highest == journal::Points{.hundredths = 2000}) {
        return journal::Scale::twenty;
    }
    if (highest == journal::Points{.hundredths = 10000}) {
        return journal::Scale::hundred;
    }
    return journal::Scale::text;
}

std::string print(const std::string& value) {
    return value;
}

std::string print(const std::vector<std::string>& value) {
    std::string text;
    for (const auto& item : value) {
        text += (text.empty() ? "" : ",") + item;
    }
    return text;
}

std::string print(const journal::SchoolDay& value) {
    return journal::iso(value);
}

std::string print(Exclusive<const journal::SchoolDay> value) {
    return journal::iso(next(value.last_day));
}

std::string print(Exclusive<const std::optional<journal::SchoolDay>> value) {
    return value.last_day ? journal::iso(next(*value.last_day)) : std::string{};
}

std::string print(std::chrono::minutes value) {
    return two_digits(value.count() / 60) + ':' + two_digits(value.count() % 60);
}

std::string print(MinuteCount<const std::optional<std::chrono::minutes>> value) {
    return value.minutes ? std::to_string(value.minutes->count()) : std::string{};
}

std::string print(const LocalMoment& value) {
    return journal::iso(value.day) + (value.time ? 'T' + print(*value.time) : std::string{});
}

std::string print(bool value) {
    return value ? "true" : "false";
}

std::string print(int value) {
    return std::to_string(value);
}

std::string print(journal::Points value) {
    return decimal(value.hundredths, 100, 2);
}

std::string print(journal::Weight value) {
    return decimal(value.thousandths, 1000, 3);
}

}  // namespace mrko::exchange
