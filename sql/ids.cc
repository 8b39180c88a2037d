// SPDX-License-Identifier: Apache-2.0
#include "sql/ids.h"

#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

std::int64_t take_ids(Connection& connection, std::string_view entity, std::int64_t count) {
    const auto next =
        ask_once<Single<std::int64_t>>(connection, queries::ids_take, std::string{entity}, std::int64_t{count + 1});
    return next.at(0).value - count;
}

}  // namespace mrko::sql
