// SPDX-License-Identifier: Apache-2.0
// Keys for new rows, the same way in both databases. Private to sql/: includes Poco.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sql/connection.h"

namespace mrko::sql {

/// The first of `count` new keys of the entity. Belongs inside a transaction: others who want keys of this entity wait
/// for its end.
[[nodiscard]] std::int64_t take_ids(Connection& connection, std::string_view entity, std::int64_t count);

}  // namespace mrko::sql
