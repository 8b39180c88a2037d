// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/feed_handler.h"

#include <tuple>

#include "handlers/frame.h"
#include "http/error.h"
#include "session/token.h"
#include "views/feed_page.h"

namespace mrko::handlers {

namespace {

/// What both pages know of the address. The secret is shown once, and only while it is that of the address that lives.
views::FeedPage page_of(const Call& call, const access::FeedOwner& owner, const FeedParts& parts) {
    views::FeedPage page;
    const auto live = parts.feeds.find(owner);
    if (!live) {
        return page;
    }
    page.created = parts.school_clock.moment_of(live->created).day;
    // A HEAD request shows nothing to anybody.
    const bool is_read = call.request.method() == http::Method::get;
    const auto token = is_read ? parts.secrets.take(call.signed_in->cookie, owner.child) : std::nullopt;
    if (token && session::same_secret(session::fingerprint(*token), live->token_hash)) {
        page.address = parts.public_origin + "/ical/" + *token + ".ics";
    }
    return page;
}

/// Does what the pressed button says. A second press of the same button changes nothing more.
http::Response change(const Call& call, const access::FeedOwner& owner, const FeedParts& parts) {
    const auto wanted = call.request.form().value("do").value_or("");
    const auto& request_id = call.request.request_id();
    if (wanted == "revoke") {
        parts.feeds.revoke(owner, request_id, parts.clock.now());
    } else if (wanted == "create" || wanted == "renew") {
        const auto token = session::random_feed_token();
        const sql::NewFeed feed{.token_hash = session::fingerprint(token),
                                .language = std::string{views::tag(call.language)},
                                .request_id = request_id,
                                .now = parts.clock.now()};
        if (wanted == "create" ? parts.feeds.create(owner, feed) : parts.feeds.renew(owner, feed)) {
            parts.secrets.keep(call.signed_in->cookie, owner.child, token);
        }
    } else {
        throw http::BadRequest{"no such change of a calendar's address"};
    }
    return http::Response::see_other(views::feed_address(owner.child));
}

}  // namespace

http::Response ChildFeedHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = parts_.policy.open_diary(visitor, child);
    auto page = page_of(call, {.parent = visitor.id, .child = child}, parts_);
    page.child = views::FeedPage::OfChild{.number = child,
                                          .account_name = account_name(visitor, child),
                                          .card = parts_.diary.card(grant, parts_.school_clock.today())};
    return http::Response::html(
        parts_.templates.render(page, frame_of(call, child, "/feed", views::Section::feed, page.child->card)));
}

http::Response ChildFeedHandler::post(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    std::ignore = parts_.policy.open_diary(visitor, child);
    return change(call, {.parent = visitor.id, .child = child}, parts_);
}

http::Response FamilyFeedHandler::get(const Call& call, const access::Family& visitor) {
    const auto page = page_of(call, {.parent = visitor.id, .child = std::nullopt}, parts_);
    auto frame = frame_of(call);
    for (const auto& bound : visitor.children) {
        frame.children.push_back({.number = bound.number,
                                  .account_name = bound.account_name,
                                  .address = views::feed_address(bound.number),
                                  .current = views::ChildLink::Current::no});
    }
    return http::Response::html(parts_.templates.render(page, frame));
}

http::Response FamilyFeedHandler::post(const Call& call, const access::Family& visitor) {
    return change(call, {.parent = visitor.id, .child = std::nullopt}, parts_);
}

}  // namespace mrko::handlers
