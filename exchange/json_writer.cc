// SPDX-License-Identifier: Apache-2.0
#include "exchange/json_writer.h"

#include <Poco/JSONString.h>

namespace mrko::exchange {

namespace {

/// `number` divided by a power of ten with so many places.
std::string decimal(std::int64_t number, std::size_t places) {
    const bool negative = number < 0;
    std::string digits = std::to_string(negative ? -number : number);
    if (digits.size() <= places) {
        digits.insert(0, places + 1 - digits.size(), '0');
    }
    digits.insert(digits.size() - places, 1, '.');
    return negative ? '-' + digits : digits;
}

std::string without_zeros_at_the_end(std::string decimal) {
    decimal.erase(decimal.find_last_not_of('0') + 1);
    if (decimal.ends_with('.')) {
        decimal.pop_back();
    }
    return decimal;
}

std::string quoted(std::string_view text) {
    return Poco::toJSON(std::string{text}, Poco::JSON_WRAP_STRINGS);
}

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

void JsonWriter::name(std::string_view member) {
    put('"' + std::string{member} + "\":");
    first_ = true;
}

void JsonWriter::value(std::string_view text) {
    put(quoted(text));
}

void JsonWriter::value(int number) {
    value(std::int64_t{number});
}

void JsonWriter::value(std::int64_t number) {
    put(std::to_string(number));
}

void JsonWriter::value(const journal::SchoolDay& day) {
    put(day.ok() ? '"' + journal::iso(day) + '"' : "null");
}

void JsonWriter::value(std::chrono::minutes time) {
    put('"' + two_digits(time.count() / 60) + ':' + two_digits(time.count() % 60) + '"');
}

void JsonWriter::value(const journal::Average& average) {
    put('"' + decimal(average.hundredths, 2) + '"');
}

void JsonWriter::value(const journal::Points& points) {
    put('"' + without_zeros_at_the_end(decimal(points.hundredths, 2)) + '"');
}

void JsonWriter::value(const journal::Weight& weight) {
    put('"' + without_zeros_at_the_end(decimal(weight.thousandths, 3)) + '"');
}

void JsonWriter::null() {
    put("null");
}

void JsonWriter::open(char bracket) {
    put({&bracket, 1});
    first_ = true;
}

void JsonWriter::close(char bracket) {
    text_ += bracket;
    first_ = false;
}

void JsonWriter::put(std::string_view token) {
    if (!first_) {
        text_ += ',';
    }
    text_ += token;
    first_ = false;
}

}  // namespace mrko::exchange
