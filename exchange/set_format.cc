// SPDX-License-Identifier: Apache-2.0
#include "exchange/set_format.h"

#include <algorithm>
#include <string_view>

namespace mrko::exchange {
namespace {

std::string_view bytes_of(std::span<const ArchiveFile> files, std::string_view name) {
    const auto file = std::ranges::find(files, name, &ArchiveFile::name);
    return file == files.end() ? std::string_view{} : std::string_view{file->bytes};
}

std::string_view header_of(std::span<const ArchiveFile> files, std::string_view name) {
    const auto bytes = bytes_of(files, name);
    return bytes.substr(0, bytes.find_first_of("\r\n"));
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

SetFormat recognise(std::span<const ArchiveFile> files) {
    const auto manifest = bytes_of(files, "manifest.csv");
    if (holds(manifest, "oneroster.version,1.1")) {
        return SetFormat::oneroster_1_1;
    }
    if (holds(manifest, "oneroster.version,1.0")) {
        return SetFormat::oneroster_1_0;
    }
    if (!manifest.empty()) {
        return SetFormat::oneroster_1_2;
    }
    const auto users = header_of(files, "users.csv");
    if (holds(users, "activeDirectoryMatchId") || !header_of(files, "relationships.csv").empty() ||
        !header_of(files, "userFlags.csv").empty()) {
        return SetFormat::school_data_sync_2_1;
    }
    if (holds(users, "orgSourcedIds")) {
        return holds(users, "userIds") ? SetFormat::oneroster_1_1 : SetFormat::oneroster_1_0;
    }
    return SetFormat::unknown;
}

}  // namespace mrko::exchange
