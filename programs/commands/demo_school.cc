// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "programs/commands/command.h"
#include "programs/commands/demo_filling.h"

namespace mrko::programs {

Ending demo_school(const Invocation& invocation) {
    const Words words{invocation.words, {"--people", "--seed"}, {"--if-empty"}};
    const auto seed = seed_of(words);
    const auto settings = settings_of(invocation);
    sql::Database database{settings.database};
    if (!is_empty_journal(database)) {
        if (words.has("--if-empty")) {
            return Ending::done;
        }
        throw std::runtime_error{"The journal holds pupils already; the demo school goes into an empty journal alone."};
    }
    fill_with_demo_school(database, settings, seed, [&](const std::vector<exchange::DemoPerson>& people) {
        if (const auto file = words.value("--people")) {
            write_people(*file, people);
        }
    });
    return Ending::done;
}

}  // namespace mrko::programs
