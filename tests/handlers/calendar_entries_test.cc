// SPDX-License-Identifier: Apache-2.0
#include "handlers/calendar_entries.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "tests/handlers/some_settings.h"
#include "tests/http/temporary_folder.h"
#include "views/template_set.h"

namespace mrko::handlers {

using namespace std::chrono_literals;
using exchange::CalendarEntry;
using exchange::CalendarTime;
using journal::Lesson;

namespace {

constexpr journal::SchoolDay monday{2026y, std::chrono::November, std::chrono::day{16}};

journal::ScheduledLesson lesson(int number, const std::string& subject, std::int64_t subject_id) {
    journal::ScheduledLesson lesson;
    lesson.number = number;
    lesson.subject = subject;
    lesson.subject_id = {subject_id};
    lesson.times = journal::TimeRange{.begin = 8h + 30min, .end = 9h + 15min};
    return lesson;
}

journal::Announcement meeting(std::int64_t id) {
    return {.id = {id},
            .kind = journal::Announcement::Kind::parent_meeting,
            .class_name = {},
            .first = monday,
            .begins = 18h + 30min,
            .last = {},
            .ends = {},
            .title = "Собрание",
            .description = {}};
}

ChildSchedule child(const std::string& name, const std::string& tag) {
    return {
        .name = name,
        .tag = tag,
        .schedule = {
            .days = {{.date = monday, .lessons = {lesson(1, "Математика", 45)}}}, .works = {}, .events = {meeting(3)}}};
}

std::vector<std::string> uids(const std::vector<CalendarEntry>& entries) {
    std::vector<std::string> names;
    std::ranges::transform(entries, std::back_inserter(names), &CalendarEntry::uid);
    return names;
}

}  // namespace

class CalendarEntriesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CalendarEntriesTest);
    CPPUNIT_TEST(a_lesson_stands_at_its_time_in_utc);
    CPPUNIT_TEST(a_lesson_keeps_its_name_when_it_is_replaced_or_cancelled);
    CPPUNIT_TEST(two_lessons_of_one_subject_at_one_hour_have_two_names);
    CPPUNIT_TEST(lessons_without_bells_are_one_whole_day);
    CPPUNIT_TEST(a_work_is_a_whole_day_that_takes_no_time);
    CPPUNIT_TEST(an_event_of_two_children_is_one_entry);
    CPPUNIT_TEST(events_end_when_they_end);
    CPPUNIT_TEST_SUITE_END();

    http::TemporaryFolder folder_;
    views::Templates templates_{some_settings(folder_.path()).templates};
    journal::SystemClock system_;
    journal::SchoolClock clock_{system_, 3h, monday};

    [[nodiscard]] std::vector<CalendarEntry> entries(const std::vector<ChildSchedule>& children) const {
        return calendar_entries(children, clock_, "dnevnik.example", templates_.texts(views::Language::ru));
    }

    void a_lesson_stands_at_its_time_in_utc() {
        const auto made = entries({child("", "tag")});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, made.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"lesson.2026-11-16.1.45.tag@dnevnik.example"}, made[0].uid);
        const auto& time = std::get<CalendarTime>(made[0].when);
        CPPUNIT_ASSERT(time.begin == std::chrono::sys_days{monday} + 5h + 30min);
        CPPUNIT_ASSERT(time.end == std::chrono::sys_days{monday} + 6h + 15min);
        CPPUNIT_ASSERT(made[0].is_busy);
        CPPUNIT_ASSERT_EQUAL(std::string{"Математика"}, made[0].summary);
    }

    void a_lesson_keeps_its_name_when_it_is_replaced_or_cancelled() {
        auto changed = child("", "tag");
        const auto before = uids(entries({changed}));
        auto& only = changed.schedule.days[0].lessons[0];
        only.status = Lesson::Status::replaced;
        only.substitute = "Громова Е. С.";
        only.homework = "№ 15";
        CPPUNIT_ASSERT(before == uids(entries({changed})));
        only.status = Lesson::Status::cancelled;
        const auto made = entries({changed});
        CPPUNIT_ASSERT(before == uids(made));
        CPPUNIT_ASSERT(made[0].status == CalendarEntry::Status::cancelled);
    }

    void two_lessons_of_one_subject_at_one_hour_have_two_names() {
        auto doubled = child("", "tag");
        doubled.schedule.days[0].lessons.push_back(doubled.schedule.days[0].lessons[0]);
        const auto names = uids(entries({doubled}));
        CPPUNIT_ASSERT_EQUAL(names.size(), std::set<std::string>(names.begin(), names.end()).size());
    }

    void lessons_without_bells_are_one_whole_day() {
        auto quiet = child("", "tag");
        quiet.schedule.days[0].lessons.push_back(lesson(2, "Музыка", 46));
        for (auto& one : quiet.schedule.days[0].lessons) {
            one.times.reset();
        }
        const auto made = entries({quiet});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, made.size());
        CPPUNIT_ASSERT((std::get<journal::DaySpan>(made[0].when) == journal::DaySpan{monday, monday}));
        CPPUNIT_ASSERT_EQUAL(std::string{"2\u00a0урока"}, made[0].summary);
        CPPUNIT_ASSERT(!made[0].is_busy);
    }

    void a_work_is_a_whole_day_that_takes_no_time() {
        auto tested = child("Маша", "tag");
        tested.schedule.works.push_back(
            {.id = 9, .day = monday, .subject = "Математика", .kind = "Контрольная работа", .title = "Дроби"});
        const auto made = entries({tested});
        const auto work = std::ranges::find(made, std::string{"work.9.tag@dnevnik.example"}, &CalendarEntry::uid);
        CPPUNIT_ASSERT(work != made.end());
        CPPUNIT_ASSERT_EQUAL(std::string{"Маша: Контрольная работа «Дроби», математика"}, work->summary);
        CPPUNIT_ASSERT(std::holds_alternative<journal::DaySpan>(work->when) && !work->is_busy);
    }

    void an_event_of_two_children_is_one_entry() {
        const auto made = entries({child("Маша", "one"), child("Петя", "two")});
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, made.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"event.3@dnevnik.example"}, made[2].uid);
        CPPUNIT_ASSERT_EQUAL(std::string{"Маша, Петя: Собрание"}, made[2].summary);
        CPPUNIT_ASSERT_EQUAL(std::string{"Петя: Математика"}, made[1].summary);
    }

    void events_end_when_they_end() {
        auto one = child("", "tag");
        one.schedule.days.clear();
        auto& event = one.schedule.events[0];
        const auto when = [&] { return entries({one}).at(0).when; };
        CPPUNIT_ASSERT(!std::get<CalendarTime>(when()).end);
        event.ends = 20h;
        CPPUNIT_ASSERT(std::get<CalendarTime>(when()).end == std::chrono::sys_days{monday} + 17h);
        event.ends = 18h;
        CPPUNIT_ASSERT_MESSAGE("no time runs backwards", !std::get<CalendarTime>(when()).end);
        event.last = journal::SchoolDay{std::chrono::sys_days{monday} + std::chrono::days{1}};
        CPPUNIT_ASSERT(std::get<CalendarTime>(when()).end == std::chrono::sys_days{monday} + 39h);
        event.begins.reset();
        CPPUNIT_ASSERT((std::get<journal::DaySpan>(when()) == journal::DaySpan{monday, *event.last}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CalendarEntriesTest);

}  // namespace mrko::handlers
