// SPDX-License-Identifier: Apache-2.0
// /diary/{child}/feed and /family/feed: the secret address of a calendar, made, shown once, renewed and revoked. A POST
// answers with a redirect to the same page.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "access/policy.h"
#include "handlers/handler.h"
#include "journal/clock.h"
#include "journal/school_calendar.h"
#include "session/feed_secrets.h"
#include "sql/diary_reader.h"
#include "sql/feed_register.h"
#include "views/template_set.h"

namespace mrko::handlers {

/// All parts outlive the handlers.
struct FeedParts {
    const access::Policy& policy;
    sql::FeedRegister& feeds;
    session::FeedSecrets& secrets;
    sql::DiaryReader& diary;
    const journal::Clock& clock;
    const journal::SchoolClock& school_clock;
    const views::Templates& templates;
    std::string public_origin;
};

class ChildFeedHandler final : public FamilyHandler {
public:
    explicit ChildFeedHandler(FeedParts parts) : parts_(std::move(parts)) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;
    [[nodiscard]] http::Response post(const Call& call, const access::Family& visitor) override;

private:
    FeedParts parts_;
};

class FamilyFeedHandler final : public FamilyHandler {
public:
    explicit FamilyFeedHandler(FeedParts parts) : parts_(std::move(parts)) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;
    [[nodiscard]] http::Response post(const Call& call, const access::Family& visitor) override;

private:
    FeedParts parts_;
};

}  // namespace mrko::handlers
