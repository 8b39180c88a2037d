// SPDX-License-Identifier: Apache-2.0
#include "tests/views/golden.h"

#include <cppunit/extensions/HelperMacros.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace mrko::tests {

std::string file_content(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    CPPUNIT_ASSERT_MESSAGE("cannot read " + path, stream.is_open());
    return {std::istreambuf_iterator<char>(stream), {}};
}

void assert_golden(const std::string& name, const std::string& page) {
    const std::string path = std::string(MRKO_SOURCE_DIR "/tests/views/golden/") + name;
    if (std::getenv("MRKO_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(path, std::ios::binary) << page;
        return;
    }
    const std::string expected = file_content(path);
    if (expected == page) {
        return;
    }
    std::size_t at = 0;
    while (at < expected.size() && at < page.size() && expected[at] == page[at]) {
        ++at;
    }
    const std::size_t from = at < 60 ? 0 : at - 60;
    CPPUNIT_ASSERT_EQUAL_MESSAGE(
        name + " differs; MRKO_UPDATE_GOLDEN=1 renews it", expected.substr(from, 160), page.substr(from, 160));
}

}  // namespace mrko::tests
