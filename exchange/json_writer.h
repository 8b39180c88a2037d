// SPDX-License-Identifier: Apache-2.0
// Writes one JSON text from the outside in: members stand in the order in which they were written, days and times in
// ISO 8601, exact decimals as texts.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "journal/averages.h"
#include "journal/mark.h"
#include "journal/school_calendar.h"

namespace mrko::exchange {

class JsonWriter {
public:
    /// The text so far; complete when every object and array is.
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

    /// `write` writes the members.
    template <std::invocable Body>
    void object(Body write) {
        open('{');
        write();
        close('}');
    }

    /// `write_one` writes the value of an element, or none, or several.
    template <class Range, class Each>
    void array(const Range& range, Each write_one) {
        open('[');
        for (const auto& element : range) {
            write_one(element);
        }
        close(']');
    }

    /// The name of the member whose value is written next; a plain word of our own.
    void name(std::string_view member);

    template <class Value>
    void member(std::string_view member_name, const Value& given) {
        name(member_name);
        value(given);
    }

    template <std::invocable Body>
    void object_member(std::string_view member_name, Body write) {
        name(member_name);
        object(write);
    }

    template <class Range, class Each>
    void array_member(std::string_view member_name, const Range& range, Each write_one) {
        name(member_name);
        array(range, write_one);
    }

    void value(std::string_view text);

    void value(std::same_as<bool> auto given) { put(given ? "true" : "false"); }

    void value(int number);
    void value(std::int64_t number);
    /// "2026-09-07", or null for what is no day.
    void value(const journal::SchoolDay& day);
    /// Minutes since midnight as "08:30".
    void value(std::chrono::minutes time);
    /// "4.65": always two decimals.
    void value(const journal::Average& average);
    /// "4", "4.5", "87.25": no zeros at the end.
    void value(const journal::Points& points);
    /// "1", "2.5": no zeros at the end.
    void value(const journal::Weight& weight);
    void null();

    template <class Value>
    void value(const std::optional<Value>& given) {
        if (given) {
            value(*given);
        } else {
            null();
        }
    }

private:
    void open(char bracket);
    void close(char bracket);
    void put(std::string_view token);

    std::string text_;
    bool first_{true};  // of its object or array, or the value of a name
};

}  // namespace mrko::exchange
