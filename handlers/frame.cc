// SPDX-License-Identifier: Apache-2.0
#include "handlers/frame.h"

#include <algorithm>
#include <optional>

#include "handlers/child_page.h"
#include "handlers/view_settings.h"
#include "session/token.h"

namespace mrko::handlers {

views::PageFrame frame_of(const Call& call) {
    views::PageFrame frame{
        .language = call.language, .request_path = call.request.target(), .view = chosen_view(call.request)};
    if (call.signed_in) {
        frame.user_name = call.signed_in->session.name;
        frame.csrf = session::mask(call.signed_in->session.csrf);
        frame.viewer = call.signed_in->session.own_diary ? views::Viewer::pupil : views::Viewer::parent;
    }
    return frame;
}

namespace {

/// `child` is the one that the page is about, if it is about one.
views::PageFrame frame_with_children(const Call& call,
                                     std::optional<access::ChildNumber> child,
                                     std::string_view section_path) {
    auto frame = frame_of(call);
    for (const auto& bound : call.signed_in->children) {
        const auto current = bound.number == child ? views::ChildLink::Current::yes : views::ChildLink::Current::no;
        frame.children.push_back({.number = bound.number,
                                  .account_name = bound.account_name,
                                  .address = "/diary/" + std::to_string(bound.number.value) + std::string{section_path},
                                  .current = current});
    }
    return frame;
}

}  // namespace

views::PageFrame frame_of_family(const Call& call) {
    return frame_with_children(call, std::nullopt, "/week");
}

views::PageFrame frame_of(const Call& call,
                          access::ChildNumber child,
                          std::string_view section_path,
                          views::Section section) {
    auto frame = frame_with_children(call, child, section_path);
    frame.child = child;
    frame.section = section;
    if (call.page != nullptr) {
        frame.new_counts = call.page->counts(call, child);
        call.page->note(
            {.child = child, .section_path = std::string{section_path}, .section = section, .school = std::nullopt});
    }
    return frame;
}

views::PageFrame frame_of(const Call& call,
                          access::ChildNumber child,
                          std::string_view section_path,
                          views::Section section,
                          const journal::PupilCard& card) {
    auto frame = frame_of(call, child, section_path, section);
    frame.school = views::school_card(card);
    if (call.page != nullptr) {
        call.page->note(
            {.child = child, .section_path = std::string{section_path}, .section = section, .school = frame.school});
    }
    return frame;
}

std::string section_of_address(const Call& call) {
    constexpr std::string_view subject{"/subject/"};
    const std::string_view target{call.request.target()};
    const auto diary = target.find('/', std::string_view{"/diary/"}.size());
    const auto section = diary == std::string_view::npos ? std::string_view{"/week"} : target.substr(diary);
    if (section.starts_with("/mark/")) {
        return "/marks";
    }
    if (!section.starts_with(subject)) {
        return std::string{section};
    }
    std::string choice{section.substr(subject.size())};
    if (const auto query = choice.find('?'); query != std::string::npos) {
        choice[query] = '&';
    }
    return "/subject?subject=" + choice;
}

std::string kept_query(const http::Request& request, std::initializer_list<std::string_view> names) {
    const auto is_plain = [](char character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') || character == '-';
    };
    std::string query;
    for (const auto name : names) {
        const auto value = request.query(name).value_or("");
        if (!value.empty() && std::ranges::all_of(value, is_plain)) {
            query += query.empty() ? "" : "&";
            query.append(name).append("=").append(value);
        }
    }
    return query;
}

const std::string& account_name(const access::Family& visitor, access::ChildNumber child) {
    return std::ranges::find(visitor.children, child, &access::BoundChild::number)->account_name;
}

}  // namespace mrko::handlers
