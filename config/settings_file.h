// SPDX-License-Identifier: Apache-2.0
// The form of mrko.conf: sections, keys and values with the place where each stands.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mrko::config {

struct Setting {
    std::string key;    ///< "section.key"
    std::string value;  ///< without surrounding blanks
    std::string place;  ///< "mrko.conf:12"
};

/// The settings in order. Lines that are no setting go to `mistakes` as sentences. Throws nothing but what the standard
/// library does; a file that cannot be read is a mistake too.
[[nodiscard]] std::vector<Setting> read_settings(const std::filesystem::path& file, std::vector<std::string>& mistakes);

/// The content of a file that a setting names. One that cannot be read is a mistake: "redis.password_file: ...".
[[nodiscard]] std::string read_whole(const std::filesystem::path& file,
                                     std::string_view key,
                                     std::vector<std::string>& mistakes);

}  // namespace mrko::config
