// SPDX-License-Identifier: Apache-2.0
// Answers the same requests under callgrind, one dump a kind of answer: how many instructions of the worker it takes. Whole
// requests on the demo school of the cases, SQLite and Redis; what the kernel and Redis do is not counted. The sums of
// two runs on one program differ by less than one per cent.
#include <valgrind/callgrind.h>

#include <array>
#include <exception>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

namespace {

/// Of each kind of answer; their sum is what is written.
constexpr int times = 5;

using Headers = std::map<std::string, std::string, std::less<>>;

constexpr std::array pages{std::pair{"week", "/diary/1/week/2026-11-16"},
                           std::pair{"all grades", "/diary/1/marks"},
                           std::pair{"final grades", "/diary/1/final"},
                           std::pair{"homework", "/diary/1/homework"},
                           std::pair{"timetable", "/diary/1/timetable/2026-11-16"}};

http::Response ask(DemoHouse& house, const std::string& address, int expected, Headers headers = {}) {
    headers["accept-encoding"] = "gzip";
    auto answer = house.ask("mother", {.method = "GET", .target = address, .headers = std::move(headers), .body = {}});
    if (answer.status() != expected) {
        throw std::runtime_error{address + " is answered with " + std::to_string(answer.status())};
    }
    return answer;
}

template <class Ask>
void count(const std::string& what, Ask ask) {
    CALLGRIND_START_INSTRUMENTATION;
    CALLGRIND_ZERO_STATS;
    for (int time = 0; time < times; ++time) {
        ask(time);
    }
    CALLGRIND_DUMP_STATS_AT(what.c_str());
    CALLGRIND_STOP_INSTRUMENTATION;
}

void count_all() {
    DemoHouse house;
    static_cast<void>(ask(house, pages.front().second, 200));
    for (const auto& [name, address] : pages) {
        const std::string page{name};
        // The first look takes news for seen, and prepares the statements.
        static_cast<void>(ask(house, address, 200));
        const auto kept = ask(house, address, 200);
        const Headers holding{{"if-none-match", std::string{kept.header("ETag")}}};
        count(page + ", unchanged", [&, at = address](int) { static_cast<void>(ask(house, at, 304, holding)); });
        count(page + ", repeat view", [&, at = address](int) { static_cast<void>(ask(house, at, 200)); });
        // A cookie of nobody's makes it another question.
        count(page + ", first view", [&, at = address](int time) {
            static_cast<void>(ask(house, at, 200, {{"cookie", "drawn=" + std::to_string(time)}}));
        });
    }
}

}  // namespace

}  // namespace mrko::handlers

int main() {
    try {
        mrko::handlers::count_all();
        return 0;
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return 1;
    }
}
