// SPDX-License-Identifier: Apache-2.0
#include "programs/commands/demo_filling.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <charconv>
#include <fstream>
#include <iostream>

#include "journal/clock.h"
#include "sql/bundle_import.h"
#include "sql/credentials.h"
#include "sql/pupil_directory.h"

namespace mrko::programs {

namespace {

void issue_credentials(sql::Database& database,
                       const std::vector<exchange::DemoPerson>& people,
                       std::chrono::sys_seconds now) {
    sql::PupilDirectory pupils{database};
    sql::Credentials credentials{database};
    for (const auto& person : people) {
        const auto pupil = pupils.find(person.pupil);
        sql::IssueOrder order{
            .valid_until = person.valid_until, .issued_by = "demo-school", .request_id = "", .now = now};
        credentials.issue(pupil, person.mrko_login, person.mrko_password, order);
        order.audience = access::Reader::pupil;
        credentials.issue(pupil, person.pupil_login, person.pupil_password, order);
    }
}

}  // namespace

std::uint64_t seed_of(const Words& words) {
    const auto text = words.value("--seed");
    if (!text) {
        return exchange::DemoOptions{}.seed;
    }
    std::uint64_t seed = 0;
    const auto [stop, error] = std::from_chars(text->data(), text->data() + text->size(), seed);
    if (error != std::errc{} || stop != text->data() + text->size()) {
        throw WrongUsage{"--seed takes a whole number, not '" + *text + "'"};
    }
    return seed;
}

void write_people(const std::string& file, const std::vector<exchange::DemoPerson>& people) {
    Poco::JSON::Array list;
    for (const auto& person : people) {
        Poco::JSON::Object entry{Poco::JSON_PRESERVE_KEY_ORDER};
        entry.set("portal_login", person.portal_login);
        entry.set("portal_password", person.portal_password);
        entry.set("portal_name", person.portal_name);
        entry.set("mrko_login", person.mrko_login);
        entry.set("mrko_password", person.mrko_password);
        entry.set("pupil_login", person.pupil_login);
        entry.set("pupil_password", person.pupil_password);
        entry.set("child", person.child);
        entry.set("account_name", person.account_name);
        list.add(entry);
    }
    std::ofstream stream{file};
    list.stringify(stream, 2);
    stream << '\n';
    if (!stream.flush()) {
        throw std::runtime_error{file + ": cannot be written"};
    }
}

bool is_empty_journal(sql::Database& database) {
    return sql::PupilDirectory{database}.is_empty();
}

std::vector<exchange::DemoPerson> fill_with_demo_school(
    sql::Database& database,
    const config::Config& settings,
    std::uint64_t seed,
    const std::function<void(const std::vector<exchange::DemoPerson>&)>& first) {
    const journal::SystemClock clock;
    const journal::SchoolClock school{clock, settings.service.utc_offset, settings.service.today};
    std::cout << "Filling the journal with the demo school around " << journal::iso(school.today()) << " ..."
              << std::endl;
    // As of tomorrow morning: today's lessons then have their marks, and whoever looks sees a diary of this evening.
    const journal::SchoolDay tomorrow{std::chrono::sys_days{school.today()} + std::chrono::days{1}};
    auto made = exchange::make_demo_school({.today = tomorrow,
                                            .seed = seed,
                                            .forms = {},
                                            .pupils_per_form = 0,
                                            .former_year = exchange::DemoOptions::FormerYear::told});
    first(made.people);
    sql::import_bundle(database,
                       made.bundle,
                       {.mode = sql::ImportOptions::Mode::apply,
                        .imported_by = "demo-school",
                        .request_id = "",
                        .now = clock.now(),
                        .utc_offset = settings.service.utc_offset,
                        .progress = {}});
    issue_credentials(database, made.people, clock.now());
    return std::move(made.people);
}

}  // namespace mrko::programs
