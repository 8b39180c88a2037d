// SPDX-License-Identifier: Apache-2.0
// Writes a Bundle as an archive of the import format, so that what was exported can be imported.
#pragma once

#include <chrono>
#include <string>

#include "exchange/bundle.h"

namespace mrko::exchange {

struct WriteOptions {
    /// whole: with our own files and columns; plain: what a strict reader of OneRoster 1.2 takes and nothing else.
    enum class Extent { whole, plain };

    Extent extent{Extent::whole};
    std::chrono::sys_seconds written_at{};  ///< dateLastModified of the rows of delta tables
};

/// A table without rows is written as absent, whatever its mode, for the format forbids a file without rows.
[[nodiscard]] std::string write_bundle(const Bundle& bundle, const WriteOptions& options);

}  // namespace mrko::exchange
