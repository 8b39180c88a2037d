// SPDX-License-Identifier: Apache-2.0
#include "http/access_log.h"

#include <array>
#include <cerrno>
#include <cstdio>

#include "http/form.h"

namespace mrko::http {

namespace {

constexpr std::size_t longest_text = 1024;
constexpr std::string_view replacement_character{"\xEF\xBF\xBD"};

std::string_view level_name(Level level) noexcept {
    switch (level) {
        case Level::info: return "info";
        case Level::warning: return "warning";
        case Level::error: return "error";
    }
    return "error";
}

void append_character(std::string& json, std::string_view character) {
    constexpr std::string_view digits{"0123456789abcdef"};
    const auto octet = static_cast<unsigned char>(character.front());
    if (octet == '"' || octet == '\\') {
        json += '\\';
        json += character;
    } else if (octet < 0x20) {
        json += "\\u00";
        json += digits[octet / 16U];
        json += digits[octet % 16U];
    } else {
        json += character;
    }
}

/// 2026-09-07T06:30:00.123Z
std::string timestamp(std::chrono::system_clock::time_point at) {
    using std::chrono::floor;
    const auto day = floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{floor<std::chrono::milliseconds>(at - day)};
    std::array<char, 80> text{};
    const int length = std::snprintf(text.data(),
                                     text.size(),
                                     "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                                     static_cast<int>(date.year()),
                                     static_cast<unsigned>(date.month()),
                                     static_cast<unsigned>(date.day()),
                                     static_cast<int>(time.hours().count()),
                                     static_cast<int>(time.minutes().count()),
                                     static_cast<int>(time.seconds().count()),
                                     static_cast<int>(time.subseconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string milliseconds_text(std::chrono::microseconds duration) {
    std::array<char, 40> text{};
    const int length = std::snprintf(text.data(),
                                     text.size(),
                                     "%lld.%03lld",
                                     static_cast<long long>(duration.count() / 1000),
                                     static_cast<long long>(duration.count() % 1000));
    return {text.data(), static_cast<std::size_t>(length)};
}

/// An object under construction; member names of our own need no escape, foreign ones get it.
class JsonObject {
public:
    JsonObject& text(std::string_view name, std::string_view value) { return member(name, json_text(value)); }

    JsonObject& number(std::string_view name, std::string_view value) { return member(name, value); }

    [[nodiscard]] std::string finished() && { return std::move(json_) + '}'; }

private:
    JsonObject& member(std::string_view name, std::string_view value) {
        json_ += json_.size() > 1 ? "," : "";
        json_ += json_text(name);
        json_ += ':';
        json_ += value;
        return *this;
    }

    std::string json_{"{"};
};

void write_to_standard_error(std::string line) {
    // A disk that fills up may have taken half a line: the next one is still a line.
    static bool half_written = false;
    if (half_written) {
        line.insert(line.begin(), '\n');
    }
    line += '\n';
    ssize_t written = 0;
    do {
        written = ::write(STDERR_FILENO, line.data(), line.size());
    } while (written < 0 && errno == EINTR);
    if (written > 0) {
        half_written = static_cast<std::size_t>(written) < line.size();
    }
}

}  // namespace

std::string json_text(std::string_view text) {
    std::string json{'"'};
    for (std::size_t at = 0; at < text.size();) {
        if (json.size() > longest_text) {
            break;
        }
        const std::size_t length = utf8_character_length(text.substr(at));
        append_character(json, length == 0 ? replacement_character : text.substr(at, length));
        at += length == 0 ? 1 : length;
    }
    json += '"';
    return json;
}

std::string json_line(const AccessRecord& record) {
    JsonObject line;
    line.text("ts", timestamp(record.at))
        .text("level", level_name(record.level))
        .text("request_id", record.request_id)
        .text("method", record.method)
        .text("route", record.route)
        .number("status", std::to_string(record.status))
        .number("ms", milliseconds_text(record.took));
    if (record.sql) {
        line.number("sql_ms", milliseconds_text(*record.sql));
    }
    line.number("worker", std::to_string(record.worker));
    if (!record.error.empty()) {
        line.text("error", record.error);
    }
    return std::move(line).finished();
}

std::string json_line(std::chrono::system_clock::time_point at,
                      Level level,
                      std::string_view event,
                      EventFields fields) {
    JsonObject line;
    line.text("ts", timestamp(at)).text("level", level_name(level)).text("event", event);
    line.number("pid", std::to_string(::getpid()));
    for (const auto& [name, value] : fields) {
        line.text(name, value);
    }
    return std::move(line).finished();
}

void write_line(const AccessRecord& record) {
    write_to_standard_error(json_line(record));
}

void log_event(Level level, std::string_view event, EventFields fields) {
    write_to_standard_error(json_line(std::chrono::system_clock::now(), level, event, fields));
}

}  // namespace mrko::http
