// SPDX-License-Identifier: Apache-2.0
// How a row of the tables becomes a mark of the journal; the diary, the subject's pages and a mark's history read the
// same rows and must not differ.
#pragma once

#include <span>
#include <string_view>

#include "journal/mark.h"
#include "sql/day_rows.h"

namespace mrko::sql {

/// The scale of that name in the tables; text for a name that is none.
[[nodiscard]] journal::Scale scale_named(std::string_view name) noexcept;

/// The rule of that name; newest_counts for a name that is none.
[[nodiscard]] journal::ResitRule resit_rule_named(std::string_view name) noexcept;

/// Without its earlier attempts.
[[nodiscard]] journal::Mark mark_of(const MarkRow& row);
/// `attempts` are those of this mark, the oldest first.
[[nodiscard]] journal::Mark mark_of(const MarkRow& row, std::span<const AttemptRow> attempts);

}  // namespace mrko::sql
