// SPDX-License-Identifier: Apache-2.0
#include "handlers/fresh_pages.h"

#include <algorithm>
#include <charconv>
#include <exception>
#include <string_view>
#include <utility>
#include <vector>

#include "handlers/child_page.h"
#include "handlers/page_address.h"
#include "http/content_coding.h"
#include "http/entity_tag.h"
#include "http/error.h"
#include "session/packed_fields.h"

namespace mrko::handlers {

namespace {

using session::pack;
using session::unpack;

constexpr std::size_t longest_cookies = 4096;
constexpr std::size_t longest_page = std::size_t{4} << 20U;

std::string cookies_of(const Call& call) {
    return std::string{call.request.header("cookie").value_or("")};
}

/// What the pages of a child say of all children of the family.
std::string list_of(const std::vector<access::BoundChild>& children) {
    std::string list;
    for (const auto& child : children) {
        list += pack({std::to_string(child.number.value),
                      child.account_name,
                      std::to_string(child.pupil.value),
                      std::to_string(child.credential_version)});
    }
    return list;
}

/// A page with a message shows it once, and the diary that was read last is remembered by the page itself.
bool has_something_to_do(const Call& call) {
    const auto& session = call.signed_in->session;
    return session.flash != session::Flash::none || session.last_child != call.path.child().value;
}

session::FreshHolder holder_of(const Call& call) {
    return {.user = call.signed_in->session.portal_user, .cookie = call.signed_in->cookie};
}

int minute_of(const journal::SchoolClock& clock) {
    return static_cast<int>(clock.time_of_day().count());
}

/// The minute of the day in a tag of ours, `W/"<minute>.<fingerprint>"`.
std::optional<int> minute_in(std::string_view tag) {
    constexpr std::string_view begin{"W/\""};
    if (!tag.starts_with(begin)) {
        return std::nullopt;
    }
    tag.remove_prefix(begin.size());
    int minute = 0;
    const auto [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), minute);
    return error == std::errc{} && end != tag.data() + tag.size() && *end == '.' ? std::optional{minute} : std::nullopt;
}

void send_packed(const Call& call, http::Response& response, std::string packed) {
    response.set_header("Vary", "Accept-Encoding");
    if (http::accepts_gzip(call.request.header("accept-encoding").value_or(""))) {
        response.set_content(std::move(packed), "gzip");
    }
}

}  // namespace

std::optional<FreshPages::Question> FreshPages::question_of(const Call& call, const Route& route) const {
    if (!answers_.are_kept() || call.request.method() != http::Method::get || !is_page_of_a_child(route) ||
        !is_plain_page(call.request)) {
        return std::nullopt;
    }
    const auto cookies = cookies_of(call);
    if (cookies.empty() || cookies.size() > longest_cookies) {
        return std::nullopt;
    }
    try {
        return Question{.name = answers_.name_of(call.path.child(), pack({call.request.target(), cookies})),
                        .day = clock_.today()};
    } catch (const http::NotFound&) {
        // The handler says so, to those who may know.
        return std::nullopt;
    }
}

std::string FreshPages::inputs_of(const Call& call, const Question& question, std::int64_t journal_version) const {
    const auto& session = call.signed_in->session;
    return pack({release_,
                 session.portal_user.provider,
                 session.portal_user.subject,
                 session.name,
                 session.csrf,
                 session.own_diary ? "pupil" : "parent",
                 list_of(call.signed_in->children),
                 call.signed_in->fresh.news_stamp,
                 call.request.target(),
                 cookies_of(call),
                 journal::iso(question.day),
                 std::to_string(journal_version)});
}

std::string FreshPages::tag_of(const std::string& inputs, int until) const {
    const auto minute = std::to_string(until);
    return "W/\"" + minute + "." + answers_.fingerprint(pack({inputs, minute})) + '"';
}

std::optional<http::Response> FreshPages::answer(const Call& call,
                                                 const access::Family& visitor,
                                                 const Question& question) const {
    const auto known = call.request.header("if-none-match").value_or("");
    const auto held_until = minute_in(known);
    if (has_something_to_do(call) || (call.signed_in->fresh.sealed.empty() && !held_until)) {
        return std::nullopt;
    }
    const auto inputs = inputs_of(call, question, policy_.open_diary(visitor, question.name.child).journal_version());
    const auto now = minute_of(clock_);
    if (held_until && now < *held_until && known == tag_of(inputs, *held_until)) {
        auto unchanged = http::Response::not_modified(known);
        unchanged.set_header("Vary", "Accept-Encoding");
        return unchanged;
    }
    auto answer = answers_.open(holder_of(call), question.name, inputs, call.signed_in->fresh);
    auto fields = answer ? unpack(*answer, 2) : std::nullopt;
    const auto until = fields ? session::parse_number(fields->front()) : std::nullopt;
    if (!until || now >= *until) {
        return std::nullopt;
    }
    const bool is_packed = http::accepts_gzip(call.request.header("accept-encoding").value_or(""));
    auto plain = is_packed ? std::optional<std::string>{std::in_place} : http::gunzip(fields->back(), longest_page);
    if (!plain) {
        return std::nullopt;
    }
    auto response = http::Response::html(*std::move(plain));
    send_packed(call, response, std::move(fields->back()));
    response.set_header("ETag", tag_of(inputs, static_cast<int>(*until)));
    return response;
}

std::function<void()> FreshPages::finish(const Call& call,
                                         const Question& question,
                                         http::Response& response) const noexcept try {
    const auto repeat = call.page->repeat();
    // The session was read before the page took its message and noted the child: what it did then it need not do again.
    if (!repeat || response.status() != 200 || !call.signed_in ||
        call.signed_in->session.flash != session::Flash::none || !response.header("Set-Cookie").empty()) {
        return {};
    }
    const auto until = static_cast<int>(repeat->until.count());
    auto inputs = inputs_of(call, question, repeat->journal_version);
    auto packed = http::gzip(response.body());
    response.set_header("ETag", tag_of(inputs, until));
    send_packed(call, response, packed);
    return [this,
            holder = holder_of(call),
            name = question.name,
            inputs = std::move(inputs),
            answer = pack({std::to_string(until), packed})] {
        try {
            answers_.keep(holder, name, inputs, answer);
        } catch (const std::exception&) {
            // A convenience: the page itself has gone out.
        }
    };

} catch (const std::exception&) {
    // What could not be packed goes out as it is.
    return {};
}

}  // namespace mrko::handlers
