// SPDX-License-Identifier: Apache-2.0
// Reads an archive of the import format into a Bundle: all of it, or the list of everything that is wrong with it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "exchange/bundle.h"
#include "exchange/zip_archive.h"

namespace mrko::exchange {

struct ReadOptions {
    /// refuse: one record that cannot be taken refuses the whole set. leave_out: such a record is left out, with all
    /// that refer to it, and each is a note. A fault of a whole file refuses the set in both cases.
    enum class BrokenRecords { refuse, leave_out };

    ArchiveLimits limits{};
    BrokenRecords broken_records{BrokenRecords::refuse};
};

struct Reading {
    Bundle bundle;
    /// What was accepted although it is not quite right, and what was left out: misspelt headers, unknown codes,
    /// files that mean nothing to us.
    std::vector<Refusal> notes;
};

/// Throws Refused.
[[nodiscard]] Reading read_bundle(std::string_view archive, const ReadOptions& options);

/// The same for files that are unpacked already. Throws Refused.
[[nodiscard]] Reading read_bundle(std::span<const ArchiveFile> files, const ReadOptions& options);

}  // namespace mrko::exchange
