// SPDX-License-Identifier: Apache-2.0
// A row that stays although a new bulk does not name it: queries/import_kept_of_*.sql.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

namespace mrko::sql {

struct KeptRow {
    std::string entity;
    std::int64_t id{0};

    static constexpr auto columns() { return std::make_tuple(&KeptRow::entity, &KeptRow::id); }
};

}  // namespace mrko::sql
