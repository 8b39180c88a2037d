// SPDX-License-Identifier: Apache-2.0
#include "tests/handlers/demo_house.h"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "session/token.h"
#include "sql/binding_register.h"
#include "sql/bundle_import.h"
#include "sql/credentials.h"
#include "sql/migrations.h"
#include "sql/pupil_directory.h"
#include "tests/handlers/some_settings.h"

namespace mrko::handlers {

namespace {

config::Config settings_with(const std::filesystem::path& folder, const session::RedisOptions& redis) {
    auto settings = some_settings(folder);
    settings.redis = redis;
    settings.service.today = DemoHouse::today;
    return settings;
}

session::SealKeys keys_of(const config::Config& settings) {
    std::ostringstream text;
    text << std::ifstream{settings.session_keys}.rdbuf();
    return session::SealKeys::from_text(text.str());
}

void replace(std::string& text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

exchange::DemoSchool two_forms() {
    return exchange::make_demo_school({.today = DemoHouse::today, .forms = {"4Б", "9А"}, .pupils_per_form = 6});
}

void fill(const exchange::DemoSchool& school, const config::Config& settings, const journal::Clock& clock) {
    sql::Database database{settings.database};
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

}  // namespace

DemoHouse::DemoHouse() : DemoHouse(two_forms()) {}

DemoHouse::DemoHouse(exchange::DemoSchool school)
    : settings_(settings_with(folder_.path(), redis_.options())),
      school_(std::move(school)),
      keys_(keys_of(settings_)),
      connection_(settings_.redis),
      sessions_(connection_, clock_, keys_, settings_.session),
      service_(settings_, clock_, portal_) {
    fill(school_, settings_, clock_);
    const auto& people = school_.people;
    if (people.size() < 3) {
        throw std::logic_error{"the demo school has fewer than three children with credentials"};
    }
    sign_in("mother", {people[0], people[1]});
    sign_in("father", {people[2]});
    sign_in("newcomer", {});
    sign_in_pupil(people[0]);
}

void DemoHouse::sign_in_pupil(const exchange::DemoPerson& person) {
    sql::Database database{settings_.database};
    const auto pupil = sql::PupilDirectory{database}.find(person.pupil);
    cookies_["pupil"] = sessions_.create(
        {.portal_user = session::pupil_user(pupil),
         .name = "Ученик Первый",
         .own_diary = access::BoundChild{
             .number = {1}, .account_name = "Ученик", .pupil = pupil, .credential_version = 1}});
}

void DemoHouse::sign_in(const std::string& name, const std::vector<exchange::DemoPerson>& children) {
    const access::PortalUserId user{.provider = "portal", .subject = name};
    sql::Database database{settings_.database};
    sql::BindingRegister bindings{database};
    sql::PupilDirectory pupils{database};
    int child = 0;
    for (const auto& person : children) {
        std::ignore = bindings.bind(user,
                                    {.account_name = name + " " + std::to_string(++child),
                                     .credential = {.pupil = pupils.find(person.pupil), .version = 1},
                                     .request_id = "",
                                     .now = clock_.now()});
    }
    cookies_[name] = sessions_.create({.portal_user = user, .name = name});
}

void DemoHouse::take_cookie(const std::string& who, const http::Response& answer) {
    const auto set = answer.header("Set-Cookie");
    const std::string name = std::string{session::session_cookie_name} + "=";
    if (set.starts_with(name)) {
        cookies_[who] = std::string{set.substr(name.size(), set.find(';') - name.size())};
    }
}

void DemoHouse::lose_lists() {
    for (const auto& key : connection_.run({"KEYS", "b:*"}, session::Retry::once).elements) {
        connection_.run({"DEL", key.text}, session::Retry::once);
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
    sql::Database database{settings_.database};
    sql::Credentials credentials{database};
    return credentials.issue(sql::PupilDirectory{database}.find(person.pupil),
                             {.valid_until = person.valid_until,
                              .issued_by = "test",
                              .now = clock_.now(),
                              .audience = audience});
}

void DemoHouse::import(const exchange::DemoSchool& school) {
    sql::Database database{settings_.database};
    sql::import_bundle(database, school.bundle, {.imported_by = "test", .now = clock_.now()});
}

void DemoHouse::end_journal() {
    auto settings = settings_;
    settings.database.connection = (folder_.path() / "no-such-folder" / "journal.sqlite").string();
    other_worker_.emplace(settings, clock_, portal_);
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
    if (const auto cookie = cookies_.find(who); cookie != cookies_.end()) {
        auto& sent = parts.headers["cookie"];
        sent += (sent.empty() ? "" : "; ") + std::string{"__Host-sid="} + cookie->second;
        if (parts.body.find("{csrf}") != std::string::npos) {
            replace(parts.body, "{csrf}", session::mask(sessions_.open(cookie->second)->session.csrf));
        }
    }
    const auto& spare = school_.people.back();
    replace(parts.body, "{login}", spare.mrko_login);
    replace(parts.body, "{password}", spare.mrko_password);
    auto& service = other_worker_ ? *other_worker_ : service_;
    auto answer = service.respond(http::Request{std::move(parts)});
    service.finish();
    return answer;
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
