// SPDX-License-Identifier: Apache-2.0
// /family: all children of a family on one page.
#pragma once

#include "access/policy.h"
#include "handlers/child_news.h"
#include "handlers/handler.h"
#include "journal/school_calendar.h"
#include "sql/announcement_reader.h"
#include "sql/diary_reader.h"
#include "views/family_board.h"
#include "views/template_set.h"

namespace mrko::handlers {

class FamilyBoardHandler final : public FamilyHandler {
public:
    FamilyBoardHandler(const access::Policy& policy,
                       sql::DiaryReader& diary,
                       sql::AnnouncementReader& announcements,
                       ChildNews& news,
                       const journal::SchoolClock& clock,
                       const views::Templates& templates)
        : policy_(policy),
          diary_(diary),
          announcements_(announcements),
          news_(news),
          clock_(clock),
          templates_(templates) {}

    [[nodiscard]] http::Response get(const Call& call, const access::Family& visitor) override;

private:
    [[nodiscard]] views::FamilyBoard::Diary read(const access::PupilGrant& grant, const journal::SchoolDay& today);

    const access::Policy& policy_;
    sql::DiaryReader& diary_;
    sql::AnnouncementReader& announcements_;
    ChildNews& news_;
    const journal::SchoolClock& clock_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
