// SPDX-License-Identifier: Apache-2.0
#include "config/settings_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace mrko::config {

namespace {

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string{}
                                           : std::string{text.substr(first, text.find_last_not_of(blanks) - first + 1)};
}

}  // namespace

std::vector<Setting> read_settings(const std::filesystem::path& file, std::vector<std::string>& mistakes) {
    std::vector<Setting> settings;
    std::ifstream stream{file};
    if (!stream) {
        mistakes.push_back(file.string() + ": cannot be read (" + std::strerror(errno) +
                           "); name the file with --config");
        return settings;
    }
    std::string section;
    std::string raw;
    for (int number = 1; std::getline(stream, raw); ++number) {
        const auto line = trimmed(raw);
        const auto place = file.filename().string() + ":" + std::to_string(number);
        if (line.empty() || line.front() == '#') {
            continue;
        }
        if (line.front() == '[' && line.back() == ']') {
            section = line.substr(1, line.size() - 2);
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string::npos || section.empty()) {
            mistakes.push_back(place + ": not a setting; write [section] and below it key = value");
            continue;
        }
        settings.push_back({.key = section + "." + trimmed(std::string_view{line}.substr(0, equals)),
                            .value = trimmed(std::string_view{line}.substr(equals + 1)),
                            .place = place});
    }
    return settings;
}

std::string read_whole(const std::filesystem::path& file, std::string_view key, std::vector<std::string>& mistakes) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream content;
    if (!stream || !(content << stream.rdbuf())) {
        mistakes.push_back(std::string{key} + ": the file " + file.string() + " cannot be read or is empty");
        return {};
    }
    return trimmed(content.str().substr(0, content.str().find_last_not_of('\n') + 1));
}

}  // namespace mrko::config
