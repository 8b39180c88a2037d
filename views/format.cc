// SPDX-License-Identifier: Apache-2.0
#include "views/format.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace mrko::views {

namespace {

constexpr std::string_view no_break_space = "\u00a0";

constexpr std::array months{Message{"month of a date", "January"},
                            Message{"month of a date", "February"},
                            Message{"month of a date", "March"},
                            Message{"month of a date", "April"},
                            Message{"month of a date", "May"},
                            Message{"month of a date", "June"},
                            Message{"month of a date", "July"},
                            Message{"month of a date", "August"},
                            Message{"month of a date", "September"},
                            Message{"month of a date", "October"},
                            Message{"month of a date", "November"},
                            Message{"month of a date", "December"}};

constexpr std::array month_names{Message{"month", "January"},
                                 Message{"month", "February"},
                                 Message{"month", "March"},
                                 Message{"month", "April"},
                                 Message{"month", "May"},
                                 Message{"month", "June"},
                                 Message{"month", "July"},
                                 Message{"month", "August"},
                                 Message{"month", "September"},
                                 Message{"month", "October"},
                                 Message{"month", "November"},
                                 Message{"month", "December"}};

constexpr std::array short_months{Message{"short month of a date", "Jan"},
                                  Message{"short month of a date", "Feb"},
                                  Message{"short month of a date", "Mar"},
                                  Message{"short month of a date", "Apr"},
                                  Message{"short month of a date", "May"},
                                  Message{"short month of a date", "June"},
                                  Message{"short month of a date", "July"},
                                  Message{"short month of a date", "Aug"},
                                  Message{"short month of a date", "Sept"},
                                  Message{"short month of a date", "Oct"},
                                  Message{"short month of a date", "Nov"},
                                  Message{"short month of a date", "Dec"}};

/// From Sunday, as std::chrono counts them.
constexpr std::array heading_weekdays{Message{"weekday of a heading", "Sunday"},
                                      Message{"weekday of a heading", "Monday"},
                                      Message{"weekday of a heading", "Tuesday"},
                                      Message{"weekday of a heading", "Wednesday"},
                                      Message{"weekday of a heading", "Thursday"},
                                      Message{"weekday of a heading", "Friday"},
                                      Message{"weekday of a heading", "Saturday"}};

constexpr std::array weekdays{Message{"weekday in a sentence", "Sunday"},
                              Message{"weekday in a sentence", "Monday"},
                              Message{"weekday in a sentence", "Tuesday"},
                              Message{"weekday in a sentence", "Wednesday"},
                              Message{"weekday in a sentence", "Thursday"},
                              Message{"weekday in a sentence", "Friday"},
                              Message{"weekday in a sentence", "Saturday"}};

constexpr std::array short_weekdays{Message{"short weekday", "Sun"},
                                    Message{"short weekday", "Mon"},
                                    Message{"short weekday", "Tue"},
                                    Message{"short weekday", "Wed"},
                                    Message{"short weekday", "Thu"},
                                    Message{"short weekday", "Fri"},
                                    Message{"short weekday", "Sat"}};

template <std::size_t Count>
const std::string& month_of(const journal::SchoolDay& day,
                            const std::array<Message, Count>& names,
                            const Catalogue& texts) {
    return texts.text(names.at(static_cast<unsigned>(day.month()) - 1));
}

template <std::size_t Count>
const std::string& weekday_of(const journal::SchoolDay& day,
                              const std::array<Message, Count>& names,
                              const Catalogue& texts) {
    const std::chrono::weekday weekday{std::chrono::sys_days{day}};
    return texts.text(names.at(weekday.c_encoding()));
}

std::string day_number(const journal::SchoolDay& day) {
    return std::to_string(static_cast<unsigned>(day.day()));
}

std::string year_number(const journal::SchoolDay& day) {
    return std::to_string(static_cast<int>(day.year()));
}

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

char decimal_sign(const Catalogue& texts) {
    switch (texts.language()) {
        case Language::ru: return ',';
        case Language::en: return '.';
    }
    return '.';
}

/// The characters of a UTF-8 text, each as its own bytes; bytes that are no UTF-8 stand alone.
std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> result;
    while (!text.empty()) {
        std::size_t length = 1;
        while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
            ++length;
        }
        result.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return result;
}

bool is_capital(std::string_view character) {
    if (character.size() == 1) {
        return character[0] >= 'A' && character[0] <= 'Z';
    }
    return character == "Ё" || (character >= "А" && character <= "Я");
}

/// The small letter of a Russian or Latin capital; every other character as it is.
std::string small(std::string_view character) {
    if (character.size() == 1) {
        const bool capital = is_capital(character);
        return {capital ? static_cast<char>(character[0] - 'A' + 'a') : character[0]};
    }
    if (!is_capital(character)) {
        return std::string(character);
    }
    if (character == "Ё") {
        return "ё";
    }
    // А to П move within their lead byte D0, Р to Я to the next one, D1.
    const auto last = static_cast<unsigned char>(character[1]);
    const bool near = last < 0xA0U;
    return {near ? character[0] : '\xD1', static_cast<char>(near ? last + 0x20U : last - 0x20U)};
}

bool is_digit(std::string_view character) {
    return character.size() == 1 && character[0] >= '0' && character[0] <= '9';
}

/// Abbreviations of textbooks that a number follows, in small letters.
constexpr std::array<std::string_view, 24> counted_parts{"упр",  "с", "стр", "гл",    "п",   "пп",   "пар", "рис",
                                                         "табл", "т", "ч",   "задан", "зад", "вопр", "ст",  "разд",
                                                         "ном",  "p", "pp",  "ex",    "ch",  "no",   "vol", "fig"};

/// Whether "упр." or its like ends before `at`.
bool counted_part_before(const std::vector<std::string_view>& text, std::size_t at) {
    if (at < 2 || text[at - 1] != ".") {
        return false;
    }
    std::size_t begin = at - 1;
    const auto is_letter = [](std::string_view character) {
        return character.size() == 2 || (character.size() == 1 && ((character[0] >= 'a' && character[0] <= 'z') ||
                                                                   (character[0] >= 'A' && character[0] <= 'Z')));
    };
    while (begin > 0 && text[begin - 1] != no_break_space && is_letter(text[begin - 1])) {
        --begin;
    }
    std::string word;
    for (std::size_t letter = begin; letter + 1 < at; ++letter) {
        word += small(text[letter]);
    }
    return std::ranges::find(counted_parts, word) != counted_parts.end();
}

/// "X." that begins at `at` and stands alone: an initial.
bool initial_at(const std::vector<std::string_view>& text, std::size_t at) {
    return at + 1 < text.size() && is_capital(text[at]) && text[at + 1] == "." &&
           (at == 0 || text[at - 1] == " " || text[at - 1] == no_break_space || text[at - 1] == ".");
}

}  // namespace

std::string day_and_month(const journal::SchoolDay& day, const Catalogue& texts) {
    return texts.text(Message{"date", "{day} {month}"},
                      {{"day", day_number(day)}, {"month", month_of(day, months, texts)}});
}

std::string date(const journal::SchoolDay& day, const Catalogue& texts) {
    return texts.text(Message{"date", "{day} {month} {year}"},
                      {{"day", day_number(day)}, {"month", month_of(day, months, texts)}, {"year", year_number(day)}});
}

std::string month_name(const journal::SchoolDay& day, const Catalogue& texts) {
    return month_of(day, month_names, texts);
}

std::string month_and_year(const journal::SchoolDay& day, const Catalogue& texts) {
    return texts.text(Message{"month", "{month} {year}"},
                      {{"month", month_name(day, texts)}, {"year", year_number(day)}});
}

std::string day_heading(const journal::SchoolDay& day, const Catalogue& texts) {
    return texts.text(Message{"date", "{weekday} {day} {month}"},
                      {{"weekday", weekday_of(day, heading_weekdays, texts)},
                       {"day", day_number(day)},
                       {"month", month_of(day, months, texts)}});
}

std::string day_in_sentence(const journal::SchoolDay& day, const Catalogue& texts) {
    return texts.text(Message{"date", "{weekday} {day} {month}"},
                      {{"weekday", weekday_of(day, weekdays, texts)},
                       {"day", day_number(day)},
                       {"month", month_of(day, months, texts)}});
}

std::string full_date(const journal::SchoolDay& day, const Catalogue& texts) {
    return texts.text(Message{"date", "{weekday}, {day} {month} {year}"},
                      {{"weekday", weekday_of(day, weekdays, texts)},
                       {"day", day_number(day)},
                       {"month", month_of(day, months, texts)},
                       {"year", year_number(day)}});
}

std::string short_weekday(const journal::SchoolDay& day, const Catalogue& texts) {
    return weekday_of(day, short_weekdays, texts);
}

std::string date_range(const journal::DaySpan& days, const Catalogue& texts) {
    if (days.first == days.last) {
        return date(days.first, texts);
    }
    if (days.first.year() != days.last.year()) {
        return texts.text(Message{"date range", "{first} – {last}"},
                          {{"first", date(days.first, texts)}, {"last", date(days.last, texts)}});
    }
    if (days.first.month() != days.last.month()) {
        return texts.text(Message{"date range", "{first} – {last}"},
                          {{"first", day_and_month(days.first, texts)}, {"last", date(days.last, texts)}});
    }
    return texts.text(Message{"date range", "{first} – {last} {month} {year}"},
                      {{"first", day_number(days.first)},
                       {"last", day_number(days.last)},
                       {"month", month_of(days.last, months, texts)},
                       {"year", year_number(days.last)}});
}

std::string short_range(const journal::DaySpan& days, const Catalogue& texts) {
    const auto short_day = [&](const journal::SchoolDay& day) {
        return texts.text(Message{"date", "{day} {month}"},
                          {{"day", day_number(day)}, {"month", month_of(day, short_months, texts)}});
    };
    if (days.first.month() != days.last.month()) {
        return texts.text(Message{"date range", "{first} – {last}"},
                          {{"first", short_day(days.first)}, {"last", short_day(days.last)}});
    }
    return texts.text(Message{"date range", "{first} – {last} {month}"},
                      {{"first", day_number(days.first)},
                       {"last", day_number(days.last)},
                       {"month", month_of(days.last, short_months, texts)}});
}

std::string time_of_day(std::chrono::minutes time) {
    return two_digits(time.count() / 60) + ":" + two_digits(time.count() % 60);
}

std::string day_and_time(const journal::SchoolMoment& moment, const Catalogue& texts) {
    return day_and_month(moment.day, texts) + ", " + time_of_day(moment.time);
}

std::string time_range(const journal::TimeRange& times) {
    return time_of_day(times.begin) + "–" + time_of_day(times.end);
}

std::string decimal(const journal::Average& average, const Catalogue& texts) {
    return std::to_string(average.hundredths / 100) + decimal_sign(texts) + two_digits(average.hundredths % 100);
}

std::string decimal(const journal::Weight& weight, const Catalogue& texts) {
    std::string result = std::to_string(weight.thousandths / 1000);
    if (const auto rest = weight.thousandths % 1000; rest != 0) {
        std::string places = std::to_string(1000 + rest).substr(1);
        places.erase(places.find_last_not_of('0') + 1);
        result += decimal_sign(texts) + places;
    }
    return result;
}

std::string class_label(std::string_view class_name, const Catalogue& texts) {
    const auto digits = class_name.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) {
        return std::string(class_name);
    }
    std::string_view letter = class_name.substr(digits);
    letter.remove_prefix(std::min(letter.find_first_not_of(" -"), letter.size()));
    if (characters(letter).size() != 1) {
        return std::string(class_name);
    }
    return texts.text(Message{"class", "{year}{letter}"}, {{"year", class_name.substr(0, digits)}, {"letter", letter}});
}

std::string short_name(const journal::PupilCard& card) {
    const auto family = characters(card.family_name);
    if (family.empty()) {
        return card.given_name;
    }
    std::string result = card.given_name;
    result += no_break_space;
    result += family.front();
    result += '.';
    return result;
}

std::string owner_line(const journal::PupilCard& card, std::string_view separator, const Catalogue& texts) {
    std::string result = short_name(card);
    if (!card.class_name.empty()) {
        result += separator;
        result += class_label(card.class_name, texts);
    }
    if (!card.school_name.empty()) {
        result += separator;
        result += unbroken(card.school_name);
    }
    return result;
}

std::string in_sentence(std::string_view name) {
    const auto letters = characters(name);
    const bool word =
        !letters.empty() && letters.front().size() == 2 && (letters.size() == 1 || !is_capital(letters[1]));
    return word ? small(letters.front()) + std::string(name.substr(letters.front().size())) : std::string(name);
}

std::string unbroken(std::string_view text) {
    const auto letters = characters(text);
    std::string result;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const bool space = letters[at] == " " && at > 0 && at + 1 < letters.size();
        const bool after_sign = space && (letters[at - 1] == "№" || letters[at - 1] == "§");
        const bool before_initial = space && initial_at(letters, at + 1);
        const bool after_initial = space && at > 1 && initial_at(letters, at - 2);
        const bool after_part = space && is_digit(letters[at + 1]) && counted_part_before(letters, at);
        result += after_sign || before_initial || after_initial || after_part ? no_break_space : letters[at];
    }
    return result;
}

std::string waiting_time(std::chrono::seconds time, const Catalogue& texts) {
    if (time <= std::chrono::seconds{90}) {
        return texts.plural(Message{"waiting", "{n} second"}, time.count());
    }
    return texts.plural(Message{"waiting", "{n} minute"}, std::chrono::ceil<std::chrono::minutes>(time).count());
}

}  // namespace mrko::views
