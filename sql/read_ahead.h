// SPDX-License-Identifier: Apache-2.0
// One round trip for the reads of a page (decision 36).
#pragma once

#include "sql/database.h"

namespace mrko::sql {

/// While it lives, readers may be told what a page is about to ask them (`foresee...`): all that were told go to
/// PostgreSQL together with the next question. What was told and is not asked for by the end is dropped, and all of it
/// as soon as anything is written. Telling changes no answer; without a ReadAhead, and on SQLite, it does nothing.
class ReadAhead {
public:
    explicit ReadAhead(Database& database) noexcept;
    ~ReadAhead();
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

private:
    Connection& connection_;
};

}  // namespace mrko::sql
