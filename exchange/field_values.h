// SPDX-License-Identifier: Apache-2.0
// How one value stands in a field of a file: what is read, what is refused and in which words, what is written.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/bundle.h"
#include "exchange/terms.h"
#include "journal/mark.h"
#include "journal/school_calendar.h"

namespace mrko::exchange {

/// The last day of a span, whose field carries the day after it.
template <class Day>
struct Exclusive {
    Day& last_day;
};

// clang 14, by which scripts/fuzz builds, finds no deduction guides of aggregates by itself.
template <class Day>
Exclusive(Day&) -> Exclusive<Day>;

/// A term of an enumeration that the source may extend; what is unknown is kept word by word.
template <class Enum, class Text>
struct OpenTerm {
    Enum& value;
    Text& other;
};

template <class Enum, class Text>
OpenTerm(Enum&, Text&) -> OpenTerm<Enum, Text>;

/// A length of time, whose field carries a bare number of minutes.
template <class Length>
struct MinuteCount {
    Length& minutes;
};

template <class Length>
MinuteCount(Length&) -> MinuteCount<Length>;

/// The scale of a work: a term, or concluded from the highest value when the field is empty.
template <class ScaleValue, class Highest>
struct ScaleOrHighest {
    ScaleValue& scale;
    const Highest& highest;
};

template <class ScaleValue, class Highest>
ScaleOrHighest(ScaleValue&, const Highest&) -> ScaleOrHighest<ScaleValue, Highest>;

/// Each take() reads a field that is not empty and returns why it cannot, or nothing. The value is then unchanged.
using Reason = std::optional<std::string>;

[[nodiscard]] Reason take(std::string_view field, std::string& value);
/// A list: items divided by commas, without empty ones.
[[nodiscard]] Reason take(std::string_view field, std::vector<std::string>& value);
/// YYYY-MM-DD. Other ways to write a day are refused by their name.
[[nodiscard]] Reason take(std::string_view field, journal::SchoolDay& value);
[[nodiscard]] Reason take(std::string_view field, Exclusive<journal::SchoolDay> value);
[[nodiscard]] Reason take(std::string_view field, Exclusive<std::optional<journal::SchoolDay>> value);
/// HH:MM or HH:MM:00.
[[nodiscard]] Reason take(std::string_view field, std::chrono::minutes& value);
[[nodiscard]] Reason take(std::string_view field, MinuteCount<std::optional<std::chrono::minutes>> value);
/// YYYY-MM-DD or YYYY-MM-DDTHH:MM, the local time of the school.
[[nodiscard]] Reason take(std::string_view field, LocalMoment& value);
[[nodiscard]] Reason take(std::string_view field, bool& value);
/// A whole number from 0 to 9999.
[[nodiscard]] Reason take(std::string_view field, int& value);
/// Further decimal places than two are rounded half away from zero.
[[nodiscard]] Reason take(std::string_view field, journal::Points& value);
/// At most three decimal places, not negative.
[[nodiscard]] Reason take(std::string_view field, journal::Weight& value);

/// The characters and the length of a sourcedId.
[[nodiscard]] Reason check_id(std::string_view id);

/// The words for an enumeration's field that holds none of `known`.
[[nodiscard]] std::string unknown_term(std::string_view field, const std::vector<std::string_view>& known);

/// The scale whose highest value this is; text for any other.
[[nodiscard]] journal::Scale scale_of(const std::optional<journal::Points>& highest) noexcept;

[[nodiscard]] std::string print(const std::string& value);
[[nodiscard]] std::string print(const std::vector<std::string>& value);
[[nodiscard]] std::string print(const journal::SchoolDay& value);
[[nodiscard]] std::string print(Exclusive<const journal::SchoolDay> value);
[[nodiscard]] std::string print(Exclusive<const std::optional<journal::SchoolDay>> value);
[[nodiscard]] std::string print(std::chrono::minutes value);
[[nodiscard]] std::string print(MinuteCount<const std::optional<std::chrono::minutes>> value);
[[nodiscard]] std::string print(const LocalMoment& value);
[[nodiscard]] std::string print(bool value);
[[nodiscard]] std::string print(int value);
/// Without zeros at the end: "4", "4.5", "87.25".
[[nodiscard]] std::string print(journal::Points value);
[[nodiscard]] std::string print(journal::Weight value);

template <HasTerms Enum>
[[nodiscard]] Reason take(std::string_view field, Enum& value) {
    std::vector<std::string_view> known;
    for (const auto& [word, meaning] : terms<Enum>) {
        if (word == field) {
            value = meaning;
            return std::nullopt;
        }
        known.push_back(word);
    }
    return unknown_term(field, known);
}

template <HasTerms Enum>
[[nodiscard]] std::string print(const Enum& value) {
    for (const auto& [word, meaning] : terms<Enum>) {
        if (meaning == value) {
            return std::string{word};
        }
    }
    return {};
}

template <HasTerms Enum>
[[nodiscard]] Reason take(std::string_view field, OpenTerm<Enum, std::string> term) {
    const Reason reason = take(field, term.value);
    if (!reason) {
        return std::nullopt;
    }
    if (terms_may_be_any<Enum> || field.starts_with("ext:")) {
        term.value = Enum::other;
        term.other = field;
        return std::nullopt;
    }
    return reason;
}

template <class Enum, class Text>
[[nodiscard]] std::string print(OpenTerm<Enum, Text> term) {
    return term.value == Enum::other ? term.other : print(term.value);
}

template <class ScaleValue, class Highest>
[[nodiscard]] Reason take(std::string_view field, ScaleOrHighest<ScaleValue, Highest> column) {
    return take(field, column.scale);
}

template <class ScaleValue, class Highest>
[[nodiscard]] std::string print(ScaleOrHighest<ScaleValue, Highest> column) {
    return print(column.scale);
}

template <class Value>
[[nodiscard]] Reason take(std::string_view field, std::optional<Value>& value) {
    Value taken{};
    Reason reason = take(field, taken);
    if (!reason) {
        value = std::move(taken);
    }
    return reason;
}

template <class Value>
[[nodiscard]] std::string print(const std::optional<Value>& value) {
    return value ? print(*value) : std::string{};
}

}  // namespace mrko::exchange
