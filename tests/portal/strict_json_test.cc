// SPDX-License-Identifier: Apache-2.0
#include "portal/strict_json.h"

#include <cppunit/extensions/HelperMacros.h>

namespace mrko::portal {

class StrictJsonTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StrictJsonTest);
    CPPUNIT_TEST(broken_text_is_a_fault);
    CPPUNIT_TEST(duplicate_member_is_a_fault_at_every_depth);
    CPPUNIT_TEST(same_name_in_two_objects_is_no_duplicate);
    CPPUNIT_TEST(types_are_not_converted);
    CPPUNIT_TEST(numbers_are_cut_to_the_whole_and_bounded);
    CPPUNIT_TEST(endless_depth_is_a_fault);
    CPPUNIT_TEST_SUITE_END();

    static std::string fault_of(const std::string& text) {
        try {
            static_cast<void>(parse_json_object(text));
        } catch (const JsonFault& fault) {
            return fault.kind() == JsonFault::Kind::broken ? "broken" : "duplicate";
        }
        return "none";
    }

    void broken_text_is_a_fault() {
        using namespace std::string_literals;
        for (const auto& text : {""s,
                                 "{"s,
                                 "[1]"s,
                                 "1"s,
                                 "null"s,
                                 R"({"a":1,})"s,
                                 R"({"a":1}x)"s,
                                 R"({"a":NaN})"s,
                                 R"({'a':1})"s,
                                 R"({"a":1e400})"s,
                                 "{\"a\":\"\xff\"}"s,
                                 R"({"a":"\u0000"})"s,
                                 "{\"a\":1}\0"s,
                                 R"({"a":123456789012345678901234567890})"s}) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(text, "broken"s, fault_of(text));
        }
    }

    void duplicate_member_is_a_fault_at_every_depth() {
        CPPUNIT_ASSERT_EQUAL(std::string{"duplicate"}, fault_of(R"({"a":1,"b":2,"a":1})"));
        CPPUNIT_ASSERT_EQUAL(std::string{"duplicate"}, fault_of(R"({"x":[{"a":1,"a":2}]})"));
        CPPUNIT_ASSERT_EQUAL(std::string{"duplicate"}, fault_of(R"({"a":1,"\u0061":2})"));
    }

    void same_name_in_two_objects_is_no_duplicate() {
        CPPUNIT_ASSERT_EQUAL(std::string{"none"}, fault_of(R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})"));
    }

    void types_are_not_converted() {
        const auto object = parse_json_object(R"({"text":"7","number":7,"truth":true,"nothing":null,"word":"true"})");
        CPPUNIT_ASSERT(text_member(*object, "text") == "7");
        CPPUNIT_ASSERT(!text_member(*object, "number"));
        CPPUNIT_ASSERT(number_member(*object, "number") == 7);
        for (const auto* const name : {"text", "truth", "nothing", "absent"}) {
            CPPUNIT_ASSERT_MESSAGE(name, !number_member(*object, name));
        }
        CPPUNIT_ASSERT(true_member(*object, "truth"));
        CPPUNIT_ASSERT(!true_member(*object, "number"));
        CPPUNIT_ASSERT(!true_member(*object, "word"));
    }

    void numbers_are_cut_to_the_whole_and_bounded() {
        const auto object = parse_json_object(R"({"half":1.5,"power":1.7e9,"vast":1e300,"less":-3})");
        CPPUNIT_ASSERT(number_member(*object, "half") == 1);
        CPPUNIT_ASSERT(number_member(*object, "power") == 1'700'000'000);
        CPPUNIT_ASSERT(!number_member(*object, "vast"));
        CPPUNIT_ASSERT(number_member(*object, "less") == -3);
    }

    void endless_depth_is_a_fault() {
        CPPUNIT_ASSERT_EQUAL(std::string{"broken"}, fault_of(R"({"a":)" + std::string(100'000, '[')));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StrictJsonTest);

}  // namespace mrko::portal
