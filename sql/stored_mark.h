// SPDX-License-Identifier: Apache-2.0
// How a row of the tables becomes a mark of the journal; the diary, the subject's pages and a mark's history read the
// same rows and must not differ.
#pragma once

#include <string_view>

#include "journal/mark.h"
#include "sql/day_rows.h"

namespace mrko::sql {

/// The scale of that name in the tables; text for a name that is none.
[[nodiscard]] journal::Scale scale_named(std::string_view name) noexcept;

[[nodiscard]] journal::Mark mark_of(const MarkRow& row);

}  // namespace mrko::sql
