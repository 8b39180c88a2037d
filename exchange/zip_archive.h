// SPDX-License-Identifier: Apache-2.0
// A zip archive in memory and the guards against hostile ones. The only file that knows libzip is zip_archive.cc;
// nothing is ever written to a disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mrko::exchange {

/// One file at the root of an archive.
struct ArchiveFile {
    std::string name;
    std::string bytes;
};

struct ArchiveLimits {
    std::size_t most_entries{64};
    std::uint64_t most_bytes{std::uint64_t{512} << 20};  ///< of all files together, unpacked
    std::uint64_t most_ratio{250};                       ///< unpacked to packed; asked above one MiB unpacked
};

/// Unpacks all files. Throws Refused for what is no zip archive, for a damaged or encrypted one, for a file that does
/// not stand at the root under a plain name, for two files of one name, and for more than `limits` allow; sizes are
/// counted while unpacking, for what the archive says of itself may be a lie.
[[nodiscard]] std::vector<ArchiveFile> unpack(std::string_view archive, const ArchiveLimits& limits);

/// The same files make the same bytes, whenever they are packed. Throws std::runtime_error when libzip fails.
[[nodiscard]] std::string pack(const std::vector<ArchiveFile>& files);

}  // namespace mrko::exchange
