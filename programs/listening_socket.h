// SPDX-License-Identifier: Apache-2.0
// Opening the unix socket that nginx connects to, without taking it from a server that still lives.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "system/descriptor.h"

namespace mrko::programs {

/// A listening, non-blocking socket at `path`. A socket file that nobody listens on is replaced.
/// Throws std::runtime_error with one sentence for the operator: the path is too long or is no socket, somebody
/// listens on it, the group does not exist, or the system refuses.
[[nodiscard]] system::Descriptor open_listening_socket(const std::filesystem::path& path,
                                                       mode_t mode,
                                                       const std::string& group,
                                                       int backlog);

}  // namespace mrko::programs
