// SPDX-License-Identifier: Apache-2.0
// What operators read: one line of JSON on the standard error a request or event, written whole by one write(2).
#pragma once

#include <unistd.h>

#include <chrono>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mrko::http {

enum class Level { info, warning, error };

/// One answered request. Never put names, marks, cookies or queries in here: operators of the log are no teachers.
struct AccessRecord {
    std::chrono::system_clock::time_point at;
    Level level{Level::info};
    std::string request_id;
    std::string method;
    std::string route;  ///< the pattern's name, never the path that was asked
    int status{0};
    std::chrono::microseconds took{0};
    std::optional<std::chrono::microseconds> sql;  ///< share of `took` spent in the database
    pid_t worker{::getpid()};
    std::string error;  ///< what went wrong; empty: nothing
};

/// Names and values of an event, in order.
using EventFields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// JSON's form of a text, with its quotation marks: malformed UTF-8 becomes U+FFFD, and what exceeds some
/// 1024 octets is cut between two characters, for a line has to fit one write to a pipe.
[[nodiscard]] std::string json_text(std::string_view text);

/// The record as one object without a line end; ts is UTC with milliseconds, ms and sql_ms have three decimals.
[[nodiscard]] std::string json_line(const AccessRecord& record);
[[nodiscard]] std::string json_line(std::chrono::system_clock::time_point at,
                                    Level level,
                                    std::string_view event,
                                    EventFields fields);

/// Writes the line to the standard error. A log that nobody reads any more stops no request.
void write_line(const AccessRecord& record);

/// Writes an event that belongs to no request (start, stop, failure) to the standard error, at the system's time.
void log_event(Level level, std::string_view event, EventFields fields = {});

}  // namespace mrko::http
