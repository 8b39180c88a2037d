// SPDX-License-Identifier: Apache-2.0
// The value of a result as the tables keep it, for marks, final marks and their versions alike.
// Private to sql/.
#pragma once

#include <string>
#include <string_view>

#include "exchange/bundle.h"
#include "journal/mark.h"
#include "sql/bulk_write.h"

namespace mrko::sql {

struct ResultValue {
    std::string shown;
    Field points;  ///< empty where they never count
    Field five;
    bool pending{false};
    bool empty{false};  ///< neither a value nor a dot: no mark yet, or no mark any more

    [[nodiscard]] std::string_view state() const noexcept { return pending ? "pending" : "given"; }
};

[[nodiscard]] ResultValue value_of(const exchange::Result& result, journal::Scale scale);

}  // namespace mrko::sql
