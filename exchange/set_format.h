// SPDX-License-Identifier: Apache-2.0
// Tells what kind of set a number of files is, so that a set of another standard is refused by its own name.
#pragma once

#include <span>

#include "exchange/zip_archive.h"

namespace mrko::exchange {

enum class SetFormat {
    oneroster_1_2,  ///< the import format; files are still to be checked
    oneroster_1_1,
    oneroster_1_0,
    school_data_sync_2_1,
    unknown  ///< no manifest.csv and nothing else that is known
};

/// Judges by the manifest and by the headers alone.
[[nodiscard]] SetFormat recognise(std::span<const ArchiveFile> files);

}  // namespace mrko::exchange
