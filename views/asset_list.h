// SPDX-License-Identifier: Apache-2.0
// The hashed names of the static files, so that a page may be cached for ever and never mix releases.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace mrko::views {

class AssetList {
public:
    /// Reads assets.json as views/static/build.mjs writes it. Throws std::runtime_error when the file cannot be read,
    /// is no flat JSON object of texts, or lacks a file that the pages need.
    explicit AssetList(const std::filesystem::path& file);

    /// The address of a logical name ("diary.css" -> "/s/diary.1a2b3c4d.css"). Throws std::out_of_range.
    [[nodiscard]] const std::string& address(std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> addresses_;
};

}  // namespace mrko::views
