// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "programs/commands/command.h"

namespace mrko::programs {

Ending check_config(const Invocation& invocation) {
    const Words words{invocation.words, {}, {}};
    std::cout << config::shown(settings_of(invocation));
    return Ending::done;
}

}  // namespace mrko::programs
