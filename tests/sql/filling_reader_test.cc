// SPDX-License-Identifier: Apache-2.0
#include "sql/filling_reader.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <string>

#include "exchange/demo_school.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

using journal::JournalFact;
using What = JournalFact::What;

constexpr journal::SchoolDay demo_today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{18}};

class Noon final : public journal::Clock {
public:
    [[nodiscard]] std::chrono::sys_seconds now() const override {
        return std::chrono::sys_days{demo_today} + std::chrono::hours{9};
    }
};

exchange::Bundle told_school() {
    auto bundle = small_school();
    bundle.homework.rows.at(0).assign_date = day_after(-3);
    bundle.homework.rows.at(0).filled_at =
        exchange::LocalMoment{.day = day_after(-3), .time = std::chrono::minutes{880}};
    return bundle;
}

std::vector<JournalFact> facts(sql::Database& database, const std::string& child, What what) {
    auto all = sql::make_filling_reader(database)->facts(grant_for(pupil(database, child)),
                                                         {.first = monday, .last = day_after(6)});
    std::erase_if(all, [what](const JournalFact& fact) { return fact.what != what; });
    return all;
}

/// The median in minutes as the database itself works it out: of the homework of one group, from the end of the last
/// lesson of the day on which it was set.
std::int64_t delay_by_sql(sql::Database& database, std::int64_t group, const journal::DaySpan& days) {
    const auto id = std::to_string(group);
    const std::string delays =
        "SELECT CASE WHEN x.late < 0 THEN 0 ELSE x.late END AS late FROM (SELECT (h.told_at + 10800 - e.midnight) / 60 "
        "- "
        "e.ends AS late FROM homework h JOIN (SELECT l.day AS day, MAX(l.ends) AS ends, MIN(s.midnight) AS midnight "
        "FROM "
        "lessons l JOIN moments s ON s.day = l.day WHERE l.gone = 0 AND l.status <> 'cancelled' AND l.class_id = " +
        id + " AND l.day BETWEEN '" + journal::iso(days.first) + "' AND '" + journal::iso(days.last) +
        "' GROUP BY l.day) e ON e.day = h.assigned_on WHERE h.gone = 0 AND h.told_at IS NOT NULL AND h.class_id = " +
        id + " AND h.day BETWEEN '" + journal::iso(days.first) + "' AND '" + journal::iso(days.last) + "') x";
    return count(database,
                 "SELECT (CAST(SUM(late) AS BIGINT) * 2 / COUNT(*) + 1) / 2 FROM (SELECT late, ROW_NUMBER() OVER "
                 "(ORDER BY late) AS place, "
                 "COUNT(*) OVER () AS many FROM (" +
                     delays + ") d) r WHERE place * 2 BETWEEN many AND many + 2");
}

/// The midnights of the school's days in seconds, for the database has no function for them that both kinds know.
void write_moments(sql::Database& database, const journal::DaySpan& days) {
    run(database, "CREATE TABLE moments (day DATE PRIMARY KEY, midnight BIGINT NOT NULL)");
    for (std::chrono::sys_days day{days.first}; day <= std::chrono::sys_days{days.last}; day += std::chrono::days{1}) {
        const auto midnight = std::chrono::sys_seconds{day}.time_since_epoch().count();
        run(database,
            "INSERT INTO moments (day, midnight) VALUES ('" + journal::iso(journal::SchoolDay{day}) + "', " +
                std::to_string(midnight) + ")");
    }
}

}  // namespace

class FillingReaderTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FillingReaderTest);
    CPPUNIT_TEST(what_the_source_tells_is_kept_to_the_minute);
    CPPUNIT_TEST(what_came_with_the_first_set_is_of_unknown_age);
    CPPUNIT_TEST(what_comes_later_is_as_old_as_its_import_and_stays_so);
    CPPUNIT_TEST(a_topic_that_comes_later_has_its_moment);
    CPPUNIT_TEST(a_child_has_the_facts_of_its_own_groups_and_marks);
    CPPUNIT_TEST(the_median_delay_equals_that_of_the_database);
    CPPUNIT_TEST(homework_alone_tells_the_same_usual_moments);
    CPPUNIT_TEST_SUITE_END();

    void what_the_source_tells_is_kept_to_the_minute() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, told_school());
            const auto homework = facts(database, "ivan", What::homework);
            const auto told = std::ranges::find(homework, monday, &JournalFact::day);
            CPPUNIT_ASSERT(told != homework.end());
            CPPUNIT_ASSERT(told->written_on == day_after(-3));
            CPPUNIT_ASSERT(told->at == std::chrono::sys_seconds{std::chrono::sys_days{day_after(-3)}} +
                                           std::chrono::minutes{880 - 180});
        });
    }

    void homework_alone_tells_the_same_usual_moments() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto school = exchange::make_demo_school({.today = demo_today, .forms = {"4Б"}, .pupils_per_form = 3});
            // Where the school does not say it, the day of the lesson is told by the timetable.
            for (std::size_t at = 0; at < school.bundle.homework.rows.size(); at += 2) {
                school.bundle.homework.rows[at].assign_date.reset();
            }
            load(database, school.bundle);
            const auto grant = grant_for(pupil(database, school.people.at(0).pupil, school.bundle.source_code));
            const auto reader = sql::make_filling_reader(database);
            const Noon clock;
            const journal::SchoolClock school_clock{clock, std::chrono::hours{3}, std::nullopt};
            const auto days = journal::filling_days(demo_today);
            const auto of_all = journal::usual_fillings(reader->facts(grant, days), school_clock);
            CPPUNIT_ASSERT(of_all.size() > 3);
            CPPUNIT_ASSERT(of_all == journal::usual_fillings(reader->homework(grant, days), school_clock));
            // Who left the class and came back learned there before.
            const auto of_child = " FROM pupil_classes WHERE pupil_id = " + std::to_string(grant.pupil().value);
            run(database,
                "INSERT INTO pupil_classes (pupil_id, class_id, first_day, last_day) SELECT pupil_id, class_id, "
                "'2026-11-09', "
                "last_day" +
                    of_child);
            run(database,
                "UPDATE pupil_classes SET last_day = '2026-11-08' WHERE first_day < '2026-11-09' AND pupil_id = " +
                    std::to_string(grant.pupil().value));
            CPPUNIT_ASSERT(journal::usual_fillings(reader->facts(grant, days), school_clock) ==
                           journal::usual_fillings(reader->homework(grant, days), school_clock));
        });
    }

    void what_came_with_the_first_set_is_of_unknown_age() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            for (const auto& fact : facts(database, "ivan", What::homework)) {
                CPPUNIT_ASSERT(!fact.at);
            }
        });
    }

    void what_comes_later_is_as_old_as_its_import_and_stays_so() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = small_school();
            const auto last = bundle.homework.rows.at(1);
            bundle.homework.rows.erase(bundle.homework.rows.begin() + 1);
            load(database, bundle);
            bundle.homework.rows.push_back(last);
            auto order = by_test();
            const auto came = order.now + std::chrono::hours{24};
            order.now = came;
            sql::import_bundle(database, bundle, order);
            bundle.homework.rows.back().description = "Упр. 6";
            bundle.homework.rows.back().state = exchange::HomeworkRecord::State::set;
            order.now += std::chrono::hours{24};
            sql::import_bundle(database, bundle, order);
            int seen = 0;
            for (const auto& fact : facts(database, "ivan", What::homework)) {
                if (fact.day == day_after(1)) {
                    CPPUNIT_ASSERT(fact.at == came);
                    ++seen;
                }
            }
            CPPUNIT_ASSERT_EQUAL(1, seen);
        });
    }

    void a_topic_that_comes_later_has_its_moment() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = small_school();
            auto& lesson = bundle.lessons.rows.at(0);
            lesson.topic.clear();
            load(database, bundle);
            lesson.topic = "Дроби";
            auto order = by_test();
            order.now += std::chrono::hours{24};
            sql::import_bundle(database, bundle, order);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1},
                                 count(database,
                                       "SELECT COUNT(*) FROM lessons WHERE came_at = " +
                                           std::to_string(order.now.time_since_epoch().count())));
        });
    }

    void a_child_has_the_facts_of_its_own_groups_and_marks() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            for (const auto* const child : {"ivan", "maria"}) {
                const auto id = std::to_string(pupil(database, child).value);
                CPPUNIT_ASSERT_EQUAL(count(database,
                                           "SELECT COUNT(*) FROM marks m JOIN works w ON w.id = m.work_id WHERE "
                                           "w.mark_kind = 'current' AND "
                                           "m.gone = 0 AND m.pupil_id = " +
                                               id),
                                     static_cast<std::int64_t>(facts(database, child, What::mark).size()));
                for (const auto& lesson : facts(database, child, What::lesson)) {
                    CPPUNIT_ASSERT_EQUAL(std::int64_t{1},
                                         count(database,
                                               "SELECT COUNT(*) FROM pupil_classes WHERE pupil_id = " + id +
                                                   " AND class_id = " + std::to_string(lesson.group.value)));
                }
            }
        });
    }

    void the_median_delay_equals_that_of_the_database() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            const auto school =
                exchange::make_demo_school({.today = demo_today, .forms = {"4Б"}, .pupils_per_form = 6});
            load(database, school.bundle);
            const Noon clock;
            const journal::SchoolClock school_clock{clock, std::chrono::hours{3}, std::nullopt};
            const auto days = journal::filling_days(demo_today);
            write_moments(database, days);
            const auto child = pupil(database, school.people.at(0).pupil, school.bundle.source_code);
            const auto all = sql::make_filling_reader(database)->facts(grant_for(child), days);
            std::map<journal::SubjectId, journal::ClassId> groups;
            for (const auto& fact : all) {
                groups[fact.subject_id] = fact.group;
            }
            int compared = 0;
            for (const auto& subject : journal::freshness(all, journal::HomeworkCustom::set, school_clock)) {
                if (subject.homework_delay) {
                    CPPUNIT_ASSERT_EQUAL_MESSAGE(subject.subject,
                                                 delay_by_sql(database, groups.at(subject.subject_id).value, days),
                                                 std::int64_t{subject.homework_delay->count()});
                    ++compared;
                }
            }
            CPPUNIT_ASSERT(compared >= 5);
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FillingReaderTest);

}  // namespace mrko::tests
