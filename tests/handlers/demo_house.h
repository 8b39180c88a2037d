// SPDX-License-Identifier: Apache-2.0
// The whole service over a real Redis and an SQLite journal with two forms of the demo school, and the people of the
// cases already signed in.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "access/visitor.h"
#include "config/config.h"
#include "exchange/demo_school.h"
#include "handlers/router.h"
#include "http/response.h"
#include "journal/clock.h"
#include "programs/service.h"
#include "session/seal.h"
#include "session/session_store.h"
#include "tests/handlers/no_portal.h"
#include "tests/http/temporary_folder.h"
#include "tests/session/redis_server.h"

namespace mrko::handlers {

/// What a case asks for; header names in lower case.
struct AskedFor {
    std::string method;
    std::string target;
    std::map<std::string, std::string, std::less<>> headers;
    std::string body;
};

/// People of the cases: `pupil` is the first child of the school; `mother` has the first two children of the school, `father` has the third, `newcomer` none.
class DemoHouse {
public:
    static constexpr journal::SchoolDay today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{18}};

    /// Two forms of the demo school.
    DemoHouse();
    /// Any other school; the first three of its people are the children of the mother and the father.
    explicit DemoHouse(exchange::DemoSchool school);

    /// `who` is one of the people, or "nobody". The cookie of a person, a fresh CSRF token in place of {csrf} and the
    /// first demo credential in place of {login} and {password} are put in.
    [[nodiscard]] http::Response ask(const std::string& who, AskedFor asked);

    [[nodiscard]] http::Response refuse(const http::RefusedRequest& refused) const { return service_.refuse(refused); }

    /// The school issues a new credential for the child of this place among the people of the school.
    void renew_credential(std::size_t child);
    /// The same of the credential by which that child signs in.
    void renew_own_credential(std::size_t child);

    /// Every address of the service.
    [[nodiscard]] const Router& router() const { return service_.router(); }

    /// Ends Redis, for the cases of a service without it.
    void end_redis() { redis_.kill(); }

private:
    void sign_in(const std::string& name, const std::vector<exchange::DemoPerson>& children);
    void sign_in_pupil(const exchange::DemoPerson& person);
    void renew(std::size_t child, access::Reader audience);

    http::TemporaryFolder folder_;
    session::RedisServer redis_;
    config::Config settings_;
    journal::SystemClock clock_;
    NoPortal portal_;
    exchange::DemoSchool school_;
    session::SealKeys keys_;
    session::RedisConnection connection_;
    session::SessionStore sessions_;
    programs::Service service_;
    std::map<std::string, std::string> cookies_;
};

}  // namespace mrko::handlers
