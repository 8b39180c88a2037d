// SPDX-License-Identifier: Apache-2.0
#include "sql/news_reader.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "sql/diary_reader.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

using journal::NewsItem;
using Kind = journal::NewsItem::Kind;

std::vector<NewsItem> news_of(sql::Database& database, const std::string& child, const journal::SchoolDay& today) {
    return sql::make_news_reader(database)->items(grant_for(pupil(database, child)), journal::news_window(today));
}

int count_of(const std::vector<NewsItem>& items, Kind kind) {
    return static_cast<int>(std::ranges::count(items, kind, &NewsItem::kind));
}

/// Kinds and contents as one text each, for sets.
std::set<std::string> contents(const std::vector<NewsItem>& items) {
    std::set<std::string> all;
    for (const auto& item : items) {
        all.insert(std::to_string(static_cast<int>(item.kind)) + " " + item.content);
    }
    return all;
}

}  // namespace

class NewsReaderTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(NewsReaderTest);
    CPPUNIT_TEST(every_kind_of_news_is_read_with_its_place);
    CPPUNIT_TEST(what_is_outside_the_window_is_not_read);
    CPPUNIT_TEST(a_corrected_mark_has_another_content_and_the_same_number);
    CPPUNIT_TEST(what_is_gone_is_no_news);
    CPPUNIT_TEST(nothing_of_one_child_is_news_of_another);
    CPPUNIT_TEST(what_is_read_is_found_again_on_the_days);
    CPPUNIT_TEST(a_remark_for_parents_alone_is_no_news_for_the_pupil);
    CPPUNIT_TEST_SUITE_END();

public:
    void every_kind_of_news_is_read_with_its_place() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            const auto items = news_of(database, "ivan", day_after(2));
            CPPUNIT_ASSERT_EQUAL(3, count_of(items, Kind::mark));
            CPPUNIT_ASSERT_EQUAL(1, count_of(items, Kind::homework));
            CPPUNIT_ASSERT_EQUAL(2, count_of(items, Kind::change));
            CPPUNIT_ASSERT_EQUAL(1, count_of(items, Kind::remark));
            CPPUNIT_ASSERT_EQUAL(1, count_of(items, Kind::final_mark));
            const auto remark = std::ranges::find(items, Kind::remark, &NewsItem::kind);
            CPPUNIT_ASSERT_EQUAL(std::string{"Работал отлично"}, remark->content);
            CPPUNIT_ASSERT(remark->day == monday);
            CPPUNIT_ASSERT_EQUAL(key_of(database, "extLessons", "mon-math"), remark->lesson.value);
            const auto homework = std::ranges::find(items, Kind::homework, &NewsItem::kind);
            CPPUNIT_ASSERT_EQUAL(std::string{"Упр. 5"}, homework->content);
            CPPUNIT_ASSERT_EQUAL(key_of(database, "courses", "math"), homework->subject.value);
            const auto final_mark = std::ranges::find(items, Kind::final_mark, &NewsItem::kind);
            CPPUNIT_ASSERT_EQUAL(key_of(database, "results", "r6"), final_mark->id);
        });
    }

    void a_remark_for_parents_alone_is_no_news_for_the_pupil() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = small_school();
            for (auto& remark : bundle.remarks.rows) {
                remark.parents_only = true;
            }
            load(database, bundle);
            const auto ivan = pupil(database, "ivan");
            const auto reader = sql::make_news_reader(database);
            const auto window = journal::news_window(day_after(2));
            CPPUNIT_ASSERT_EQUAL(1, count_of(reader->items(grant_for(ivan), window), Kind::remark));
            const auto own = reader->items(own_grant_for(ivan), window);
            CPPUNIT_ASSERT_EQUAL(0, count_of(own, Kind::remark));
            // All else is the pupil's news too.
            CPPUNIT_ASSERT_EQUAL(3, count_of(own, Kind::mark));
            CPPUNIT_ASSERT_EQUAL(1, count_of(own, Kind::final_mark));
        });
    }

    void what_is_outside_the_window_is_not_read() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            const auto later = news_of(database, "ivan", day_after(20));
            CPPUNIT_ASSERT_EQUAL(0, count_of(later, Kind::homework));
            CPPUNIT_ASSERT_EQUAL(0, count_of(later, Kind::change));
            CPPUNIT_ASSERT_EQUAL(3, count_of(later, Kind::mark));
            const auto next_year = news_of(database, "ivan", day_after(200));
            CPPUNIT_ASSERT(next_year.empty());
        });
    }

    void a_corrected_mark_has_another_content_and_the_same_number() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto bundle = small_school();
            load(database, bundle);
            const auto before = news_of(database, "maria", day_after(2));
            for (auto& result : bundle.results.rows) {
                if (result.sourced_id == "r3") {
                    result.score = journal::Points{400};
                    result.text_score = "4";
                }
            }
            load(database, bundle);
            const auto after = news_of(database, "maria", day_after(2));
            const auto number = key_of(database, "results", "r3");
            const auto find = [&](const std::vector<NewsItem>& items) {
                return *std::ranges::find_if(
                    items, [&](const NewsItem& item) { return item.kind == Kind::mark && item.id == number; });
            };
            CPPUNIT_ASSERT(find(before).content != find(after).content);
            CPPUNIT_ASSERT_EQUAL(before.size(), after.size());
        });
    }

    void what_is_gone_is_no_news() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            for (const auto* const table : {"marks", "homework", "lessons", "remarks", "final_marks"}) {
                run(database, std::string{"UPDATE "} + table + " SET gone = 1");
            }
            CPPUNIT_ASSERT(news_of(database, "ivan", day_after(2)).empty());
        });
    }

    void nothing_of_one_child_is_news_of_another() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            const auto of_maria = contents(news_of(database, "maria", day_after(2)));
            CPPUNIT_ASSERT_EQUAL(
                std::size_t{2},
                static_cast<std::size_t>(count_of(news_of(database, "maria", day_after(2)), Kind::mark)));
            CPPUNIT_ASSERT(of_maria.contains("2 Read page 7"));
            CPPUNIT_ASSERT(!of_maria.contains("3 Работал отлично"));
            CPPUNIT_ASSERT(!contents(news_of(database, "ivan", day_after(2))).contains("2 Read page 7"));
            CPPUNIT_ASSERT_EQUAL(0, count_of(news_of(database, "oleg", day_after(2)), Kind::mark));
        });
    }

    void what_is_read_is_found_again_on_the_days() {
        on_both([](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            load(database, small_school());
            const auto grant = grant_for(pupil(database, "ivan"));
            auto days = sql::make_diary_reader(database)->days(grant, {.first = monday, .last = day_after(5)});
            journal::flag_news(days, {.items = news_of(database, "ivan", day_after(2)), .waiting = {}});
            int marks = 0;
            int homework = 0;
            int changes = 0;
            int remarks = 0;
            for (const auto& day : days) {
                for (const auto& lesson : day.lessons) {
                    marks += static_cast<int>(std::ranges::count(lesson.marks, true, &journal::Mark::fresh));
                    homework += lesson.homework.fresh ? 1 : 0;
                    changes += lesson.fresh_change ? 1 : 0;
                    remarks += static_cast<int>(lesson.fresh_remarks.size());
                }
            }
            CPPUNIT_ASSERT_EQUAL(3, marks);
            CPPUNIT_ASSERT_EQUAL(1, homework);
            CPPUNIT_ASSERT_EQUAL(2, changes);
            CPPUNIT_ASSERT_EQUAL(1, remarks);
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NewsReaderTest);

}  // namespace mrko::tests
