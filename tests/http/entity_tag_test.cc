// SPDX-License-Identifier: Apache-2.0
#include "http/entity_tag.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

namespace mrko::http {

class EntityTagTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(EntityTagTest);
    CPPUNIT_TEST(a_digest_is_written_in_hexadecimal_digits);
    CPPUNIT_TEST(a_tag_is_found_in_any_place_of_the_list);
    CPPUNIT_TEST(a_tag_that_nginx_weakened_is_the_same);
    CPPUNIT_TEST(another_tag_and_a_broken_list_name_nothing);
    CPPUNIT_TEST_SUITE_END();

    void a_digest_is_written_in_hexadecimal_digits() {
        CPPUNIT_ASSERT_EQUAL(std::string{"\"00ff1a\""}, strong_entity_tag(std::string_view{"\0\xff\x1a", 3}));
    }

    void a_tag_is_found_in_any_place_of_the_list() {
        for (const auto* const list :
             {"\"a1\"", " \"a1\"", "\"b\", \"a1\"", "\"b\",\"a1\" , \"c\"", "\"x,\",\"a1\"", "*"}) {
            CPPUNIT_ASSERT_MESSAGE(list, names_entity_tag(list, "\"a1\""));
        }
    }

    void a_tag_that_nginx_weakened_is_the_same() {
        CPPUNIT_ASSERT(names_entity_tag("W/\"a1\"", "\"a1\""));
        CPPUNIT_ASSERT(names_entity_tag("\"b\", W/\"a1\"", "\"a1\""));
    }

    void another_tag_and_a_broken_list_name_nothing() {
        for (const auto* const list :
             {"", "\"b\"", "a1", "\"a1", "\"", "W/", "w/\"a1\"", "\"b\" x \"a1\"", "**", "\"\""}) {
            CPPUNIT_ASSERT_MESSAGE(list, !names_entity_tag(list, "\"a1\""));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EntityTagTest);

}  // namespace mrko::http
