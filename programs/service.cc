// SPDX-License-Identifier: Apache-2.0
#include "programs/service.h"

#include <chrono>
#include <fstream>
#include <functional>
#include <sstream>
#include <utility>

#include "handlers/front_controller.h"
#include "handlers/routes.h"
#include "http/access_log.h"
#include "portal/cryptography.h"
#include "session/shared_records.h"
#include "sql/read_ahead.h"
#include "sql/shared_rows.h"

namespace mrko::programs {

namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf())) {
        throw std::runtime_error{"the file " + file.string() + " cannot be read"};
    }
    return std::move(text).str();
}

/// Names what draws the pages: this program and what it is told to draw with. Without it nothing that another release
/// has drawn could be told from our own.
std::string release_of(const config::Config& config) {
    return portal::sha256(content_of("/proc/self/exe")) + portal::sha256(content_of(config.templates.asset_list)) +
           std::to_string(config.service.utc_offset.count());
}

/// What the journal's readers share lies in Redis, and they do without it when Redis is away.
class SharedRowsInRedis final : public sql::SharedRows {
public:
    explicit SharedRowsInRedis(session::SharedRecords& records) : records_(records) {}

    std::optional<std::string> find(std::string_view name) noexcept override {
        std::optional<std::string> found;
        attempt([&] { found = records_.find(name); });
        return found;
    }

    void keep(std::string_view name, std::string_view rows) noexcept override {
        attempt([&] { records_.keep(name, rows); });
    }

private:
    template <class Work>
    static void attempt(Work work) noexcept {
        try {
            work();
        } catch (const session::RedisDown& down) {
            // A Redis that is away is told of by the request, which needs it too; one that refuses these keys by
            // nobody.
            if (down.cause() == session::RedisDown::Cause::not_permitted) {
                http::log_event(http::Level::error, "shared_rows_refused", {{"error", down.what()}});
            }
        } catch (const std::exception& error) {
            http::log_event(http::Level::error, "shared_rows_refused", {{"error", error.what()}});
        }
    }

    session::SharedRecords& records_;
};

std::string origin_of(const std::string& address) {
    return address.substr(0, address.find('/', address.find("://") + 3));
}

}  // namespace

struct Service::Parts {
    Parts(const config::Config& config, const journal::Clock& clock, portal::HttpClient& portal_servers)
        : school_clock(clock, config.service.utc_offset, config.service.today),
          keys(session::SealKeys::from_file(config.session_keys)),
          templates(config.templates),
          redis(config.redis),
          sessions(redis, clock, keys, config.session),
          bindings(redis, keys),
          prelogins(redis, keys),
          drafts(redis, keys),
          attempts(redis, clock, keys),
          pupil_attempts(redis, clock, keys),
          told_sign_outs(redis, clock, keys),
          shared_records(redis, keys, config.shared),
          shared_rows(shared_records),
          database(config.database, config.shared.life.count() > 0 ? &shared_rows : nullptr),
          credentials(database),
          registered(database),
          diary(sql::make_diary_reader(database)),
          filling(sql::make_filling_reader(database)),
          study(sql::make_study_reader(database)),
          announcements(sql::make_announcement_reader(database)),
          board(sql::make_public_reader(database)),
          news_reader(sql::make_news_reader(database)),
          feeds(database),
          schedules(sql::make_schedule_reader(database, *announcements)),
          feed_secrets(redis, keys),
          signatures(database),
          policy(credentials),
          seen_news(redis, keys),
          child_news(policy, *news_reader, seen_news, school_clock),
          kept_copies(redis, clock, keys),
          kept_pages(kept_copies, clock, school_clock, templates),
          fresh_answers(redis, clock, keys, config.fresh),
          fresh_pages(fresh_answers, policy, school_clock, release_of(config)),
          refusals(redis, keys),
          audit(database, refusals, clock),
          portal(config.portal, portal_servers, [&clock] { return clock.now(); }),
          visitors(sessions, bindings, registered),
          front(router,
                visitors,
                templates,
                child_news,
                kept_pages,
                fresh_pages,
                audit,
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
                              .pupil_attempts = pupil_attempts,
                              .told_sign_outs = told_sign_outs,
                              .database = database,
                              .credentials = credentials,
                              .registered = registered,
                              .diary = *diary,
                              .filling = *filling,
                              .study = *study,
                              .announcements = *announcements,
                              .board = *board,
                              .feeds = feeds,
                              .schedules = *schedules,
                              .feed_secrets = feed_secrets,
                              .signatures = signatures,
                              .visitors = visitors,
                              .audit = audit,
                              .child_news = child_news,
                              .kept_copies = kept_copies,
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
    session::PupilAttempts pupil_attempts;
    session::ToldSignOuts told_sign_outs;
    session::SharedRecords shared_records;
    SharedRowsInRedis shared_rows;
    sql::Database database;
    sql::Credentials credentials;
    sql::BindingRegister registered;
    std::unique_ptr<sql::DiaryReader> diary;
    std::unique_ptr<sql::FillingReader> filling;
    std::unique_ptr<sql::StudyReader> study;
    std::unique_ptr<sql::AnnouncementReader> announcements;
    std::unique_ptr<sql::PublicReader> board;
    std::unique_ptr<sql::NewsReader> news_reader;
    sql::FeedRegister feeds;
    std::unique_ptr<sql::ScheduleReader> schedules;
    session::FeedSecrets feed_secrets;
    sql::SignatureRegister signatures;
    access::Policy policy;
    session::SeenNews seen_news;
    handlers::ChildNews child_news;
    session::KeptCopies kept_copies;
    handlers::KeptPages kept_pages;
    session::FreshAnswers fresh_answers;
    handlers::FreshPages fresh_pages;
    session::RefusalQuota refusals;
    handlers::AuditTrail audit;
    portal::OidcClient portal;
    handlers::Visitors visitors;
    handlers::Router router;
    handlers::FrontController front;
    std::function<void()> afterwards;  ///< of the last answer
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

void Service::finish() noexcept {
    if (const auto work = std::exchange(parts_->afterwards, {})) {
        work();
    }
}

http::Response Service::respond(const http::Request& request) {
    finish();
    const auto at = std::chrono::system_clock::now();
    const auto begin = std::chrono::steady_clock::now();
    const auto sql_before = parts_->database.spent();
    auto outcome = [&] {
        const sql::ReadAhead ahead{parts_->database};
        return parts_->front.respond(request);
    }();
    const int status = outcome.response.status();
    parts_->afterwards = std::move(outcome.afterwards);
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
