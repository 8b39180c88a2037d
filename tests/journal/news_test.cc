// SPDX-License-Identifier: Apache-2.0
#include "journal/news.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <string>
#include <vector>

namespace mrko::journal {

using namespace std::chrono_literals;
using std::chrono::November;
using Kind = NewsItem::Kind;
using Page = PageOfNews::Kind;

namespace {

constexpr SchoolDay monday{2026y / November / 16};
constexpr SchoolDay tuesday{2026y / November / 17};
constexpr DaySpan week{.first = monday, .last = SchoolDay{2026y / November / 22}};

NewsItem item(Kind kind, std::int64_t id, const SchoolDay& day = monday, std::int64_t subject = 7) {
    return {.kind = kind, .id = id, .day = day, .subject = {subject}, .lesson = {id}, .content = "x"};
}

Attention attention(Kind kind, const PageOfNews& page) {
    return attention_to(item(kind, 1), page);
}

std::vector<Day> one_lesson() {
    std::vector<Day> days(1);
    days[0].date = monday;
    Lesson lesson{};
    lesson.id = {3};
    lesson.subject_id = {7};
    lesson.homework = {.state = Homework::State::set, .text = "§ 5\n№ 12"};
    Mark mark{};
    mark.id = {11};
    lesson.marks = {mark, mark};
    lesson.marks[1].id = {12};
    lesson.remarks = {"Опоздала", "Забыла тетрадь"};
    days[0].lessons = {lesson};
    return days;
}

}  // namespace

class NewsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(NewsTest);
    CPPUNIT_TEST(the_week_is_glanced_at_and_opens_nothing);
    CPPUNIT_TEST(a_page_opens_what_it_shows_and_nothing_else);
    CPPUNIT_TEST(what_lies_outside_the_days_of_a_page_stays_new);
    CPPUNIT_TEST(a_tab_counts_what_its_page_does_not_open);
    CPPUNIT_TEST(the_window_moves_with_today_and_so_do_its_ends);
    CPPUNIT_TEST(each_thing_is_there_once_and_the_oldest_go_first);
    CPPUNIT_TEST(days_are_flagged_mark_by_mark);
    CPPUNIT_TEST(homework_of_another_day_or_subject_is_not_flagged);
    CPPUNIT_TEST(flags_of_an_earlier_reading_go);
    CPPUNIT_TEST(a_sheet_of_final_marks_is_flagged_cell_by_cell);
    CPPUNIT_TEST_SUITE_END();

    void the_week_is_glanced_at_and_opens_nothing() {
        const PageOfNews page{.kind = Page::week, .days = week};
        for (const auto kind : {Kind::mark, Kind::homework, Kind::remark, Kind::change}) {
            CPPUNIT_ASSERT(attention(kind, page) == Attention::glanced);
        }
        CPPUNIT_ASSERT(attention(Kind::final_mark, page) == Attention::none);
    }

    void a_page_opens_what_it_shows_and_nothing_else() {
        struct Row {
            PageOfNews page;
            std::vector<Kind> opens;
        };

        const std::vector<Row> rows{
            {.page = {.kind = Page::day, .days = week},
             .opens = {Kind::mark, Kind::homework, Kind::remark, Kind::change}},
            {.page = {.kind = Page::subject, .days = week, .subject = {7}}, .opens = {Kind::mark, Kind::homework}},
            {.page = {.kind = Page::subject, .days = week, .subject = {8}}, .opens = {}},
            {.page = {.kind = Page::marks, .days = week}, .opens = {Kind::mark}},
            {.page = {.kind = Page::mark, .mark = {1}}, .opens = {Kind::mark}},
            {.page = {.kind = Page::mark, .mark = {2}}, .opens = {}},
            {.page = {.kind = Page::finals}, .opens = {Kind::final_mark}},
            {.page = {.kind = Page::homework, .days = week}, .opens = {Kind::homework}},
            {.page = {.kind = Page::remarks, .days = week}, .opens = {Kind::remark}},
            {.page = {.kind = Page::timetable, .days = week}, .opens = {Kind::change}},
            {.page = {}, .opens = {}},
        };
        for (std::size_t at = 0; at < rows.size(); ++at) {
            for (const auto kind : {Kind::mark, Kind::final_mark, Kind::homework, Kind::remark, Kind::change}) {
                const bool opens = std::ranges::find(rows[at].opens, kind) != rows[at].opens.end();
                CPPUNIT_ASSERT_MESSAGE("row " + std::to_string(at) + ", kind " + std::to_string(static_cast<int>(kind)),
                                       attention(kind, rows[at].page) == (opens ? Attention::opened : Attention::none));
            }
        }
    }

    void what_lies_outside_the_days_of_a_page_stays_new() {
        const DaySpan other{.first = tuesday, .last = tuesday};
        for (const auto kind : {Page::week, Page::day, Page::marks, Page::homework, Page::remarks, Page::timetable}) {
            for (const auto of : {Kind::mark, Kind::homework, Kind::remark, Kind::change}) {
                CPPUNIT_ASSERT(attention(of, {.kind = kind, .days = other}) == Attention::none);
            }
        }
    }

    void a_tab_counts_what_its_page_does_not_open() {
        const std::vector items{item(Kind::mark, 1),
                                item(Kind::mark, 2, SchoolDay{2026y / November / 2}),
                                item(Kind::homework, 3),
                                item(Kind::final_mark, 4),
                                item(Kind::change, 5),
                                item(Kind::remark, 6)};
        const auto anywhere = news_on(items, {});
        CPPUNIT_ASSERT(anywhere.waiting ==
                       (NewsCounts{.marks = 2, .finals = 1, .homework = 1, .remarks = 1, .changes = 1}));
        CPPUNIT_ASSERT_EQUAL(6, anywhere.waiting.all());
        CPPUNIT_ASSERT_EQUAL(1, news_on(items, {.kind = Page::marks, .days = week}).waiting.marks);
        // The week opens nothing: its tabs still count what it shows.
        CPPUNIT_ASSERT_EQUAL(2, news_on(items, {.kind = Page::week, .days = week}).waiting.marks);
        CPPUNIT_ASSERT_EQUAL(std::size_t{6}, news_on(items, {.kind = Page::marks, .days = week}).items.size());
    }

    void the_window_moves_with_today_and_so_do_its_ends() {
        const auto window = news_window(tuesday);
        CPPUNIT_ASSERT(window.marks_from == SchoolDay{2026y / std::chrono::October / 18});
        CPPUNIT_ASSERT(window.lessons_from == SchoolDay{2026y / November / 15});
        CPPUNIT_ASSERT(window.lessons_to == SchoolDay{2026y / November / 29});
        // On its last day a thing is in the window, on the next one it is not.
        for (const auto kind : {Kind::mark, Kind::final_mark, Kind::homework, Kind::remark, Kind::change}) {
            const auto last = last_day_in_window(item(kind, 1));
            const auto from = [&](const SchoolDay& today) {
                const auto on = news_window(today);
                return kind == Kind::final_mark                         ? on.finals_from
                       : kind == Kind::homework || kind == Kind::change ? on.lessons_from
                                                                        : on.marks_from;
            };
            CPPUNIT_ASSERT(from(last) <= monday);
            CPPUNIT_ASSERT(from(SchoolDay{std::chrono::sys_days{last} + std::chrono::days{1}}) > monday);
        }
    }

    void each_thing_is_there_once_and_the_oldest_go_first() {
        CPPUNIT_ASSERT_EQUAL(std::size_t{2},
                             bounded({item(Kind::mark, 1), item(Kind::mark, 1), item(Kind::homework, 1)}).size());
        std::vector<NewsItem> many{item(Kind::mark, 1, SchoolDay{2026y / November / 1})};
        for (std::int64_t id = 2; id <= static_cast<std::int64_t>(most_news) + 1; ++id) {
            many.push_back(item(Kind::mark, id, tuesday));
        }
        const auto kept = bounded(many);
        CPPUNIT_ASSERT_EQUAL(most_news, kept.size());
        CPPUNIT_ASSERT(std::ranges::find(kept, std::int64_t{1}, &NewsItem::id) == kept.end());
    }

    void days_are_flagged_mark_by_mark() {
        auto days = one_lesson();
        auto homework = item(Kind::homework, 5);
        homework.content = "№ 12";
        auto remark = item(Kind::remark, 6);
        remark.lesson = {3};
        remark.content = "Забыла тетрадь";
        flag_news(days, {.items = {item(Kind::mark, 12), homework, remark, item(Kind::change, 3)}, .waiting = {}});
        const auto& lesson = days[0].lessons[0];
        CPPUNIT_ASSERT(!lesson.marks[0].fresh);
        CPPUNIT_ASSERT(lesson.marks[1].fresh);
        CPPUNIT_ASSERT(lesson.homework.fresh);
        CPPUNIT_ASSERT(lesson.fresh_change);
        CPPUNIT_ASSERT(lesson.fresh_remarks == std::vector<std::string>{"Забыла тетрадь"});
    }

    void homework_of_another_day_or_subject_is_not_flagged() {
        auto days = one_lesson();
        auto other_day = item(Kind::homework, 5, tuesday);
        other_day.content = "№ 12";
        auto other_subject = item(Kind::homework, 6, monday, 8);
        other_subject.content = "№ 12";
        flag_news(days, {.items = {other_day, other_subject}, .waiting = {}});
        CPPUNIT_ASSERT(!days[0].lessons[0].homework.fresh);
    }

    void flags_of_an_earlier_reading_go() {
        auto days = one_lesson();
        flag_news(days, {.items = {item(Kind::mark, 12)}, .waiting = {}});
        flag_news(days, {});
        CPPUNIT_ASSERT(!days[0].lessons[0].marks[1].fresh);
    }

    void a_sheet_of_final_marks_is_flagged_cell_by_cell() {
        std::vector<FinalTable> sheet(1);
        FinalRow row;
        row.periods.resize(2);
        row.periods[0].set.emplace().id = {21};
        row.periods[1].set.emplace().id = {22};
        row.year.set.emplace().id = {23};
        sheet[0].rows = {row};
        flag_news(sheet, {.items = {item(Kind::final_mark, 22), item(Kind::mark, 23)}, .waiting = {}});
        const auto& flagged = sheet[0].rows[0];
        CPPUNIT_ASSERT(!flagged.periods[0].set->fresh);
        CPPUNIT_ASSERT(flagged.periods[1].set->fresh);
        CPPUNIT_ASSERT(!flagged.year.set->fresh);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NewsTest);

}  // namespace mrko::journal
