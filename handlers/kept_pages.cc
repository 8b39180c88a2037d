// SPDX-License-Identifier: Apache-2.0
#include "handlers/kept_pages.h"

#include <algorithm>
#include <exception>
#include <string_view>
#include <utility>
#include <vector>

#include "handlers/child_page.h"
#include "handlers/frame.h"
#include "handlers/page_address.h"
#include "session/packed_fields.h"
#include "views/kept_page.h"

namespace mrko::handlers {

namespace {

using session::pack;
using session::unpack;
using views::Section;

/// The form of a copy: one of another release is no copy.
constexpr std::string_view form_of_page{"page 1"};
constexpr std::string_view form_of_way{"way 1"};
constexpr std::string_view form_of_label{"label 1"};

/// A secret address of a feed and files to take away are no pages to read in the evening.
bool is_read_in_the_evening(Section section) {
    return section != Section::none && section != Section::feed && section != Section::exports;
}

bool is_kept(const Call& call, const Route& route, const http::Response& response) {
    return is_page_of_a_child(route) && call.signed_in && call.request.method() == http::Method::get &&
           is_plain_page(call.request) && call.signed_in->session.flash == session::Flash::none &&
           response.header("Set-Cookie").empty();
}

const access::BoundChild* child_of(const Call& call) {
    const auto& children = call.signed_in->children;
    const auto found = std::ranges::find(children, call.path.child(), &access::BoundChild::number);
    return found == children.end() ? nullptr : &*found;
}

std::string name_of(const Call& call, views::Language language) {
    return pack({views::tag(language), call.request.target()});
}

views::Language other(views::Language language) {
    return language == views::Language::ru ? views::Language::en : views::Language::ru;
}

std::optional<std::string> content_of(const ChildPage::Drawn& drawn, const views::KeptPage& page) {
    const auto school = drawn.school.value_or(views::SchoolCard{});
    return pack({form_of_page,
                 std::to_string(static_cast<int>(drawn.section)),
                 drawn.section_path,
                 school.name,
                 school.address,
                 school.phone,
                 school.class_teacher,
                 page.layout == views::PageHead::Layout::wide ? "wide" : "narrow",
                 page.title,
                 page.main});
}

/// What is to be kept; empty when the answer is nothing to keep.
std::optional<session::KeptCopies::Copy> copy_of(const Call& call, const http::Response& response) {
    if (response.status() == 303 && response.header("Location").starts_with("/diary/")) {
        return session::KeptCopies::Copy{.name = name_of(call, call.language),
                                         .label = "",
                                         .content = pack({form_of_way, response.header("Location")})};
    }
    const auto& drawn = call.page->drawn();
    const auto page = response.status() == 200 && drawn && is_read_in_the_evening(drawn->section)
                          ? views::kept_page_of(response.body())
                          : std::nullopt;
    if (!page) {
        return std::nullopt;
    }
    return session::KeptCopies::Copy{.name = name_of(call, call.language),
                                     .label = pack({form_of_label, call.request.target(), page->title}),
                                     .content = *content_of(*drawn, *page)};
}

}  // namespace

journal::SchoolDay KeptPages::today() const {
    // By the clock and not by the pinned day of a demonstration: the copy's own time is by the clock too.
    return school_clock_.moment_of(clock_.now()).day;
}

std::function<void()> KeptPages::work_after(const Call& call,
                                            const Route& route,
                                            const http::Response& response) const {
    if (!is_kept(call, route, response)) {
        return {};
    }
    auto copy = copy_of(call, response);
    // Only a page that was drawn has an address whose number can be read.
    const auto* const child = copy ? child_of(call) : nullptr;
    if (child == nullptr) {
        return {};
    }
    return [this, user = call.signed_in->session.portal_user, child = *child, copy = *std::move(copy)] {
        try {
            copies_.keep(user, child, copy);
        } catch (const std::exception&) {
            // A convenience: the page itself has gone out.
        }
    };
}

std::optional<http::Response> KeptPages::answer(const Call& call,
                                                const Route& route,
                                                std::chrono::seconds retry_after) const noexcept {
    try {
        const auto method = call.request.method();
        if (!is_page_of_a_child(route) || !call.signed_in ||
            (method != http::Method::get && method != http::Method::head)) {
            return std::nullopt;
        }
        const auto* const child = child_of(call);
        if (child == nullptr) {
            return std::nullopt;
        }
        call.page->without_news();
        const auto& user = call.signed_in->session.portal_user;
        // Better a page in the other language than none.
        for (const auto language : {call.language, other(call.language)}) {
            if (const auto found = copies_.find(user, *child, name_of(call, language))) {
                return page_of(call, *child, *found, language);
            }
        }
        return list_of(call, *child, copies_.labels(user, *child), retry_after);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

http::Response KeptPages::page_of(const Call& call,
                                  const access::BoundChild& child,
                                  const session::KeptCopies::Found& found,
                                  views::Language language) const {
    if (const auto way = unpack(found.content, 2); way && way->front() == form_of_way) {
        return http::Response::see_other(way->back());
    }
    auto fields = unpack(found.content, 10);
    if (!fields || fields->front() != form_of_page) {
        throw std::runtime_error{"a copy of another form"};
    }
    const auto section = static_cast<Section>(session::parse_number((*fields)[1]).value_or(0));
    auto frame = frame_of(call, child.number, (*fields)[2], section);
    frame.language = language;
    if (!(*fields)[3].empty()) {
        frame.school = views::SchoolCard{
            .name = (*fields)[3], .address = (*fields)[4], .phone = (*fields)[5], .class_teacher = (*fields)[6]};
    }
    const views::KeptPage page{
        .layout = (*fields)[7] == "wide" ? views::PageHead::Layout::wide : views::PageHead::Layout::narrow,
        .title = std::move((*fields)[8]),
        .main = std::move((*fields)[9]),
        .as_of = school_clock_.moment_of(found.at),
        .today = today()};
    return http::Response::html(templates_.render(page, frame));
}

std::optional<http::Response> KeptPages::list_of(const Call& call,
                                                 const access::BoundChild& child,
                                                 const std::vector<session::KeptCopies::Label>& labels,
                                                 std::chrono::seconds retry_after) const {
    views::JournalAway page{.kept = {}, .today = today(), .request_id = call.request.request_id()};
    for (const auto& [label, at] : labels) {
        const auto fields = unpack(label, 3);
        if (!fields || fields->front() != form_of_label) {
            continue;
        }
        views::JournalAway::Link link{
            .address = (*fields)[1], .title = (*fields)[2], .as_of = school_clock_.moment_of(at)};
        // The same page in the other language is the same page; the newer copy stands first.
        if (std::ranges::find(page.kept, link.address, &views::JournalAway::Link::address) == page.kept.end()) {
            page.kept.push_back(std::move(link));
        }
    }
    if (page.kept.empty()) {
        return std::nullopt;
    }
    auto response =
        http::Response::html(templates_.render(page, frame_of(call, child.number, "/week", Section::none)), 503);
    response.set_header("Retry-After", std::to_string(retry_after.count()));
    return response;
}

void KeptPages::drop(const Call& call) const noexcept {
    try {
        if (call.signed_in) {
            copies_.drop(call.signed_in->session.portal_user, call.path.child());
        }
    } catch (const std::exception&) {
        // They cannot be opened and go by themselves.
    }
}

}  // namespace mrko::handlers
