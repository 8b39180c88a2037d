// SPDX-License-Identifier: Apache-2.0
#include "http/access_log.h"

#include <cppunit/extensions/HelperMacros.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "http/form.h"
#include "system/descriptor.h"
#include "tests/http/temporary_folder.h"

namespace mrko::http {

class AccessLogTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccessLogTest);
    CPPUNIT_TEST(a_record_is_one_object);
    CPPUNIT_TEST(what_is_unknown_is_left_out);
    CPPUNIT_TEST(s15_text_cannot_break_out_of_its_quotes);
    CPPUNIT_TEST(malformed_utf8_is_replaced);
    CPPUNIT_TEST(a_long_text_is_cut_between_characters);
    CPPUNIT_TEST(an_event_names_its_fields);
    CPPUNIT_TEST(f18_a_line_after_half_a_line_is_a_line);
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

    void f18_a_line_after_half_a_line_is_a_line() {
        const TemporaryFolder folder;
        const auto path = folder.path() / "log";
        {
            const StandardErrorIn log{path};
            log_event(Level::info, "whole", {});
            const auto whole = std::filesystem::file_size(path);
            {
                const LargestFile full{whole + whole / 2};
                log_event(Level::info, "half", {});
                log_event(Level::info, "lost", {});
            }
            log_event(Level::info, "after", {});
            log_event(Level::info, "later", {});
        }
        const auto lines = lines_of(path);
        CPPUNIT_ASSERT_EQUAL(std::size_t{4}, lines.size());
        CPPUNIT_ASSERT(lines[0].find("\"whole\"") != std::string::npos && lines[0].ends_with('}'));
        CPPUNIT_ASSERT(lines[1].starts_with("{\"ts\"") && !lines[1].ends_with('}'));
        for (const std::size_t place : {2U, 3U}) {
            CPPUNIT_ASSERT(lines[place].starts_with("{\"ts\"") && lines[place].ends_with('}'));
        }
        CPPUNIT_ASSERT(lines[2].find("\"after\"") != std::string::npos);
    }

private:
    /// What is written to the standard error goes to a file while this lives.
    class StandardErrorIn {
    public:
        explicit StandardErrorIn(const std::filesystem::path& path) : before_(::dup(STDERR_FILENO)) {
            const system::Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)};
            CPPUNIT_ASSERT(::dup2(file.number(), STDERR_FILENO) >= 0);
        }

        StandardErrorIn(const StandardErrorIn&) = delete;
        StandardErrorIn& operator=(const StandardErrorIn&) = delete;

        ~StandardErrorIn() { ::dup2(before_.number(), STDERR_FILENO); }

    private:
        system::Descriptor before_;
    };

    /// No file grows beyond this while it lives, as on a full disk.
    class LargestFile {
    public:
        explicit LargestFile(rlim_t octets) : taken_(std::signal(SIGXFSZ, SIG_IGN)) {
            ::getrlimit(RLIMIT_FSIZE, &before_);
            const rlimit now{.rlim_cur = octets, .rlim_max = before_.rlim_max};
            CPPUNIT_ASSERT_EQUAL(0, ::setrlimit(RLIMIT_FSIZE, &now));
        }

        LargestFile(const LargestFile&) = delete;
        LargestFile& operator=(const LargestFile&) = delete;

        ~LargestFile() {
            ::setrlimit(RLIMIT_FSIZE, &before_);
            std::signal(SIGXFSZ, taken_);
        }

    private:
        rlimit before_{};
        void (*taken_)(int);
    };

    static std::vector<std::string> lines_of(const std::filesystem::path& path) {
        std::ifstream file{path};
        std::vector<std::string> lines;
        for (std::string line; std::getline(file, line);) {
            lines.push_back(line);
        }
        return lines;
    }

    static std::chrono::system_clock::time_point moment() {
        using namespace std::chrono_literals;
        return std::chrono::sys_days{2026y / std::chrono::September / 7} + 6h + 5min + 4s + 3ms;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccessLogTest);

}  // namespace mrko::http
