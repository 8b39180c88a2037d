// SPDX-License-Identifier: Apache-2.0
#include "handlers/frame.h"

#include <algorithm>

#include "session/token.h"

namespace mrko::handlers {

views::PageFrame frame_of(const Call& call) {
    views::PageFrame frame{.language = call.language, .request_path = call.request.target()};
    if (call.signed_in) {
        frame.user_name = call.signed_in->session.name;
        frame.csrf = session::mask(call.signed_in->session.csrf);
        frame.viewer = call.signed_in->session.own_diary ? views::Viewer::pupil : views::Viewer::parent;
    }
    return frame;
}

views::PageFrame frame_of(const Call& call,
                          access::ChildNumber child,
                          std::string_view section_path,
                          views::Section section) {
    auto frame = frame_of(call);
    for (const auto& bound : call.signed_in->children) {
        const auto current = bound.number == child ? views::ChildLink::Current::yes : views::ChildLink::Current::no;
        frame.children.push_back({.number = bound.number,
                                  .account_name = bound.account_name,
                                  .address = "/diary/" + std::to_string(bound.number.value) + std::string{section_path},
                                  .current = current});
    }
    frame.child = child;
    frame.section = section;
    return frame;
}

views::PageFrame frame_of(const Call& call,
                          access::ChildNumber child,
                          std::string_view section_path,
                          views::Section section,
                          const journal::PupilCard& card) {
    auto frame = frame_of(call, child, section_path, section);
    frame.school = views::school_card(card);
    return frame;
}

const std::string& account_name(const access::Family& visitor, access::ChildNumber child) {
    return std::ranges::find(visitor.children, child, &access::BoundChild::number)->account_name;
}

}  // namespace mrko::handlers
