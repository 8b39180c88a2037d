// SPDX-License-Identifier: Apache-2.0
// Finds the pupil that an operator names. For programs/ alone: a page finds pupils by grants.
#pragma once

#include <stdexcept>
#include <string>

#include "journal/ids.h"
#include "sql/database.h"

namespace mrko::sql {

/// No pupil has that name, or several sources have one.
struct NoSuchPupil final : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class PupilDirectory {
public:
    /// `database` outlives this object.
    explicit PupilDirectory(Database& database) : database_(database) {}

    /// `name` is the journal's own number of the pupil, or the sourcedId of the bundle that brought the pupil.
    /// Throws NoSuchPupil with a sentence for the operator, DatabaseDown.
    [[nodiscard]] journal::PupilId find(const std::string& name);

    /// Whether the journal holds no pupil at all. Throws DatabaseDown.
    [[nodiscard]] bool is_empty();

private:
    Database& database_;
};

}  // namespace mrko::sql
