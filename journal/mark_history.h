// SPDX-License-Identifier: Apache-2.0
// One mark with everything that is known of it: where it stands, who gave it, and what it was before.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "journal/ids.h"
#include "journal/mark.h"
#include "journal/subject_record.h"

namespace mrko::journal {

/// What a mark was until somebody changed it.
struct MarkVersion {
    /// corrected: what was wrong was put right, and counts for nothing. resat: a new attempt took the place of a value
    /// that was right, see ResitRule.
    enum class Change { corrected, withdrawn, resat };

    Change change{Change::corrected};
    Mark before;                            ///< only state, shown, scale, points, five, comment and due tell
    std::chrono::sys_seconds changed_at{};  ///< UTC
    std::string changed_by;  ///< "Иванова А. В."; "импорт" of a source that names nobody; never empty
    std::string reason;      ///< may be empty
};

struct MarkHistory {
    SubjectId subject;
    std::string subject_title;
    MarkInLesson mark;  ///< as it is now; for a withdrawn one as it was last
    bool withdrawn{false};
    std::string work_description;       ///< may be empty
    std::vector<MarkVersion> versions;  ///< oldest first; empty for a mark that was never changed
};

}  // namespace mrko::journal
