// SPDX-License-Identifier: Apache-2.0
// The secret addresses of calendar feeds, known by their hashes alone.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "access/calendar_feed.h"
#include "sql/database.h"

namespace mrko::sql {

/// A secret address to be.
struct NewFeed {
    std::string token_hash;  ///< SHA-256 of the secret, 43 characters of base64url
    std::string language;    ///< "ru", "en"
    std::string request_id;
    std::chrono::sys_seconds now{};
};

/// One that lives.
struct LiveFeed {
    std::string token_hash;
    std::chrono::sys_seconds created{};
};

/// All members throw DatabaseDown. One per worker thread. Every change is one transaction with its audit row.
class FeedRegister {
public:
    /// `database` outlives this object.
    explicit FeedRegister(Database& database);
    ~FeedRegister();
    FeedRegister(const FeedRegister&) = delete;
    FeedRegister& operator=(const FeedRegister&) = delete;

    [[nodiscard]] std::optional<LiveFeed> find(const access::FeedOwner& owner);

    /// False, and nothing is changed, when the owner has an address already: a second press of the button.
    [[nodiscard]] bool create(const access::FeedOwner& owner, const NewFeed& feed);
    /// The former address opens nothing from now on. False, and nothing is changed, when there was none.
    [[nodiscard]] bool renew(const access::FeedOwner& owner, const NewFeed& feed);
    /// False when there was none.
    bool revoke(const access::FeedOwner& owner, std::string_view request_id, std::chrono::sys_seconds now);

    /// Empty when no feed lives under this hash, and when none of its children is bound any more.
    [[nodiscard]] std::optional<access::OpenedFeed> open(std::string_view token_hash);

private:
    struct Statements;

    Database& database_;
    std::unique_ptr<Statements> statements_;
};

}  // namespace mrko::sql
