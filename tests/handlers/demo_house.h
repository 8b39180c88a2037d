// SPDX-License-Identifier: Apache-2.0
// The whole service over a real Redis and an SQLite journal with two forms of the demo school, and the people of the
// cases already signed in.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <string>

#include "access/visitor.h"
#include "exchange/demo_school.h"
#include "handlers/router.h"
#include "http/fcgi_worker.h"
#include "http/response.h"
#include "journal/school_calendar.h"
#include "session/redis_connection.h"
#include "sql/credentials.h"

namespace mrko::handlers {

/// What a case asks for; header names in lower case.
struct AskedFor {
    std::string method;
    std::string target;
    std::map<std::string, std::string, std::less<>> headers;
    std::string body;
};

/// Two forms of the demo school.
[[nodiscard]] exchange::DemoSchool two_forms();

/// People of the cases: `pupil` is the first child of the school; `mother` has the first two children of the school,
/// `father` has the third, `newcomer` none. CppUnit makes the fixtures of all tests before the first one runs, so a
/// house is built when somebody asks it for something.
class DemoHouse {
public:
    static constexpr journal::SchoolDay today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{18}};

    /// The first three people of the school are those of the mother's and the father's children.
    explicit DemoHouse(exchange::DemoSchool school = two_forms());
    DemoHouse(const DemoHouse&) = delete;
    DemoHouse(DemoHouse&&) = delete;
    DemoHouse& operator=(const DemoHouse&) = delete;
    DemoHouse& operator=(DemoHouse&&) = delete;
    ~DemoHouse();

    /// `who` is one of the people, or "nobody". The cookie of a person, a fresh CSRF token in place of {csrf} and the
    /// first demo credential in place of {login} and {password} are put in.
    [[nodiscard]] http::Response ask(const std::string& who, AskedFor asked);

    [[nodiscard]] http::Response refuse(const http::RefusedRequest& refused);

    /// What a browser does with the new id of a session in an answer.
    void take_cookie(const std::string& who, const http::Response& answer);

    /// The school issues a new credential for the child of this place among the people of the school.
    sql::IssuedCredential renew_credential(std::size_t child);
    /// The same of the credential by which that child signs in.
    void renew_own_credential(std::size_t child);

    /// The login that this child had from the beginning.
    [[nodiscard]] const std::string& login_of(std::size_t child) const { return school_.people.at(child).mrko_login; }

    /// Redis loses every list of children, and keeps the sessions.
    void lose_lists();

    /// The school's data come once more, for what was changed in them.
    void import(const exchange::DemoSchool& school);

    /// From now on a worker answers that has never answered anybody; with end_journal() one that cannot reach the
    /// journal's database, until the first one answers again.
    void another_worker();

    void end_journal();

    void restore_journal();

    /// Begins at noon of `today`, and stands.
    void pass(std::chrono::seconds time);

    /// The next page of that person has a message to show.
    void set_flash(const std::string& who);

    /// For what only a look into the journal's database tells.
    [[nodiscard]] sql::DatabaseOptions journal();

    /// For what only a look into Redis tells.
    [[nodiscard]] session::RedisConnection& redis();

    /// Every address of the service.
    [[nodiscard]] const Router& router();

    /// Whoever wants to ask the portal finds no memory from now on.
    void end_memory();

    /// Ends Redis, for the cases of a service without it.
    void end_redis();

private:
    struct Rooms;

    Rooms& rooms();
    sql::IssuedCredential renew(std::size_t child, access::Reader audience);

    exchange::DemoSchool school_;
    std::unique_ptr<Rooms> rooms_;
};

/// The value of a cookie that an answer sets; empty when it sets none of that name.
[[nodiscard]] std::string set_cookie(const http::Response& answer, const std::string& name);

/// A page without what differs from answer to answer by design: the masked token of the forms.
[[nodiscard]] std::string lasting(std::string body);

}  // namespace mrko::handlers
