// SPDX-License-Identifier: Apache-2.0
// How the values of a record are written into fields of a row.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/bundle.h"
#include "journal/school_calendar.h"
#include "sql/bulk_write.h"

namespace mrko::sql {

inline constexpr std::string_view first_of_days{"0001-01-01"};
inline constexpr std::string_view last_of_days{"9999-12-31"};

[[nodiscard]] inline Field number(std::int64_t value) {
    return std::to_string(value);
}

template <class Number>
[[nodiscard]] Field number(const std::optional<Number>& value) {
    return value ? Field{std::to_string(*value)} : Field{};
}

[[nodiscard]] inline Field minutes(const std::optional<std::chrono::minutes>& value) {
    return value ? Field{std::to_string(value->count())} : Field{};
}

[[nodiscard]] inline Field yes_or_no(bool value) {
    return value ? "1" : "0";
}

[[nodiscard]] inline Field day(const journal::SchoolDay& value) {
    return journal::iso(value);
}

[[nodiscard]] inline Field day(const std::optional<journal::SchoolDay>& value) {
    return value ? Field{journal::iso(*value)} : Field{};
}

/// A moment of the school's local time; the beginning of the day when none is told.
[[nodiscard]] inline Field moment(const exchange::LocalMoment& value, std::chrono::minutes utc_offset) {
    const std::chrono::sys_seconds local =
        std::chrono::sys_days{value.day} + value.time.value_or(std::chrono::minutes{0});
    return number((local - utc_offset).time_since_epoch().count());
}

[[nodiscard]] inline Field first_day(const std::optional<journal::SchoolDay>& value) {
    return value ? journal::iso(*value) : std::string{first_of_days};
}

[[nodiscard]] inline Field last_day(const std::optional<journal::SchoolDay>& value) {
    return value ? journal::iso(*value) : std::string{last_of_days};
}

[[nodiscard]] inline std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const auto& value : values) {
        text += (text.empty() ? "" : ",") + value;
    }
    return text;
}

/// The row behind its key.
[[nodiscard]] inline Fields with_key(std::int64_t id, const Fields& row) {
    Fields whole{number(id)};
    whole.insert(whole.end(), row.begin(), row.end());
    return whole;
}

}  // namespace mrko::sql
