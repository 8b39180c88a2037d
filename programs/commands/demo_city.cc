// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <chrono>
#include <iostream>
#include <stdexcept>

#include "journal/clock.h"
#include "programs/commands/command.h"
#include "programs/commands/demo_filling.h"
#include "sql/school_copies.h"

namespace mrko::programs {

namespace {

constexpr int most_schools = 2000;

int schools_of(const Words& words) {
    const auto text = words.needed("--schools");
    int schools = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), schools);
    if (error != std::errc{} || stop != text.data() + text.size() || schools < 2 || schools > most_schools) {
        throw WrongUsage{"--schools takes a whole number from 2 to " + std::to_string(most_schools) + ", not '" + text +
                         "'"};
    }
    return schools;
}

/// Those of the first school, and after them those of each copy, who have the passwords of the first.
std::vector<exchange::DemoPerson> people_of_city(const std::vector<exchange::DemoPerson>& first, int schools) {
    auto all = first;
    for (int number = 2; number <= schools; ++number) {
        const auto ending = "-" + std::to_string(number);
        for (auto person : first) {
            person.portal_login += ending;
            person.mrko_login += ending;
            person.pupil_login += ending;
            all.push_back(std::move(person));
        }
    }
    return all;
}

}  // namespace

Ending demo_city(const Invocation& invocation) {
    const Words words{invocation.words, {"--schools", "--seed", "--people"}, {}};
    const auto seed = seed_of(words);
    const int schools = schools_of(words);
    const auto settings = settings_of(invocation);
    if (settings.database.backend != sql::DatabaseOptions::Backend::postgresql) {
        throw std::runtime_error{"demo-city fills PostgreSQL: set database.backend = postgresql"};
    }
    sql::Database database{settings.database};
    if (!is_empty_journal(database)) {
        throw std::runtime_error{"The journal holds pupils already; a demo city goes into an empty journal alone."};
    }
    fill_with_demo_school(database, settings, seed, [&](const std::vector<exchange::DemoPerson>& people) {
        if (const auto file = words.value("--people")) {
            write_people(*file, people_of_city(people, schools));
        }
    });
    const journal::SystemClock clock;
    const auto begin = std::chrono::steady_clock::now();
    sql::copy_schools(database,
                      {.copies = schools - 1,
                       .seed = seed,
                       .made_by = "demo-city",
                       .request_id = "",
                       .now = clock.now(),
                       .progress = [&](const std::string& done) {
                           const auto spent = std::chrono::duration_cast<std::chrono::seconds>(
                               std::chrono::steady_clock::now() - begin);
                           std::cout << spent.count() << " s: " << done << std::endl;
                       }});
    return Ending::done;
}

}  // namespace mrko::programs
