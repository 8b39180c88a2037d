// SPDX-License-Identifier: Apache-2.0
// How demo-school and demo-city fill an empty journal, and tell tools who may sign in.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "config/config.h"
#include "exchange/demo_school.h"
#include "programs/commands/command.h"
#include "sql/database.h"

namespace mrko::programs {

/// --seed, or the usual one. Throws WrongUsage.
[[nodiscard]] std::uint64_t seed_of(const Words& words);

/// Who may sign in, and with what, as JSON. Throws when the file cannot be written.
void write_people(const std::string& file, const std::vector<exchange::DemoPerson>& people);

[[nodiscard]] bool is_empty_journal(sql::Database& database);

/// Loads the demo school into an empty journal and issues its credentials. `first` gets its people before anything is
/// written: a journal that was filled can then always be signed in to.
std::vector<exchange::DemoPerson> fill_with_demo_school(
    sql::Database& database,
    const config::Config& settings,
    std::uint64_t seed,
    const std::function<void(const std::vector<exchange::DemoPerson>&)>& first);

}  // namespace mrko::programs
