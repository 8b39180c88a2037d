// SPDX-License-Identifier: Apache-2.0
// Keeps what a mark was when an import changes or withdraws it, so that no mark disappears without a trace.
// Private to sql/: includes Poco.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "sql/bulk_write.h"
#include "sql/import_run.h"

namespace mrko::sql {

class MarkVersions {
public:
    /// `run` outlives this object. To be made before the first result is written.
    explicit MarkVersions(ImportRun& run);

    /// Before the row of a mark (queries/import_marks.sql) is written: keeps what the mark was, if that was something
    /// else and the set does not tell of the change itself.
    void before_mark(const std::string& sourced_id, std::int64_t id, const Fields& row);
    /// The same for queries/import_final_marks.sql.
    void before_final_mark(const std::string& sourced_id, std::int64_t id, const Fields& row);
    /// Before a mark or a final mark is hidden.
    void before_withdrawal(std::int64_t id);

private:
    enum class Change { corrected, withdrawn };

    [[nodiscard]] Fields version_of(std::int64_t id, Change change);
    [[nodiscard]] std::int64_t next_key();

    ImportRun& run_;
    BulkWrite of_marks_;
    BulkWrite of_final_marks_;
    std::unordered_set<std::string> told_;         ///< results of which the set has changes that are new here
    std::unordered_set<std::int64_t> told_marks_;  ///< the keys of those that are stored already
    std::int64_t newest_before_;
    std::int64_t next_key_{0};
    std::int64_t keys_left_{0};
};

/// extMarkChanges.csv; after the results.
void import_mark_changes(ImportRun& run);

}  // namespace mrko::sql
