// SPDX-License-Identifier: Apache-2.0
// Whole requests as text files in tests/cases: what they are about, who asks for what, and what must come back.
//
//   # A sentence on the case.
//   as: mother
//   GET /diary/1/week/2026-11-16
//   accept-language: en
//
//   the=body&of=a&POST
//   ---
//   200
//   cache-control: no-store
//   +a text that the body holds
//   -a text that it must not hold
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

namespace {

struct Case {
    std::string who;
    AskedFor asked;
    int status{0};
    std::vector<std::pair<std::string, std::string>> headers;
    std::vector<std::string> holds;
    std::vector<std::string> lacks;
};

std::pair<std::string, std::string> header(const std::string& line) {
    const auto colon = line.find(": ");
    CPPUNIT_ASSERT_MESSAGE("no header: " + line, colon != std::string::npos);
    return {line.substr(0, colon), line.substr(colon + 2)};
}

void read_request(std::ifstream& file, Case& read) {
    enum class Part { who, line, headers, body } part = Part::who;
    for (std::string line; std::getline(file, line) && line != "---";) {
        if (line.starts_with('#')) {
            continue;
        }
        switch (part) {
            case Part::who:
                read.who = header(line).second;
                part = Part::line;
                break;
            case Part::line:
                read.asked.method = line.substr(0, line.find(' '));
                read.asked.target = line.substr(line.find(' ') + 1);
                part = Part::headers;
                break;
            case Part::headers:
                if (line.empty()) {
                    part = Part::body;
                } else {
                    read.asked.headers.insert(header(line));
                }
                break;
            case Part::body: read.asked.body += line; break;
        }
    }
}

Case read_case(const std::filesystem::path& path) {
    std::ifstream file{path};
    Case read;
    read_request(file, read);
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) {
            continue;
        }
        if (read.status == 0) {
            read.status = std::stoi(line);
        } else if (line.front() == '+') {
            read.holds.push_back(line.substr(1));
        } else if (line.front() == '-') {
            read.lacks.push_back(line.substr(1));
        } else {
            read.headers.push_back(header(line));
        }
    }
    return read;
}

void check(const std::string& name, const Case& expected, const http::Response& answer) {
    CPPUNIT_ASSERT_EQUAL_MESSAGE(name, expected.status, answer.status());
    for (const auto& [header, value] : expected.headers) {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(name + ": " + header, value, std::string{answer.header(header)});
    }
    for (const auto& text : expected.holds) {
        CPPUNIT_ASSERT_MESSAGE(name + " lacks: " + text + "\n" + answer.body(),
                               answer.body().find(text) != std::string::npos);
    }
    for (const auto& text : expected.lacks) {
        CPPUNIT_ASSERT_MESSAGE(name + " holds: " + text, answer.body().find(text) == std::string::npos);
    }
}

/// TRUST.md S22: on every answer, errors and redirects included.
void check_security_headers(const std::string& name, const http::Response& answer) {
    for (const auto* const header : {"Content-Security-Policy",
                                     "Strict-Transport-Security",
                                     "X-Content-Type-Options",
                                     "Referrer-Policy",
                                     "Cross-Origin-Opener-Policy",
                                     "Cross-Origin-Resource-Policy",
                                     "Cache-Control"}) {
        CPPUNIT_ASSERT_MESSAGE(name + " lacks the header " + header, !answer.header(header).empty());
    }
    CPPUNIT_ASSERT_MESSAGE(name, answer.header("Content-Security-Policy").find("unsafe") == std::string_view::npos);
}

}  // namespace

class CasesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CasesTest);
    CPPUNIT_TEST(every_case_answers_as_written);
    CPPUNIT_TEST(f9_without_redis_a_page_is_503_and_no_redirect_to_the_portal);
    CPPUNIT_TEST(without_memory_a_page_is_503_and_the_next_one_is_as_ever);
    CPPUNIT_TEST_SUITE_END();

    void every_case_answers_as_written() {
        DemoHouse house;
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{MRKO_TESTS "/cases"}) {
            if (entry.path().extension() == ".case") {
                files.push_back(entry.path());
            }
        }
        std::ranges::sort(files);
        CPPUNIT_ASSERT(!files.empty());
        std::string broken;
        for (const auto& file : files) {
            try {
                const auto read = read_case(file);
                const auto answer = house.ask(read.who, read.asked);
                check(file.filename().string(), read, answer);
                check_security_headers(file.filename().string(), answer);
            } catch (const CppUnit::Exception& failure) {
                broken += std::string{failure.what()} + "\n";
            }
        }
        CPPUNIT_ASSERT_EQUAL(std::string{}, broken);
    }

    void without_memory_a_page_is_503_and_the_next_one_is_as_ever() {
        DemoHouse house;
        house.end_memory();
        const auto answer = house.ask("nobody", {.method = "GET", .target = "/enter"});
        CPPUNIT_ASSERT_EQUAL(503, answer.status());
        const auto wait = std::stoi(std::string{answer.header("Retry-After")});
        CPPUNIT_ASSERT(wait >= 3 && wait <= 10);
        // It is ours, and not the portal's.
        CPPUNIT_ASSERT_EQUAL(std::string::npos, answer.body().find("/help/sign-in#portal"));
        CPPUNIT_ASSERT_EQUAL(200,
                             house.ask("mother", {.method = "GET", .target = "/diary/1/week/2026-11-16"}).status());
    }

    void f9_without_redis_a_page_is_503_and_no_redirect_to_the_portal() {
        DemoHouse house;
        house.end_redis();
        const auto answer = house.ask("mother", {.method = "GET", .target = "/diary/1/week/2026-11-16"});
        CPPUNIT_ASSERT_EQUAL(503, answer.status());
        const auto wait = std::stoi(std::string{answer.header("Retry-After")});
        CPPUNIT_ASSERT(wait >= 3 && wait <= 10);
        CPPUNIT_ASSERT(answer.body().find("0123456789abcdef") != std::string::npos);
        // What is for everybody goes on.
        CPPUNIT_ASSERT_EQUAL(200, house.ask("mother", {.method = "GET", .target = "/"}).status());
        CPPUNIT_ASSERT_EQUAL(200, house.ask("nobody", {.method = "GET", .target = "/healthz"}).status());
        CPPUNIT_ASSERT_EQUAL(503, house.ask("nobody", {.method = "GET", .target = "/readyz"}).status());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CasesTest);

}  // namespace mrko::handlers
