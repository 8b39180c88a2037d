// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "access/role.h"
#include "journal/clock.h"
#include "programs/commands/command.h"
#include "session/session.h"
#include "session/session_store.h"
#include "sql/audit_log.h"
#include "sql/pupil_directory.h"
#include "sql/transaction.h"

namespace mrko::programs {

namespace {

constexpr auto how_to_write = "write: sessions end --user PROVIDER:SUBJECT, or sessions end --pupil ID";

access::PortalUserId user_named(const std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == text.size()) {
        throw WrongUsage{"--user takes PROVIDER:SUBJECT, as the audit names an actor, not '" + text + "'"};
    }
    return {.provider = text.substr(0, colon), .subject = text.substr(colon + 1)};
}

}  // namespace

Ending sessions(const Invocation& invocation) {
    const Words words{invocation.words, {"--user", "--pupil"}, {}};
    const auto user = words.value("--user");
    const auto pupil = words.value("--pupil");
    if (words.plain() != std::vector<std::string>{"end"} || user.has_value() == pupil.has_value()) {
        throw WrongUsage{how_to_write};
    }
    const auto settings = settings_of(invocation);
    sql::Database database{settings.database};
    const auto whose = user ? user_named(*user) : session::pupil_user(sql::PupilDirectory{database}.find(*pupil));
    const journal::SystemClock clock;
    const auto keys = session::SealKeys::from_file(settings.session_keys);
    session::RedisConnection redis{settings.redis};
    session::SessionStore{redis, clock, keys, settings.session}.end_everywhere(whose);
    sql::Transaction transaction{database};
    sql::AuditLog{database}.record({.at = clock.now(),
                                    .actor = "mrko-diaryctl",
                                    .role = std::string{access::name(access::Role::system_worker)},
                                    .action = "sessions.ended",
                                    .object = sql::actor_of(whose),
                                    .before = "",
                                    .after = "",
                                    .request_id = ""});
    transaction.commit();
    std::cout << "Every browser of " << sql::actor_of(whose) << " is signed out.\n";
    return Ending::done;
}

}  // namespace mrko::programs
