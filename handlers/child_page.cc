// SPDX-License-Identifier: Apache-2.0
#include "handlers/child_page.h"

#include <array>
#include <utility>
#include <variant>

#include "session/to_visitor.h"
#include "sql/database.h"

namespace mrko::handlers {

using views::Section;

const journal::News& ChildPage::show(const Call& call,
                                     const access::PupilGrant& grant,
                                     const journal::PageOfNews& page) {
    if (!read_) {
        // HEAD shows nothing to anybody.
        const bool is_read = call.request.method() == http::Method::get;
        const auto found = news_.look(
            call.signed_in->session.portal_user, call.path.child(), grant, is_read ? page : journal::PageOfNews{});
        lacks_news_ = !found;
        read_ = found.value_or(journal::News{});
    }
    return *read_;
}

std::vector<views::NewCount> ChildPage::counts(const Call& call, access::ChildNumber child) {
    if (!read_) {
        read_.emplace();
        try {
            const auto visitor = session::to_visitor(call.signed_in->session, call.signed_in->children);
            if (const auto* const family = std::get_if<access::Family>(&visitor)) {
                read_->waiting = news_.waiting(*family, child);
            }
        } catch (const sql::DatabaseDown&) {
            return {};
        } catch (const access::Denied&) {
            return {};
        }
    }
    const auto& waiting = read_->waiting;
    const std::array all{std::pair{Section::marks, waiting.marks},
                         std::pair{Section::final_marks, waiting.finals},
                         std::pair{Section::timetable, waiting.changes},
                         std::pair{Section::homework, waiting.homework},
                         std::pair{Section::remarks, waiting.remarks}};
    std::vector<views::NewCount> counts;
    for (const auto& [section, count] : all) {
        if (count > 0) {
            counts.push_back({.section = section, .count = count});
        }
    }
    return counts;
}

void may_repeat(const Call& call, const access::PupilGrant& grant, std::chrono::minutes until) {
    if (call.page != nullptr) {
        call.page->may_repeat({.journal_version = grant.journal_version(), .until = until});
    }
}

void foresee_news(const Call& call, const access::PupilGrant& grant) {
    if (call.page != nullptr) {
        call.page->foresee(grant);
    }
}

const journal::News& news_of(const Call& call, const access::PupilGrant& grant, const journal::PageOfNews& page) {
    static const journal::News nothing;
    return call.page == nullptr ? nothing : call.page->show(call, grant, page);
}

}  // namespace mrko::handlers
