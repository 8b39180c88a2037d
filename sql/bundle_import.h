// SPDX-License-Identifier: Apache-2.0
// Loads a school's data set into the database, all or nothing, and says what came of it.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/bundle.h"
#include "exchange/refusal.h"
#include "sql/database.h"

namespace mrko::sql {

/// What became of the records of one file.
struct FileReport {
    std::string file;  ///< "results.csv"
    int added{0};
    int changed{0};
    int unchanged{0};
    int gone{0};  ///< hidden from the diary, not destroyed

    friend bool operator==(const FileReport&, const FileReport&) = default;
};

struct ImportReport {
    std::vector<FileReport> files;            ///< the files that the set holds, in the order of loading
    std::vector<exchange::Refusal> warnings;  ///< loaded all the same, but somebody should look
    bool written{false};                      ///< false for a dry run and for a set that changes nothing

    /// added + changed + gone of all files.
    [[nodiscard]] int changes() const noexcept;
};

struct ImportOptions {
    /// check: everything is done and then rolled back, the report is the same.
    enum class Mode { apply, check };

    Mode mode{Mode::apply};
    std::string imported_by;  ///< for the audit
    std::string request_id;
    std::chrono::sys_seconds now{};
    std::chrono::minutes utc_offset{180};  ///< of the school's local time, in which a set tells its moments
    /// Called before each file with its name, how many of its records are done and how many there are; may be empty.
    std::function<void(std::string_view file, std::size_t done, std::size_t all)> progress;
};

/// Throws exchange::Refused when the set cannot be loaded (nothing was written then) and DatabaseDown.
/// sourced ids mean something only together with the set's source_code, so sets of several sources never clash.
ImportReport import_bundle(Database& database, const exchange::Bundle& bundle, const ImportOptions& options);

}  // namespace mrko::sql
