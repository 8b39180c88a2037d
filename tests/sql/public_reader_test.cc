// SPDX-License-Identifier: Apache-2.0
#include "sql/public_reader.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

#include "sql/announcement_reader.h"
#include "sql/statements.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

using exchange::Bundle;
using exchange::Mode;
using exchange::Org;
using exchange::SchoolEvent;

Org org(const std::string& id, Org::Type type, const std::string& name, const std::string& parent) {
    Org one;
    one.sourced_id = id;
    one.type = type;
    one.name = name;
    one.parent = parent;
    return one;
}

SchoolEvent told_by(const std::string& school, const std::string& title, int days) {
    SchoolEvent event;
    event.sourced_id = "event-" + std::to_string(days) + "-" + school;
    event.school = school;
    event.kind = SchoolEvent::Kind::news;
    event.start = {.day = day_after(days), .time = std::nullopt};
    event.title = title;
    return event;
}

SchoolEvent open_to_all(SchoolEvent event) {
    event.is_public = true;
    return event;
}

/// The small school below a district below a city, a second school without classes, and notices of every reach.
Bundle school_of_a_city() {
    auto bundle = small_school();
    auto& orgs = bundle.orgs.rows;
    orgs[0].parent = "district";
    orgs[0].identifier = "1";
    orgs[0].head_name = "Петрова Анна Ивановна";
    for (auto& group : bundle.classes.rows) {
        group.grades = {"5"};
    }
    orgs.push_back(org("city", Org::Type::local, "Город", ""));
    orgs.push_back(org("district", Org::Type::district, "Округ", "city"));
    orgs.push_back(org("other", Org::Type::school, "Школа № 2", "district"));
    bundle.events.mode = Mode::bulk;
    auto& events = bundle.events.rows;
    events.push_back(open_to_all(told_by("city", "Городу", 1)));
    events.push_back(told_by("district", "Округу, не всем", 2));
    events.push_back(open_to_all(told_by("school", "Школе", 3)));
    events.push_back(open_to_all(told_by("other", "Другой школе", 4)));
    auto fifth = told_by("school", "Пятым классам", 5);
    fifth.grade = 5;
    events.push_back(fifth);
    auto sixth = told_by("city", "Шестым классам города", 6);
    sixth.grade = 6;
    events.push_back(sixth);
    auto meeting = told_by("school", "Собрание", 7);
    meeting.kind = SchoolEvent::Kind::parent_meeting;
    meeting.class_id = "5A";
    meeting.place = "Кабинет 12";
    events.push_back(meeting);
    return bundle;
}

/// A school that is loaded, and both readers.
struct Loaded {
    explicit Loaded(const sql::DatabaseOptions& options, const Bundle& bundle = school_of_a_city())
        : database(options),
          board(sql::make_public_reader(database)),
          announcements(sql::make_announcement_reader(database)) {
        load(database, bundle);
    }

    std::vector<journal::Announcement> for_ivan() {
        return announcements->announcements(grant_for(pupil(database, "ivan")), {day_after(0), day_after(20)});
    }

    std::string told(const sql::PublicNoticesWanted& wanted) {
        std::string titles;
        for (const auto& one : board->notices(wanted)) {
            titles += one.title + "; ";
        }
        return titles;
    }

    journal::SchoolId org(const std::string& sourced_id) { return {key_of(database, "orgs", sourced_id)}; }

    sql::Database database;
    std::unique_ptr<sql::PublicReader> board;
    std::unique_ptr<sql::AnnouncementReader> announcements;
};

sql::PublicNoticesWanted all_of(std::optional<journal::SchoolId> school = std::nullopt) {
    return {.school = school, .days = {day_after(0), day_after(20)}, .limit = 50};
}

std::string titles(const std::vector<journal::Announcement>& all) {
    std::string titles;
    for (const auto& one : all) {
        titles += one.title + "; ";
    }
    return titles;
}

}  // namespace

class PublicReaderTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PublicReaderTest);
    CPPUNIT_TEST(a_child_reads_of_city_school_year_and_class_and_of_nothing_else);
    CPPUNIT_TEST(an_announcement_says_for_whom_it_is);
    CPPUNIT_TEST(the_year_is_that_of_the_form_of_the_day);
    CPPUNIT_TEST(everybody_reads_what_is_public_alone_newest_first);
    CPPUNIT_TEST(of_a_school_with_what_stands_above_it);
    CPPUNIT_TEST(a_long_list_is_read_in_parts);
    CPPUNIT_TEST(what_is_gone_is_told_no_more);
    CPPUNIT_TEST(the_database_refuses_a_public_meeting_and_a_public_class);
    CPPUNIT_TEST(a_school_has_its_card_and_a_district_has_none);
    CPPUNIT_TEST(a_school_is_connected_with_its_first_class);
    CPPUNIT_TEST(no_statement_for_everybody_reads_a_table_of_people);
    CPPUNIT_TEST(works_and_holidays_are_the_childs_own);
    CPPUNIT_TEST_SUITE_END();

    void a_child_reads_of_city_school_year_and_class_and_of_nothing_else() {
        on_both([](const auto& options) {
            CPPUNIT_ASSERT_EQUAL(std::string{"Городу; Округу, не всем; Школе; Пятым классам; Собрание; "},
                                 titles(Loaded{options}.for_ivan()));
        });
    }

    void an_announcement_says_for_whom_it_is() {
        using Scope = journal::Announcement::Scope;
        on_both([](const auto& options) {
            const auto all = Loaded{options}.for_ivan();
            CPPUNIT_ASSERT(all.at(0).scope == Scope::city && all[0].org_name == "Город");
            CPPUNIT_ASSERT(all.at(2).scope == Scope::school && all[2].org_name == "Школа № 1");
            CPPUNIT_ASSERT(all.at(3).scope == Scope::year && all[3].grade == 5);
            CPPUNIT_ASSERT(all.at(4).scope == Scope::form && all[4].class_name == "5А");
            CPPUNIT_ASSERT_EQUAL(std::string{"Кабинет 12"}, all[4].place);
        });
    }

    void the_year_is_that_of_the_form_of_the_day() {
        auto bundle = school_of_a_city();
        for (auto& group : bundle.classes.rows) {
            group.grades = {"15", "6"};
        }
        on_both([&](const auto& options) {
            const auto told = titles(Loaded{options, bundle}.for_ivan());
            CPPUNIT_ASSERT_MESSAGE(told, told.find("Шестым классам города") != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(told, told.find("Пятым") == std::string::npos);
        });
    }

    void everybody_reads_what_is_public_alone_newest_first() {
        on_both([](const auto& options) {
            Loaded city{options};
            CPPUNIT_ASSERT_EQUAL(std::string{"Другой школе; Школе; Городу; "}, city.told(all_of()));
            const auto days = city.board->days_of_notices();
            CPPUNIT_ASSERT(days && *days == (journal::DaySpan{day_after(1), day_after(4)}));
            auto later = all_of();
            later.days.first = day_after(4);
            CPPUNIT_ASSERT_EQUAL(std::string{"Другой школе; "}, city.told(later));
        });
    }

    void of_a_school_with_what_stands_above_it() {
        on_both([](const auto& options) {
            Loaded city{options};
            CPPUNIT_ASSERT_EQUAL(std::string{"Школе; Городу; "}, city.told(all_of(city.org("school"))));
        });
    }

    void a_long_list_is_read_in_parts() {
        on_both([](const auto& options) {
            Loaded city{options};
            auto wanted = all_of();
            wanted.limit = 2;
            CPPUNIT_ASSERT_EQUAL(std::string{"Другой школе; Школе; "}, city.told(wanted));
            wanted.offset = 2;
            CPPUNIT_ASSERT_EQUAL(std::string{"Городу; "}, city.told(wanted));
        });
    }

    void what_is_gone_is_told_no_more() {
        on_both([](const auto& options) {
            Loaded city{options};
            auto bundle = school_of_a_city();
            std::erase_if(bundle.events.rows, [](const SchoolEvent& one) { return one.title == "Школе"; });
            load(city.database, bundle);
            CPPUNIT_ASSERT_EQUAL(std::string{"Другой школе; Городу; "}, city.told(all_of()));
        });
    }

    void the_database_refuses_a_public_meeting_and_a_public_class() {
        on_both([](const auto& options) {
            Loaded city{options};
            for (const auto* const wrong : {"kind = 'parent_meeting'", "class_id IS NOT NULL", "grade IS NOT NULL"}) {
                CPPUNIT_ASSERT_THROW(
                    run(city.database, std::string{"UPDATE events SET is_public = 1 WHERE "} + wrong),
                    std::runtime_error);
            }
        });
    }

    void a_school_has_its_card_and_a_district_has_none() {
        on_both([](const auto& options) {
            Loaded city{options};
            const auto card = city.board->school(city.org("school"));
            CPPUNIT_ASSERT(card);
            CPPUNIT_ASSERT_EQUAL(std::string{"Петрова Анна Ивановна"}, card->head_name);
            CPPUNIT_ASSERT_EQUAL(std::string{"Округ"}, card->city);
            CPPUNIT_ASSERT_EQUAL(std::string{"Москва, Садовая, 1"}, card->address);
            CPPUNIT_ASSERT(!city.board->school(city.org("district")));
            CPPUNIT_ASSERT(!city.board->school({0}));
            CPPUNIT_ASSERT(!city.board->school({INT64_MAX}));
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, city.board->schools().size());
        });
    }

    void a_school_is_connected_with_its_first_class() {
        using Standing = journal::PublicSchool::Standing;
        on_both([](const auto& options) {
            Loaded city{options};
            const auto connected = city.board->school(city.org("school"));
            CPPUNIT_ASSERT(connected->standing == Standing::connected);
            CPPUNIT_ASSERT(connected->connected_on == monday);
            const auto known = city.board->school(city.org("other"));
            CPPUNIT_ASSERT(known->standing == Standing::known && !known->connected_on);
            // Before the day was written down.
            run(city.database, "UPDATE schools SET connected_on = '0001-01-01' WHERE connected_on IS NOT NULL");
            const auto early = city.board->school(city.org("school"));
            CPPUNIT_ASSERT(early->standing == Standing::connected && !early->connected_on);
        });
    }

    void no_statement_for_everybody_reads_a_table_of_people() {
        for (const auto text : {sql::queries::public_news, sql::queries::public_news_days, sql::queries::public_schools}) {
            for (const auto* const table : {"people",
                                            "pupil",
                                            "guardian",
                                            "staff",
                                            "member",
                                            "classes",
                                            "marks",
                                            "works",
                                            "homework",
                                            "attendance",
                                            "remarks",
                                            "credentials",
                                            "bindings",
                                            "lessons"}) {
                CPPUNIT_ASSERT_MESSAGE(table, text.find(table) == std::string_view::npos);
            }
        }
    }

    void works_and_holidays_are_the_childs_own() {
        auto bundle = school_of_a_city();
        for (auto& work : bundle.line_items.rows) {
            if (work.sourced_id == "w3") {
                work.assign_date = day_after(1);
            }
        }
        for (const int days : {20, 21, 27}) {
            exchange::CalendarDay day;
            day.sourced_id = "rest" + std::to_string(days);
            day.school = "school";
            day.date = day_after(days);
            day.kind = exchange::CalendarDay::Kind::holiday;
            day.title = "Каникулы";
            bundle.days.mode = Mode::bulk;
            bundle.days.rows.push_back(day);
        }
        on_both([&](const auto& options) {
            Loaded city{options, bundle};
            const auto ivan = grant_for(pupil(city.database, "ivan"));
            const auto maria = grant_for(pupil(city.database, "maria"));
            const auto holidays = city.announcements->holidays(ivan, {day_after(21), day_after(25)});
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, holidays.size());
            CPPUNIT_ASSERT((holidays[0].days == journal::DaySpan{day_after(20), day_after(21)}));
            // Ivan has a dot for the work of Wednesday, Maria nothing.
            const auto works = city.announcements->works(maria, {day_after(2), day_after(2)});
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, works.size());
            CPPUNIT_ASSERT_EQUAL(std::string{"Математика"}, works[0].subject);
            CPPUNIT_ASSERT(city.announcements->works(ivan, {day_after(2), day_after(2)}).empty());
            // Works that were set in the lesson itself.
            CPPUNIT_ASSERT(city.announcements->works(grant_for(pupil(city.database, "oleg")), {monday, monday}).empty());
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PublicReaderTest);

}  // namespace mrko::tests
