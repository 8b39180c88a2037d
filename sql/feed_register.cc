// SPDX-License-Identifier: Apache-2.0
#include "sql/feed_register.h"

#include <cstdint>
#include <tuple>
#include <utility>

#include "access/role.h"
#include "sql/audit_log.h"
#include "sql/connection.h"
#include "sql/statement.h"
#include "sql/statements.h"
#include "sql/transaction.h"

namespace mrko::sql {

namespace {

/// queries/feed_of_owner.sql
struct LiveRow {
    std::string hash;
    std::int64_t created{0};

    static constexpr auto columns() { return std::make_tuple(&LiveRow::hash, &LiveRow::created); }
};

/// queries/feed_opened.sql
struct OpenedRow {
    int feed_child{0};
    std::string language;
    int child{0};
    std::string account_name;
    std::int64_t pupil{0};
    int version{0};

    static constexpr auto columns() {
        using R = OpenedRow;
        return std::make_tuple(&R::feed_child, &R::language, &R::child, &R::account_name, &R::pupil, &R::version);
    }
};

int number_of(const access::FeedOwner& owner) {
    return owner.child ? owner.child->value : 0;
}

AuditEntry entry_for(const access::FeedOwner& owner, std::string_view request_id, std::chrono::sys_seconds now) {
    return {.at = now,
            .actor = actor_of(owner.parent),
            .role = std::string{access::name(access::Role::parent)},
            .action = {},
            .object = owner.child ? "feed:child " + std::to_string(owner.child->value) : "feed:family",
            .before = {},
            .after = {},
            .request_id = std::string{request_id}};
}

/// The language of the address that ended; empty when there was none.
std::string end_live(Connection& connection, const access::FeedOwner& owner, std::chrono::sys_seconds now) {
    const auto ended = ask_once<Single<std::string>>(connection,
                                                     queries::feed_revoke,
                                                     std::int64_t{now.time_since_epoch().count()},
                                                     owner.parent.provider,
                                                     owner.parent.subject,
                                                     number_of(owner));
    return ended.empty() ? std::string{} : ended.front().value;
}

/// False: one lives already.
bool add(Connection& connection, const access::FeedOwner& owner, const NewFeed& feed) {
    return !ask_once<Single<std::string>>(connection,
                                          queries::feed_add,
                                          feed.token_hash,
                                          owner.parent.provider,
                                          owner.parent.subject,
                                          number_of(owner),
                                          feed.language,
                                          std::int64_t{feed.now.time_since_epoch().count()})
                .empty();
}

}  // namespace

struct FeedRegister::Statements {
    explicit Statements(Connection& connection)
        : of_owner(connection, queries::feed_of_owner), opened(connection, queries::feed_opened) {}

    KeptRead<LiveRow, std::string, std::string, int> of_owner;
    KeptRead<OpenedRow, std::string> opened;
};

FeedRegister::FeedRegister(Database& database)
    : database_(database), statements_(std::make_unique<Statements>(database.connection())) {}

FeedRegister::~FeedRegister() = default;

std::optional<LiveFeed> FeedRegister::find(const access::FeedOwner& owner) {
    auto rows = statements_->of_owner(owner.parent.provider, owner.parent.subject, number_of(owner));
    if (rows.empty()) {
        return std::nullopt;
    }
    return LiveFeed{.token_hash = std::move(rows.front().hash),
                    .created = std::chrono::sys_seconds{std::chrono::seconds{rows.front().created}}};
}

bool FeedRegister::create(const access::FeedOwner& owner, const NewFeed& feed) {
    Transaction transaction{database_};
    if (!add(database_.connection(), owner, feed)) {
        return false;
    }
    auto entry = entry_for(owner, feed.request_id, feed.now);
    entry.action = "feed.created";
    entry.after = "language " + feed.language;
    AuditLog{database_}.record(entry);
    transaction.commit();
    return true;
}

bool FeedRegister::renew(const access::FeedOwner& owner, const NewFeed& feed) {
    Transaction transaction{database_};
    const auto former = end_live(database_.connection(), owner, feed.now);
    if (former.empty() || !add(database_.connection(), owner, feed)) {
        return false;
    }
    auto entry = entry_for(owner, feed.request_id, feed.now);
    entry.action = "feed.renewed";
    entry.before = "language " + former;
    entry.after = "language " + feed.language;
    AuditLog{database_}.record(entry);
    transaction.commit();
    return true;
}

bool FeedRegister::revoke(const access::FeedOwner& owner, std::string_view request_id, std::chrono::sys_seconds now) {
    Transaction transaction{database_};
    const auto former = end_live(database_.connection(), owner, now);
    if (former.empty()) {
        return false;
    }
    auto entry = entry_for(owner, request_id, now);
    entry.action = "feed.revoked";
    entry.before = "language " + former;
    AuditLog{database_}.record(entry);
    transaction.commit();
    return true;
}

std::optional<access::OpenedFeed> FeedRegister::open(std::string_view token_hash) {
    auto rows = statements_->opened(std::string{token_hash});
    if (rows.empty()) {
        return std::nullopt;
    }
    access::OpenedFeed feed{.child = std::nullopt, .language = rows.front().language, .children = {}};
    if (rows.front().feed_child != 0) {
        feed.child = access::ChildNumber{rows.front().feed_child};
    }
    for (auto& row : rows) {
        feed.children.push_back({.number = {row.child},
                                 .account_name = std::move(row.account_name),
                                 .pupil = {row.pupil},
                                 .credential_version = row.version});
    }
    return feed;
}

}  // namespace mrko::sql
