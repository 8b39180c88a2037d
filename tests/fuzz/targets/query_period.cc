// SPDX-License-Identifier: Apache-2.0
// The period of an address: days within the academic year, or the reason why not.
#include <algorithm>
#include <variant>

#include "handlers/period_in_address.h"
#include "http/error.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace mrko;
    using namespace std::chrono_literals;
    const journal::SchoolDay today = 2026y / std::chrono::November / 18;
    journal::StudyYear year;
    year.days = {.first = 2026y / std::chrono::September / 1, .last = 2027y / std::chrono::May / 26};
    year.periods = {{.title = "I", .days = {.first = year.days.first, .last = 2026y / std::chrono::October / 24}},
                    {.title = "II", .days = {.first = 2026y / std::chrono::November / 5, .last = year.days.last}}};
    http::RequestParts parts;
    parts.target = "/diary/1/marks?" + std::string{fuzz::text_of(bytes, size)};
    try {
        const http::Request request{parts};
        for (const auto usual : {journal::PeriodUnit::day, journal::PeriodUnit::study_period, journal::PeriodUnit::year}) {
            const auto asked = handlers::read_period(request, year, usual, today);
            if (const auto* const choice = std::get_if<journal::PeriodChoice>(&asked)) {
                fuzz::require(choice->days.first <= choice->days.last, "a period ends after it begins");
                fuzz::require(choice->days.first <= year.days.last && choice->days.last >= year.days.first,
                              "a period touches its year");
            }
        }
    } catch (const http::BadRequest&) {
        // Refusing is right.
    }
    return 0;
}
