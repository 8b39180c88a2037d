// SPDX-License-Identifier: Apache-2.0
#include "handlers/call.h"

#include <charconv>

#include "http/error.h"

namespace mrko::handlers {

const std::string& PathValues::value(std::string_view name) const {
    const auto found = values_.find(name);
    if (found == values_.end()) {
        throw http::NotFound{"the address lacks " + std::string{name}};
    }
    return found->second;
}

access::ChildNumber PathValues::child() const {
    const auto& text = value("child");
    int number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || text.front() == '0' || number < 1 || number > 9999) {
        throw http::NotFound{"no child number"};
    }
    return {number};
}

journal::SchoolDay PathValues::day() const {
    const auto day = journal::parse_day(value("day"));
    if (!day) {
        throw http::NotFound{"no day of the calendar"};
    }
    return *day;
}

std::int64_t PathValues::number(std::string_view name) const {
    const auto& text = value(name);
    std::int64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    // One thing has one address: no zeros in front.
    if (error != std::errc{} || stop != end || std::to_string(number) != text) {
        throw http::NotFound{"no number"};
    }
    return number;
}

journal::MarkId PathValues::mark() const {
    const auto key = number("mark");
    if (key < 1) {
        throw http::NotFound{"no mark has this number"};
    }
    return {key};
}

journal::SubjectId PathValues::subject() const {
    const auto key = number("subject");
    if (key == 0) {
        throw http::NotFound{"no subject has this number"};
    }
    return {key};
}

journal::SchoolId PathValues::school() const {
    const auto key = number("school");
    if (key < 1) {
        throw http::NotFound{"no school has this number"};
    }
    return {key};
}

std::string PathValues::feed_token() const {
    constexpr std::string_view ending = ".ics";
    constexpr std::size_t token_length = 32;
    constexpr std::string_view digits = "abcdefghijklmnopqrstuvwxyz234567";
    const auto& text = value("feed");
    if (text.size() != token_length + ending.size() || !text.ends_with(ending)) {
        throw http::NotFound{"no secret address"};
    }
    auto token = text.substr(0, token_length);
    if (token.find_first_not_of(digits) != std::string::npos) {
        throw http::NotFound{"no secret address"};
    }
    return token;
}

views::Language PathValues::language() const {
    const auto& text = value("language");
    if (text == "ru") {
        return views::Language::ru;
    }
    if (text == "en") {
        return views::Language::en;
    }
    throw http::NotFound{"no such language"};
}

}  // namespace mrko::handlers
