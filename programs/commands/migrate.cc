// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "programs/commands/command.h"
#include "sql/migrations.h"
#include "sql/worker_rights.h"

namespace mrko::programs {

Ending migrate(const Invocation& invocation) {
    const Words words{invocation.words, {}, {}};
    auto settings = settings_of(invocation);
    settings.database.may_create = true;
    sql::Database database{settings.database};
    const int applied = sql::migrate(database);
    if (applied > 0) {
        std::cout << "Brought the journal to schema " << sql::newest_schema() << " (" << applied << " migrations).\n";
    }
    if (!settings.worker_role.empty()) {
        sql::grant_to_worker(database, settings.worker_role);
    }
    return Ending::done;
}

}  // namespace mrko::programs
