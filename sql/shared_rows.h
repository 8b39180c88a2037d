// SPDX-License-Identifier: Apache-2.0
// A place outside the database for rows that many pupils have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mrko::sql {

/// Rows lie there under a name that tells all that they follow from, so what is found is never old. It may lose them at
/// any time. Nothing throws.
class SharedRows {
public:
    SharedRows() = default;
    SharedRows(const SharedRows&) = delete;
    SharedRows& operator=(const SharedRows&) = delete;
    virtual ~SharedRows() = default;

    [[nodiscard]] virtual std::optional<std::string> find(std::string_view name) noexcept = 0;
    virtual void keep(std::string_view name, std::string_view rows) noexcept = 0;
};

}  // namespace mrko::sql
