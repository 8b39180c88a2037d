// SPDX-License-Identifier: Apache-2.0
#include "sql/schedule_reader.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <string>
#include <vector>

#include "access/policy.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

access::ScheduleGrant grant_of_a_feed(journal::PupilId pupil) {
    FirstIssue standing;
    const access::OpenedFeed feed{
        .child = access::ChildNumber{1},
        .language = "ru",
        .children = {{.number = {1}, .account_name = "child", .pupil = pupil, .credential_version = 1}}};
    return access::Policy{standing}.read_schedule(feed, {1});
}

exchange::SchoolEvent notice(const std::string& id, exchange::SchoolEvent::Kind kind) {
    exchange::SchoolEvent event;
    event.sourced_id = id;
    event.school = "school";
    event.kind = kind;
    event.start = {.day = day_after(1), .time = std::chrono::hours{18}};
    event.title = id;
    return event;
}

exchange::Bundle school_with_plans() {
    auto bundle = small_school();
    for (auto& work : bundle.line_items.rows) {
        if (work.sourced_id == "w3") {
            work.assign_date = day_after(-5);
        }
    }
    bundle.events.mode = exchange::Mode::bulk;
    bundle.events.rows = {notice("news", exchange::SchoolEvent::Kind::news),
                          notice("meeting", exchange::SchoolEvent::Kind::parent_meeting),
                          notice("concert", exchange::SchoolEvent::Kind::event)};
    return bundle;
}

journal::Schedule schedule_of(sql::Database& database, const std::string& child) {
    const auto announcements = sql::make_announcement_reader(database);
    const auto reader = sql::make_schedule_reader(database, *announcements);
    return reader->schedule(grant_of_a_feed(pupil(database, child)), {monday, day_after(6)});
}

}  // namespace

class ScheduleReaderTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ScheduleReaderTest);
    CPPUNIT_TEST(lessons_are_those_of_the_own_subgroup_with_replacements_and_cancellations);
    CPPUNIT_TEST(works_are_those_that_were_announced_or_weigh_more);
    CPPUNIT_TEST(whether_a_work_was_marked_plays_no_part);
    CPPUNIT_TEST(news_are_no_events);
    CPPUNIT_TEST(a_pupil_that_nobody_knows_has_an_empty_schedule);
    CPPUNIT_TEST_SUITE_END();

public:
    void lessons_are_those_of_the_own_subgroup_with_replacements_and_cancellations() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, school_with_plans());
            const auto schedule = schedule_of(database, "ivan");
            CPPUNIT_ASSERT(schedule.days.size() >= 2);
            const auto& on_monday = schedule.days[0].lessons;
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, on_monday.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"Упр. 5"}, on_monday[0].homework);
            CPPUNIT_ASSERT_EQUAL(std::string{}, on_monday[1].homework);
            CPPUNIT_ASSERT(on_monday[0].times->begin == std::chrono::minutes{510});
            const auto& tuesday = schedule.days[1].lessons;
            CPPUNIT_ASSERT(tuesday.at(0).status == journal::Lesson::Status::replaced);
            CPPUNIT_ASSERT(!tuesday.at(0).substitute.empty());
            CPPUNIT_ASSERT(tuesday.at(1).status == journal::Lesson::Status::cancelled);
            const auto of_maria = schedule_of(database, "maria");
            CPPUNIT_ASSERT_EQUAL(std::string{"Read page 7"}, of_maria.days[0].lessons.at(1).homework);
        });
    }

    void works_are_those_that_were_announced_or_weigh_more() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, school_with_plans());
            const auto works = schedule_of(database, "ivan").works;
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, works.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"Тема w2"}, works[0].title);
            CPPUNIT_ASSERT(works[0].day == monday);
            CPPUNIT_ASSERT_EQUAL(std::string{"Тема w3"}, works[1].title);
            CPPUNIT_ASSERT_EQUAL(std::string{"Контрольная работа"}, works[1].kind);
        });
    }

    void whether_a_work_was_marked_plays_no_part() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, school_with_plans());
            const auto before = schedule_of(database, "ivan").works;
            run(database, "UPDATE marks SET gone = 1");
            const auto after = schedule_of(database, "ivan").works;
            CPPUNIT_ASSERT(
                std::ranges::equal(before, after, {}, &journal::ScheduledWork::id, &journal::ScheduledWork::id));
        });
    }

    void news_are_no_events() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, school_with_plans());
            std::vector<std::string> titles;
            for (const auto& event : schedule_of(database, "ivan").events) {
                titles.push_back(event.title);
            }
            std::ranges::sort(titles);
            CPPUNIT_ASSERT((titles == std::vector<std::string>{"concert", "meeting"}));
        });
    }

    void a_pupil_that_nobody_knows_has_an_empty_schedule() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, school_with_plans());
            const auto announcements = sql::make_announcement_reader(database);
            const auto reader = sql::make_schedule_reader(database, *announcements);
            const auto schedule = reader->schedule(grant_of_a_feed({987654}), {monday, day_after(6)});
            CPPUNIT_ASSERT(schedule.days.empty() && schedule.works.empty() && schedule.events.empty());
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ScheduleReaderTest);

}  // namespace mrko::tests
