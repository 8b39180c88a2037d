// SPDX-License-Identifier: Apache-2.0
// The signature under a week from press to page: given, seen again, given twice, taken back.
#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

class WeekSignatureHandlerTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WeekSignatureHandlerTest);
    CPPUNIT_TEST(a_signature_is_seen_at_every_visit_until_it_is_taken_back);
    CPPUNIT_TEST(a_signature_of_one_child_is_none_of_the_other);
    CPPUNIT_TEST_SUITE_END();

    DemoHouse house_;

    std::string week(const std::string& child) {
        return house_
            .ask("mother",
                 {.method = "GET", .target = "/diary/" + child + "/week/2026-11-09", .headers = {}, .body = ""})
            .body();
    }

    void send(const std::string& child, const std::string& signature) {
        const auto answer = house_.ask("mother",
                                       {.method = "POST",
                                        .target = "/diary/" + child + "/week/2026-11-09/signature",
                                        .headers = {},
                                        .body = "csrf={csrf}&signature=" + signature});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body(), 303, answer.status());
    }

    static bool is_signed(const std::string& page) {
        const bool has_button = page.find("value=\"given\"") != std::string::npos;
        const bool has_end = page.find("value=\"taken-back\"") != std::string::npos;
        CPPUNIT_ASSERT(has_button != has_end);
        CPPUNIT_ASSERT_EQUAL(has_end, page.find("Прочитано ") != std::string::npos);
        return has_end;
    }

    void a_signature_is_seen_at_every_visit_until_it_is_taken_back() {
        CPPUNIT_ASSERT(!is_signed(week("1")));
        send("1", "given");
        CPPUNIT_ASSERT(is_signed(week("1")));
        send("1", "given");
        CPPUNIT_ASSERT(is_signed(week("1")));
        send("1", "taken-back");
        CPPUNIT_ASSERT(!is_signed(week("1")));
        send("1", "taken-back");
        CPPUNIT_ASSERT(!is_signed(week("1")));
    }

    void a_signature_of_one_child_is_none_of_the_other() {
        send("2", "given");
        CPPUNIT_ASSERT(!is_signed(week("1")));
        CPPUNIT_ASSERT(is_signed(week("2")));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WeekSignatureHandlerTest);

}  // namespace mrko::handlers
