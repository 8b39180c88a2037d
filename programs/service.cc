// SPDX-License-Identifier: Apache-2.0
#include "programs/service.h"

#include <chrono>
#include <fstream>
#include <sstream>

#include "handlers/front_controller.h"
#include "handlers/routes.h"
#include "http/access_log.h"

namespace mrko::programs {

namespace {

session::SealKeys keys_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf())) {
        throw std::runtime_error{"the file " + file.string() + " of session.keys_file cannot be read"};
    }
    return session::SealKeys::from_text(text.str());
}

std::string origin_of(const std::string& address) {
    return address.substr(0, address.find('/', address.find("://") + 3));
}

}  // namespace

struct Service::Parts {
    Parts(const config::Config& config, const journal::Clock& clock, portal::HttpClient& portal_servers)
        : school_clock(clock, config.service.utc_offset, config.service.today),
          keys(keys_of(config.session_keys)),
          templates(config.templates),
          redis(config.redis),
          sessions(redis, clock, keys, config.session),
          bindings(redis, keys),
          prelogins(redis, keys),
          drafts(redis, keys),
          attempts(redis, clock, keys),
          database(config.database),
          credentials(database),
          registered(database),
          diary(sql::make_diary_reader(database)),
          study(sql::make_study_reader(database)),
          announcements(sql::make_announcement_reader(database)),
          signatures(database),
          policy(credentials),
          portal(config.portal, portal_servers, [&clock] { return clock.now(); }),
          visitors(sessions, bindings, registered),
          front(router,
                visitors,
                templates,
                {.public_origin = config.service.public_origin, .portal_origin = origin_of(config.portal.issuer)}) {
        handlers::add_routes(router,
                             {.clock = clock,
                              .school_clock = school_clock,
                              .policy = policy,
                              .templates = templates,
                              .portal = portal,
                              .redis = redis,
                              .sessions = sessions,
                              .bindings = bindings,
                              .prelogins = prelogins,
                              .drafts = drafts,
                              .attempts = attempts,
                              .database = database,
                              .credentials = credentials,
                              .registered = registered,
                              .diary = *diary,
                              .study = *study,
                              .announcements = *announcements,
                              .signatures = signatures,
                              .visitors = visitors,
                              .public_origin = config.service.public_origin});
    }

    journal::SchoolClock school_clock;
    session::SealKeys keys;
    views::Templates templates;
    session::RedisConnection redis;
    session::SessionStore sessions;
    session::ChildBindings bindings;
    session::PreLoginStore prelogins;
    session::AccountDrafts drafts;
    session::AttemptLimiter attempts;
    sql::Database database;
    sql::Credentials credentials;
    sql::BindingRegister registered;
    std::unique_ptr<sql::DiaryReader> diary;
    std::unique_ptr<sql::StudyReader> study;
    std::unique_ptr<sql::AnnouncementReader> announcements;
    sql::SignatureRegister signatures;
    access::Policy policy;
    portal::OidcClient portal;
    handlers::Visitors visitors;
    handlers::Router router;
    handlers::FrontController front;
};

Service::Service(const config::Config& config, const journal::Clock& clock, portal::HttpClient& portal)
    : parts_(std::make_unique<Parts>(config, clock, portal)) {}

Service::~Service() = default;

const handlers::Router& Service::router() const noexcept {
    return parts_->router;
}

http::Response Service::refuse(const http::RefusedRequest& refused) const {
    return parts_->front.refuse(refused);
}

http::Response Service::respond(const http::Request& request) {
    const auto at = std::chrono::system_clock::now();
    const auto begin = std::chrono::steady_clock::now();
    const auto sql_before = parts_->database.spent();
    auto outcome = parts_->front.respond(request);
    const int status = outcome.response.status();
    http::write_line(
        {.at = at,
         .level = status >= 500   ? http::Level::error
                  : status >= 400 ? http::Level::warning
                                  : http::Level::info,
         .request_id = request.request_id(),
         .method = std::string{request.method_name()},
         .route = std::string{outcome.route},
         .status = status,
         .took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin),
         .sql = parts_->database.spent() - sql_before,
         .error = outcome.error});
    return std::move(outcome.response);
}

}  // namespace mrko::programs
