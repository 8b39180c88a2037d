// SPDX-License-Identifier: Apache-2.0
// Pages as files: a change of a page shows as a change of tests/views/golden, for a reader to judge.
#pragma once

#include <string>

namespace mrko::tests {

/// Compares a page with golden/NAME. With MRKO_UPDATE_GOLDEN=1 in the environment it writes the file instead.
void assert_golden(const std::string& name, const std::string& page);

[[nodiscard]] std::string file_content(const std::string& path);

}  // namespace mrko::tests
