// SPDX-License-Identifier: Apache-2.0
#include "portal/base64url.h"

#include <cppunit/extensions/HelperMacros.h>

namespace mrko::portal {

class Base64urlTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(Base64urlTest);
    CPPUNIT_TEST(every_byte_comes_back);
    CPPUNIT_TEST(spelling_is_of_the_rfc_without_padding);
    CPPUNIT_TEST(padding_and_foreign_characters_are_refused);
    CPPUNIT_TEST(impossible_length_is_refused);
    CPPUNIT_TEST(second_spelling_of_the_same_bytes_is_refused);
    CPPUNIT_TEST_SUITE_END();

    void every_byte_comes_back() {
        std::string bytes;
        for (int byte = 0; byte < 256; ++byte) {
            bytes += static_cast<char>(byte);
            CPPUNIT_ASSERT(from_base64url(to_base64url(bytes)) == bytes);
        }
    }

    void spelling_is_of_the_rfc_without_padding() {
        CPPUNIT_ASSERT_EQUAL(std::string{""}, to_base64url(""));
        CPPUNIT_ASSERT_EQUAL(std::string{"Zg"}, to_base64url("f"));
        CPPUNIT_ASSERT_EQUAL(std::string{"Zm8"}, to_base64url("fo"));
        CPPUNIT_ASSERT_EQUAL(std::string{"Zm9vYmFy"}, to_base64url("foobar"));
        CPPUNIT_ASSERT_EQUAL(std::string{"-_8"}, to_base64url("\xfb\xff"));
    }

    void padding_and_foreign_characters_are_refused() {
        for (const auto* const text : {"Zg==", "Zm8=", "Zm9v YmFy", "Zm9v\nYmFy", "+/8", "Zm9v.", "Zg\xd1\x8f"}) {
            CPPUNIT_ASSERT_MESSAGE(text, !from_base64url(text));
        }
    }

    void impossible_length_is_refused() { CPPUNIT_ASSERT(!from_base64url("Zm9vY")); }

    void second_spelling_of_the_same_bytes_is_refused() {
        CPPUNIT_ASSERT(from_base64url("Zg") == "f");
        CPPUNIT_ASSERT(!from_base64url("Zh"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(Base64urlTest);

}  // namespace mrko::portal
