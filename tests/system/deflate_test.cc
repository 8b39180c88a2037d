// SPDX-License-Identifier: Apache-2.0
#include "system/deflate.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

namespace mrko::system {

class DeflateTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DeflateTest);
    CPPUNIT_TEST(a_text_comes_back_in_both_wrappings);
    CPPUNIT_TEST(what_stood_before_stays);
    CPPUNIT_TEST(what_is_not_whole_or_not_so_long_is_nothing);
    CPPUNIT_TEST_SUITE_END();

    static std::string packed(Wrapping wrapping, const std::string& plain) {
        std::string packed;
        append_deflated(wrapping, plain, packed);
        return packed;
    }

    void a_text_comes_back_in_both_wrappings() {
        for (const Wrapping wrapping : {Wrapping::gzip, Wrapping::zlib}) {
            for (const std::string& plain : {std::string{}, std::string{"5"}, std::string(100'000, 'a')}) {
                CPPUNIT_ASSERT(inflated(wrapping, packed(wrapping, plain), plain.size()) == plain);
            }
        }
        // RFC 1952 2.3.1, RFC 1950 2.2.
        CPPUNIT_ASSERT(packed(Wrapping::gzip, "5").starts_with("\x1f\x8b\x08"));
        CPPUNIT_ASSERT(packed(Wrapping::zlib, "5").starts_with("\x78"));
    }

    void what_stood_before_stays() {
        std::string text{"length"};
        append_deflated(Wrapping::zlib, "mark", text);
        CPPUNIT_ASSERT_EQUAL("length" + packed(Wrapping::zlib, "mark"), text);
    }

    void what_is_not_whole_or_not_so_long_is_nothing() {
        for (const Wrapping wrapping : {Wrapping::gzip, Wrapping::zlib}) {
            const auto whole = packed(wrapping, "homework");
            CPPUNIT_ASSERT(!inflated(wrapping, whole, 7));
            CPPUNIT_ASSERT(!inflated(wrapping, whole, 9));
            CPPUNIT_ASSERT(!inflated(wrapping, whole + "x", 8));
            CPPUNIT_ASSERT(!inflated(wrapping, whole.substr(0, whole.size() - 1), 8));
            CPPUNIT_ASSERT(!inflated(wrapping, "", 8));
            auto altered = whole;
            altered.back() = static_cast<char>(altered.back() ^ 1);
            CPPUNIT_ASSERT(!inflated(wrapping, altered, 8));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeflateTest);

}  // namespace mrko::system
