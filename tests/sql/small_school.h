// SPDX-License-Identifier: Apache-2.0
// A school of three pupils and one week, small enough to know every cell of: Ivan and Maria are brother and sister in
// one form, Ivan learns English in the first subgroup and Maria in the second; Oleg is in the same form.
#pragma once

#include <string>

#include "exchange/bundle.h"
#include "journal/ids.h"
#include "sql/bundle_import.h"
#include "sql/database.h"

namespace mrko::tests {

inline constexpr journal::SchoolDay monday{std::chrono::year{2025}, std::chrono::month{9}, std::chrono::day{15}};

[[nodiscard]] journal::SchoolDay day_after(int days);

[[nodiscard]] exchange::Bundle small_school();

[[nodiscard]] sql::ImportOptions by_test();

/// Loads it and says which key a user of it got.
void load(sql::Database& database, const exchange::Bundle& bundle);
[[nodiscard]] journal::PupilId pupil(sql::Database& database,
                                     const std::string& sourced_id,
                                     const std::string& source = "small");

/// The key that a record of the set got.
[[nodiscard]] std::int64_t key_of(sql::Database& database,
                                  const std::string& entity,
                                  const std::string& sourced_id,
                                  const std::string& source = "small");

/// A result of the small school, for tests that add one.
[[nodiscard]] exchange::Result mark(const std::string& id,
                                    const std::string& work,
                                    const std::string& student,
                                    const std::string& text);

}  // namespace mrko::tests
