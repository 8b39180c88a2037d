// SPDX-License-Identifier: Apache-2.0
// A reference to a user who must be a pupil. Private to sql/: includes Poco.
#pragma once

#include <string>
#include <string_view>

#include "sql/import_parts.h"

namespace mrko::sql {

/// The pupil's key; an unknown user and one without the role student are refused.
[[nodiscard]] inline Field pupil_reference(ImportRun& run,
                                           const PupilKeys& pupils,
                                           const std::string& sourced_id,
                                           FileName file,
                                           exchange::Line line,
                                           std::string_view column) {
    const auto id = run.find(files::users, sourced_id);
    if (!id) {
        return run.required(files::users, sourced_id, file, line, column);
    }
    if (!pupils.contains(*id)) {
        run.refuse(file, line, column, "the user '" + sourced_id + "' has no role student in roles.csv");
        return {};
    }
    return std::to_string(*id);
}

}  // namespace mrko::sql
