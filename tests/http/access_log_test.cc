// SPDX-License-Identifier: Apache-2.0
#include "http/access_log.h"

#include <cppunit/extensions/HelperMacros.h>

#include "http/form.h"

namespace mrko::http {

class AccessLogTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccessLogTest);
    CPPUNIT_TEST(a_record_is_one_object);
    CPPUNIT_TEST(what_is_unknown_is_left_out);
    CPPUNIT_TEST(s15_text_cannot_break_out_of_its_quotes);
    CPPUNIT_TEST(malformed_utf8_is_replaced);
    CPPUNIT_TEST(a_long_text_is_cut_between_characters);
    CPPUNIT_TEST(an_event_names_its_fields);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_record_is_one_object() {
        const AccessRecord record{.at = moment(),
                                  .level = Level::warning,
                                  .request_id = "0123",
                                  .method = "GET",
                                  .route = "diary_week",
                                  .status = 503,
                                  .took = std::chrono::microseconds{12345},
                                  .sql = std::chrono::microseconds{7},
                                  .worker = 42,
                                  .error = "database away"};
        CPPUNIT_ASSERT_EQUAL(
            std::string{R"({"ts":"2026-09-07T06:05:04.003Z","level":"warning","request_id":"0123","method":"GET",)"
                        R"("route":"diary_week","status":503,"ms":12.345,"sql_ms":0.007,"worker":42,)"
                        R"("error":"database away"})"},
            json_line(record));
    }

    void what_is_unknown_is_left_out() {
        const std::string line = json_line(AccessRecord{
            .at = moment(), .request_id = {}, .method = "GET", .route = {}, .sql = std::nullopt, .error = {}});
        CPPUNIT_ASSERT(line.find("sql_ms") == std::string::npos);
        CPPUNIT_ASSERT(line.find("error") == std::string::npos);
        CPPUNIT_ASSERT(line.find("\"worker\":" + std::to_string(::getpid())) != std::string::npos);
    }

    void s15_text_cannot_break_out_of_its_quotes() {
        CPPUNIT_ASSERT_EQUAL(std::string{R"("a\"b\\c\u000ad\u0000\u001fя")"},
                             json_text(std::string_view{"a\"b\\c\nd\0\x1Fя", 11}));
    }

    void malformed_utf8_is_replaced() {
        CPPUNIT_ASSERT_EQUAL(std::string{"\"a\xEF\xBF\xBD"
                                         "b\xEF\xBF\xBD\xEF\xBF\xBD\""},
                             json_text("a\xFF"
                                       "b\xE2\x82"));
        for (int octet = 0; octet < 256; ++octet) {
            CPPUNIT_ASSERT(is_utf8(json_text(std::string{static_cast<char>(octet), 'x'})));
        }
    }

    void a_long_text_is_cut_between_characters() {
        std::string text;
        for (int count = 0; count < 5000; ++count) {
            text += "я";
        }
        const std::string json = json_text(text);
        CPPUNIT_ASSERT(json.size() < 1100);
        CPPUNIT_ASSERT(json.ends_with("я\""));
        CPPUNIT_ASSERT(json_text(std::string(5000, '\x01')).size() < 1100);
    }

    void an_event_names_its_fields() {
        const std::string line = json_line(moment(), Level::error, "worker_ended", {{"signal", "9"}, {"why", "a\"b"}});
        CPPUNIT_ASSERT_EQUAL(R"({"ts":"2026-09-07T06:05:04.003Z","level":"error","event":"worker_ended","pid":)" +
                                 std::to_string(::getpid()) + R"(,"signal":"9","why":"a\"b"})",
                             line);
    }

private:
    static std::chrono::system_clock::time_point moment() {
        using namespace std::chrono_literals;
        return std::chrono::sys_days{2026y / std::chrono::September / 7} + 6h + 5min + 4s + 3ms;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccessLogTest);

}  // namespace mrko::http
