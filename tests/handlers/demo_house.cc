// SPDX-License-Identifier: Apache-2.0
#include "tests/handlers/demo_house.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <list>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "config/config.h"
#include "journal/clock.h"
#include "programs/service.h"
#include "session/seal.h"
#include "session/session_store.h"
#include "session/token.h"
#include "sql/binding_register.h"
#include "sql/bundle_import.h"
#include "sql/credentials.h"
#include "sql/migrations.h"
#include "sql/pupil_directory.h"
#include "tests/handlers/no_portal.h"
#include "tests/handlers/some_settings.h"
#include "tests/http/temporary_folder.h"
#include "tests/session/redis_server.h"
#include "tests/session/settable_clock.h"

namespace mrko::handlers {

namespace {

constexpr auto moscow = std::chrono::hours{3};
constexpr auto noon_of_today = std::chrono::sys_days{DemoHouse::today} + std::chrono::hours{12} - moscow;

config::Config settings_with(const std::filesystem::path& folder, const session::RedisOptions& redis) {
    auto settings = some_settings(folder);
    settings.redis = redis;
    settings.service.today = DemoHouse::today;
    return settings;
}

void replace(std::string& text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

void fill(const exchange::DemoSchool& school, const sql::DatabaseOptions& options, const journal::Clock& clock) {
    sql::Database database{options};
    sql::migrate(database);
    sql::import_bundle(database, school.bundle, {.imported_by = "test", .now = clock.now()});
    sql::Credentials credentials{database};
    for (const auto& person : school.people) {
        const auto pupil = sql::PupilDirectory{database}.find(person.pupil);
        sql::IssueOrder order{.valid_until = person.valid_until, .issued_by = "test", .now = clock.now()};
        credentials.issue(pupil, person.mrko_login, person.mrko_password, order);
        order.audience = access::Reader::pupil;
        credentials.issue(pupil, "uch-" + person.mrko_login, person.mrko_password, order);
    }
}

/// Most of the time of a case went into filling journals, so those of the same school are copies of one.
class FilledJournal {
public:
    FilledJournal(exchange::DemoSchool school, const journal::Clock& clock) : school_(std::move(school)) {
        fill(school_, {.connection = file().string(), .may_create = true}, clock);
    }

    [[nodiscard]] bool is_of(const exchange::DemoSchool& school) const { return school_ == school; }

    void copy_to(const std::filesystem::path& path) const { std::filesystem::copy_file(file(), path); }

private:
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "journal.sqlite"; }

    http::TemporaryFolder folder_;
    exchange::DemoSchool school_;
};

const FilledJournal& journal_of(const exchange::DemoSchool& school, const journal::Clock& clock) {
    static std::list<FilledJournal> filled;
    const auto found = std::ranges::find_if(filled, [&](const FilledJournal& one) { return one.is_of(school); });
    return found == filled.end() ? filled.emplace_back(school, clock) : *found;
}

}  // namespace

exchange::DemoSchool two_forms() {
    static const auto school =
        exchange::make_demo_school({.today = DemoHouse::today, .forms = {"4Б", "9А"}, .pupils_per_form = 6});
    return school;
}

struct DemoHouse::Rooms {
    explicit Rooms(const exchange::DemoSchool& school);

    void sign_in(const std::string& name, const std::vector<exchange::DemoPerson>& children);
    void sign_in_pupil(const exchange::DemoPerson& person);

    http::TemporaryFolder folder;
    session::RedisServer redis;
    config::Config settings;
    session::SettableClock clock{noon_of_today};
    NoPortal portal;
    session::SealKeys keys;
    session::RedisConnection connection;
    session::SessionStore sessions;
    programs::Service service;
    std::optional<programs::Service> other_worker;
    std::map<std::string, std::string> cookies;
};

DemoHouse::Rooms::Rooms(const exchange::DemoSchool& school)
    : settings(settings_with(folder.path(), redis.options())),
      keys(session::SealKeys::from_file(settings.session_keys)),
      connection(settings.redis),
      sessions(connection, clock, keys, settings.session),
      service(settings, clock, portal) {
    journal_of(school, clock).copy_to(settings.database.connection);
    const auto& people = school.people;
    if (people.size() < 3) {
        throw std::logic_error{"the demo school has fewer than three children with credentials"};
    }
    sign_in("mother", {people[0], people[1]});
    sign_in("father", {people[2]});
    sign_in("newcomer", {});
    sign_in_pupil(people[0]);
}

void DemoHouse::Rooms::sign_in_pupil(const exchange::DemoPerson& person) {
    sql::Database database{settings.database};
    const auto pupil = sql::PupilDirectory{database}.find(person.pupil);
    cookies["pupil"] =
        sessions.create({.portal_user = session::pupil_user(pupil),
                         .name = "Ученик Первый",
                         .own_diary = access::BoundChild{
                             .number = {1}, .account_name = "Ученик", .pupil = pupil, .credential_version = 1}});
}

void DemoHouse::Rooms::sign_in(const std::string& name, const std::vector<exchange::DemoPerson>& children) {
    const access::PortalUserId user{.provider = "portal", .subject = name};
    sql::Database database{settings.database};
    sql::BindingRegister bindings{database};
    sql::PupilDirectory pupils{database};
    int child = 0;
    for (const auto& person : children) {
        std::ignore = bindings.bind(user,
                                    {.account_name = name + " " + std::to_string(++child),
                                     .credential = {.pupil = pupils.find(person.pupil), .version = 1},
                                     .request_id = "",
                                     .now = clock.now()});
    }
    cookies[name] = sessions.create({.portal_user = user, .name = name});
}

DemoHouse::DemoHouse(exchange::DemoSchool school) : school_(std::move(school)) {}

DemoHouse::~DemoHouse() = default;

DemoHouse::Rooms& DemoHouse::rooms() {
    if (!rooms_) {
        rooms_ = std::make_unique<Rooms>(school_);
    }
    return *rooms_;
}

http::Response DemoHouse::refuse(const http::RefusedRequest& refused) {
    return rooms().service.refuse(refused);
}

void DemoHouse::another_worker() {
    rooms().other_worker.emplace(rooms().settings, rooms().clock, rooms().portal);
}

void DemoHouse::restore_journal() {
    rooms().other_worker.reset();
}

void DemoHouse::pass(std::chrono::seconds time) {
    rooms().clock.move(time);
}

void DemoHouse::set_flash(const std::string& who) {
    rooms().sessions.set_flash(rooms().cookies.at(who), session::Flash::child_connected);
}

session::RedisConnection& DemoHouse::redis() {
    return rooms().connection;
}

const Router& DemoHouse::router() {
    return rooms().service.router();
}

void DemoHouse::end_memory() {
    rooms().portal.without_memory = true;
}

void DemoHouse::end_redis() {
    rooms().redis.kill();
}

void DemoHouse::take_cookie(const std::string& who, const http::Response& answer) {
    if (auto value = set_cookie(answer, std::string{session::session_cookie_name}); !value.empty()) {
        rooms().cookies[who] = std::move(value);
    }
}

void DemoHouse::lose_lists() {
    for (const auto& key : rooms().connection.run({"KEYS", "b:*"}, session::Retry::once).elements) {
        rooms().connection.run({"DEL", key.text}, session::Retry::once);
    }
}

sql::IssuedCredential DemoHouse::renew_credential(std::size_t child) {
    return renew(child, access::Reader::parent);
}

void DemoHouse::renew_own_credential(std::size_t child) {
    renew(child, access::Reader::pupil);
}

sql::IssuedCredential DemoHouse::renew(std::size_t child, access::Reader audience) {
    const auto& person = school_.people.at(child);
    sql::Database database{rooms().settings.database};
    sql::Credentials credentials{database};
    return credentials.issue(
        sql::PupilDirectory{database}.find(person.pupil),
        {.valid_until = person.valid_until, .issued_by = "test", .now = rooms().clock.now(), .audience = audience});
}

void DemoHouse::import(const exchange::DemoSchool& school) {
    sql::Database database{rooms().settings.database};
    sql::import_bundle(database, school.bundle, {.imported_by = "test", .now = rooms().clock.now()});
}

void DemoHouse::end_journal() {
    auto settings = rooms().settings;
    settings.database.connection = (rooms().folder.path() / "no-such-folder" / "journal.sqlite").string();
    rooms().other_worker.emplace(settings, rooms().clock, rooms().portal);
}

sql::DatabaseOptions DemoHouse::journal() {
    return rooms().settings.database;
}

http::Response DemoHouse::ask(const std::string& who, AskedFor asked) {
    http::RequestParts parts{.method = std::move(asked.method),
                             .target = std::move(asked.target),
                             .body = std::move(asked.body),
                             .request_id = "0123456789abcdef0123456789abcdef",
                             .headers = std::move(asked.headers)};
    if (parts.method == "POST" && parts.content_type.empty()) {
        parts.content_type = "application/x-www-form-urlencoded";
    }
    if (const auto cookie = rooms().cookies.find(who); cookie != rooms().cookies.end()) {
        auto& sent = parts.headers["cookie"];
        sent += (sent.empty() ? "" : "; ") + std::string{"__Host-sid="} + cookie->second;
        if (parts.body.find("{csrf}") != std::string::npos) {
            replace(parts.body, "{csrf}", session::mask(rooms().sessions.open(cookie->second)->session.csrf));
        }
    }
    const auto& spare = school_.people.back();
    replace(parts.body, "{login}", spare.mrko_login);
    replace(parts.body, "{password}", spare.mrko_password);
    auto& service = rooms().other_worker ? *rooms().other_worker : rooms().service;
    auto answer = service.respond(http::Request{std::move(parts)});
    service.finish();
    return answer;
}

std::string set_cookie(const http::Response& answer, const std::string& name) {
    for (const auto& [header, value] : answer.headers()) {
        if (header == "Set-Cookie" && value.starts_with(name + "=")) {
            return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
        }
    }
    return {};
}

std::string lasting(std::string body) {
    const std::string field{"name=\"csrf\" value=\""};
    for (auto at = body.find(field); at != std::string::npos; at = body.find(field, at + field.size())) {
        const auto first = at + field.size();
        body.erase(first, body.find('"', first) - first);
    }
    return body;
}

}  // namespace mrko::handlers
