// SPDX-License-Identifier: Apache-2.0
#include "session/compression.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

namespace mrko::session {

class CompressionTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CompressionTest);
    CPPUNIT_TEST(a_text_comes_back_as_it_was);
    CPPUNIT_TEST(what_was_cut_or_altered_is_no_text);
    CPPUNIT_TEST(a_text_that_would_be_too_long_is_not_unpacked);
    CPPUNIT_TEST_SUITE_END();

    void a_text_comes_back_as_it_was() {
        for (const auto& text : {std::string{}, std::string{"\0<p>День\n", 14}, std::string(100'000, 'x')}) {
            CPPUNIT_ASSERT_EQUAL(text, decompressed(compressed(text), 200'000).value());
        }
        CPPUNIT_ASSERT(compressed(std::string(100'000, 'x')).size() < 1000);
    }

    void what_was_cut_or_altered_is_no_text() {
        const auto packed = compressed("Понедельник, 16 ноября");
        for (std::size_t length = 0; length < packed.size(); ++length) {
            CPPUNIT_ASSERT(!decompressed(packed.substr(0, length), 1000));
        }
        auto altered = packed;
        altered[altered.size() - 1] = static_cast<char>(altered.back() ^ 1);
        CPPUNIT_ASSERT(!decompressed(altered, 1000));
    }

    void a_text_that_would_be_too_long_is_not_unpacked() {
        CPPUNIT_ASSERT(!decompressed(compressed(std::string(1001, 'x')), 1000));
        CPPUNIT_ASSERT(decompressed(compressed(std::string(1000, 'x')), 1000));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CompressionTest);

}  // namespace mrko::session
