// SPDX-License-Identifier: Apache-2.0
#include "session/packed_fields.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <vector>

namespace mrko::session {

class PackedFieldsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PackedFieldsTest);
    CPPUNIT_TEST(what_is_packed_unpacks_whatever_bytes_it_holds);
    CPPUNIT_TEST(no_two_lists_of_fields_look_alike);
    CPPUNIT_TEST(every_cut_and_every_surplus_is_refused);
    CPPUNIT_TEST(a_number_fills_the_whole_text);
    CPPUNIT_TEST_SUITE_END();

public:
    void what_is_packed_unpacks_whatever_bytes_it_holds() {
        const std::vector<std::string> fields{"", std::string{"a\0b", 3}, "Маша", std::string(70'000, 'x'), ""};
        const std::string packed = pack({fields.begin(), fields.end()});
        CPPUNIT_ASSERT(fields == unpack(packed, fields.size()).value());
    }

    void no_two_lists_of_fields_look_alike() {
        CPPUNIT_ASSERT(pack({"ab", "c"}) != pack({"a", "bc"}));
        CPPUNIT_ASSERT(pack({"ab", ""}) != pack({"ab"}));
    }

    void every_cut_and_every_surplus_is_refused() {
        const std::string packed = pack({"one", "", "three"});
        for (std::size_t size = 0; size < packed.size(); ++size) {
            CPPUNIT_ASSERT(!unpack(packed.substr(0, size), 3));
        }
        CPPUNIT_ASSERT(!unpack(packed + "x", 3));
        CPPUNIT_ASSERT(!unpack(packed, 2));
        CPPUNIT_ASSERT(!unpack(packed, 4));
        CPPUNIT_ASSERT(!unpack("\xff\xff\xff\xff", 1));
    }

    void a_number_fills_the_whole_text() {
        CPPUNIT_ASSERT_EQUAL(-12LL, parse_number("-12").value());
        for (const auto* const wrong : {"", "1x", " 1", "1 ", "+1", "99999999999999999999", "0x10"}) {
            CPPUNIT_ASSERT_MESSAGE(wrong, !parse_number(wrong));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PackedFieldsTest);

}  // namespace mrko::session
