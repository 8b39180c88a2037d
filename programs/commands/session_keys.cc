// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "programs/commands/command.h"
#include "session/seal.h"

namespace mrko::programs {

Ending session_keys(const Invocation& invocation) {
    const Words words{invocation.words, {}, {}};
    std::cout << session::SealKeys::generate_text();
    return Ending::done;
}

}  // namespace mrko::programs
