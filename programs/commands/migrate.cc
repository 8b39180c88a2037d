// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "programs/commands/command.h"
#include "sql/migrations.h"

namespace mrko::programs {

Ending migrate(const Invocation& invocation) {
    const Words words{invocation.words, {}, {}};
    sql::Database database{settings_of(invocation).database};
    const int applied = sql::migrate(database);
    if (applied > 0) {
        std::cout << "Brought the journal to schema " << sql::newest_schema() << " (" << applied << " migrations).\n";
    }
    return Ending::done;
}

}  // namespace mrko::programs
