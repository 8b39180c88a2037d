// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/family_board_handler.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "handlers/family/school_day_search.h"
#include "handlers/frame.h"
#include "handlers/open_if_current.h"
#include "journal/family_day.h"
#include "journal/homework_list.h"

namespace mrko::handlers {

using journal::SchoolDay;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

/// Three days of marks with today; a mark may stand in a lesson of up to two weeks before.
constexpr days lately{2};
constexpr days marked_later{14};
constexpr days works_ahead{6};
constexpr days meetings_ahead{13};

SchoolDay day_from(const SchoolDay& today, days distance) {
    return SchoolDay{sys_days{today} + distance};
}

/// The days of the year from two weeks before today on until the next school day is among them.
std::vector<journal::Day> days_around(sql::DiaryReader& diary,
                                      const access::PupilGrant& grant,
                                      const SchoolDay& today,
                                      const journal::DaySpan& year) {
    std::vector<journal::Day> around;
    if (const auto first = std::max(day_from(today, -marked_later), year.first); first < today) {
        around = diary.days(grant, {.first = first, .last = std::min(day_from(today, days{-1}), year.last)});
    }
    auto ahead = days_ahead(diary, grant, today, year);
    around.insert(around.end(), std::move_iterator{ahead.begin()}, std::move_iterator{ahead.end()});
    return around;
}

std::vector<journal::Announcement> parent_meetings(std::vector<journal::Announcement> announcements) {
    std::erase_if(announcements, [](const journal::Announcement& announcement) {
        return announcement.kind != journal::Announcement::Kind::parent_meeting;
    });
    return announcements;
}

/// What several children have together, of those whose diary is open.
void put_together(views::FamilyBoard& page) {
    std::vector<std::optional<journal::SchoolHours>> hours;
    std::vector<std::vector<journal::Announcement>> meetings;
    std::vector<std::vector<journal::AnnouncedWork>> works;
    for (const auto& child : page.children) {
        const auto& diary = child.diary ? *child.diary : views::FamilyBoard::Diary{};
        hours.push_back(diary.nearest);
        meetings.push_back(diary.meetings);
        works.push_back(diary.works);
    }
    page.hours = journal::family_hours(hours);
    page.clashes = journal::meeting_clashes(meetings);
    page.shared_works = journal::shared_work_days(works);
}

}  // namespace

http::Response FamilyBoardHandler::get(const Call& call, const access::Family& visitor) {
    views::FamilyBoard page{.today = clock_.today(), .children = {}, .hours = {}, .clashes = {}, .shared_works = {}};
    for (const auto& child : visitor.children) {
        const auto grant = open_if_current(policy_, visitor, child.number);
        page.children.push_back({.account_name = child.account_name,
                                 .number = child.number,
                                 .diary = grant ? std::optional{read(*grant, page.today)} : std::nullopt});
        if (grant) {
            page.children.back().diary->new_marks = news_.waiting(visitor, child.number).marks;
        }
    }
    put_together(page);
    return http::Response::html(templates_.render(page, frame_of_family(call)));
}

views::FamilyBoard::Diary FamilyBoardHandler::read(const access::PupilGrant& grant, const SchoolDay& today) {
    views::FamilyBoard::Diary shown;
    shown.card = diary_.card(grant, today);
    if (shown.card.year) {
        const auto around = days_around(diary_, grant, today, *shown.card.year);
        if (const auto* const nearest = journal::nearest_school_day(around, today, clock_.time_of_day())) {
            shown.nearest = journal::school_hours(*nearest);
        }
        if (const auto* const next = journal::next_school_day(around, today)) {
            shown.homework = journal::homework_standing(*next, today);
        }
        shown.marks = journal::marks_set_on(around, {.first = day_from(today, -lately), .last = today});
    }
    // Nobody waits for homework in a first form.
    if (shown.homework && shown.homework->set == 0 && journal::is_first_form(shown.card.class_name)) {
        shown.homework.reset();
    }
    shown.works = announcements_.works(grant, {.first = today, .last = day_from(today, works_ahead)});
    shown.meetings = parent_meetings(
        announcements_.announcements(grant, {.first = today, .last = day_from(today, meetings_ahead)}));
    return shown;
}

}  // namespace mrko::handlers
