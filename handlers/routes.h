// SPDX-License-Identifier: Apache-2.0
// The table of every address of the service.
#pragma once

#include <string>

#include "access/policy.h"
#include "handlers/audit_trail.h"
#include "handlers/child_news.h"
#include "handlers/router.h"
#include "handlers/visitors.h"
#include "journal/clock.h"
#include "journal/school_calendar.h"
#include "portal/oidc_client.h"
#include "session/account_drafts.h"
#include "session/attempt_limiter.h"
#include "session/child_bindings.h"
#include "session/feed_secrets.h"
#include "session/kept_copies.h"
#include "session/prelogin_store.h"
#include "session/pupil_attempts.h"
#include "session/redis_connection.h"
#include "session/session_store.h"
#include "session/told_sign_outs.h"
#include "sql/announcement_reader.h"
#include "sql/binding_register.h"
#include "sql/credentials.h"
#include "sql/database.h"
#include "sql/diary_reader.h"
#include "sql/feed_register.h"
#include "sql/filling_reader.h"
#include "sql/public_reader.h"
#include "sql/schedule_reader.h"
#include "sql/signature_register.h"
#include "sql/study_reader.h"
#include "views/template_set.h"

namespace mrko::handlers {

/// What handlers are made from. Everything outlives the router.
struct Parts {
    const journal::Clock& clock;
    const journal::SchoolClock& school_clock;
    const access::Policy& policy;
    const views::Templates& templates;
    portal::OidcClient& portal;
    session::RedisConnection& redis;
    session::SessionStore& sessions;
    session::ChildBindings& bindings;
    session::PreLoginStore& prelogins;
    session::AccountDrafts& drafts;
    session::AttemptLimiter& attempts;
    session::PupilAttempts& pupil_attempts;
    session::ToldSignOuts& told_sign_outs;
    sql::Database& database;
    sql::Credentials& credentials;
    sql::BindingRegister& registered;
    sql::DiaryReader& diary;
    sql::FillingReader& filling;
    sql::StudyReader& study;
    sql::AnnouncementReader& announcements;
    sql::PublicReader& board;
    sql::FeedRegister& feeds;
    sql::ScheduleReader& schedules;
    session::FeedSecrets& feed_secrets;
    sql::SignatureRegister& signatures;
    Visitors& visitors;
    AuditTrail& audit;
    ChildNews& child_news;
    session::KeptCopies& kept_copies;
    std::string public_origin;
};

void add_routes(Router& router, const Parts& parts);

}  // namespace mrko::handlers
