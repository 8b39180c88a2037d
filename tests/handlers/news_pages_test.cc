// SPDX-License-Identifier: Apache-2.0
// What is new since the last visit, over the whole service: flagged on pages, counted on tabs, cleared by opening.
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "tests/handlers/demo_house.h"

namespace mrko::handlers {

namespace {

constexpr auto week = "/diary/1/week/2026-11-16";
constexpr auto all_marks = "/diary/1/marks";
constexpr auto calendar = "/diary/1/calendar";

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

/// How many of the bar's tabs say that something is new; the menu "More" repeats none of these.
int counts(const std::string& page) {
    return count(page, "class=\"new-count\"");
}

int flags(const std::string& page) {
    return count(page, ", новая") + count(page, "class=\"new-word\"");
}

/// The current mark of the child in this week that was given last.
exchange::Result& latest_mark(exchange::DemoSchool& school, std::size_t child) {
    const auto& pupil = school.people.at(child).pupil;
    exchange::Result* latest = nullptr;
    journal::SchoolDay on{};
    for (auto& result : school.bundle.results.rows) {
        const auto work =
            std::ranges::find(school.bundle.line_items.rows, result.line_item, &exchange::LineItem::sourced_id);
        if (result.student == pupil && result.score && work->mark_kind == exchange::MarkKind::current &&
            work->due_date > on && work->due_date <= DemoHouse::today) {
            latest = &result;
            on = work->due_date;
        }
    }
    if (latest == nullptr) {
        throw std::logic_error{"the demo school has no mark of that child"};
    }
    return *latest;
}

/// The address of the first flagged mark.
std::string flagged_mark(const std::string& page) {
    const std::string sign = " new\" href=\"";
    const auto at = page.find(sign);
    CPPUNIT_ASSERT_MESSAGE("no mark is flagged", at != std::string::npos);
    const auto begin = at + sign.size();
    return page.substr(begin, page.find('"', begin) - begin);
}

}  // namespace

class NewsPagesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(NewsPagesTest);
    CPPUNIT_TEST(p16_the_first_visit_flags_nothing);
    CPPUNIT_TEST(p16_a_new_mark_is_flagged_and_counted_until_the_tab_is_opened);
    CPPUNIT_TEST(p16_opening_the_mark_clears_it);
    CPPUNIT_TEST(p16_the_next_worker_knows_what_was_seen);
    CPPUNIT_TEST(homework_and_remarks_are_flagged_and_their_tabs_clear_them);
    CPPUNIT_TEST(a_child_of_another_account_keeps_its_own_news);
    CPPUNIT_TEST(asking_for_the_head_alone_clears_nothing);
    CPPUNIT_TEST(a_broken_record_in_redis_breaks_no_page);
    CPPUNIT_TEST_SUITE_END();

    exchange::DemoSchool school_ = two_forms();
    DemoHouse house_{school_};

    std::string page(const std::string& address, const std::string& who = "mother") {
        const auto answer = house_.ask(who, {.method = "GET", .target = address, .headers = {}, .body = {}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(address, 200, answer.status());
        return answer.body();
    }

    void change_latest_mark(std::size_t child = 0) {
        auto& mark = latest_mark(school_, child);
        const bool five = mark.score->hundredths == 500;
        mark.score = journal::Points{five ? 400 : 500};
        mark.text_score = five ? "4" : "5";
        house_.import(school_);
    }

    void p16_the_first_visit_flags_nothing() {
        for (const auto* const address : {week, all_marks, "/diary/1/homework", "/diary/1/remarks", calendar}) {
            const auto html = page(address);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(address, 0, flags(html));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(address, 0, counts(html));
        }
    }

    void p16_a_new_mark_is_flagged_and_counted_until_the_tab_is_opened() {
        static_cast<void>(page(week));
        change_latest_mark();
        const auto elsewhere = page(calendar);
        CPPUNIT_ASSERT_EQUAL(1, counts(elsewhere));
        CPPUNIT_ASSERT(contains(elsewhere, "1 новое"));
        // The week is an overview: it flags and clears nothing.
        for (int visit = 0; visit < 2; ++visit) {
            const auto html = page(week);
            CPPUNIT_ASSERT_EQUAL(1, flags(html));
            CPPUNIT_ASSERT_EQUAL(1, counts(html));
        }
        // The tab's page clears the tab's count and still flags what is new on this view.
        const auto opened = page(all_marks);
        CPPUNIT_ASSERT_EQUAL(1, flags(opened));
        CPPUNIT_ASSERT_EQUAL(0, counts(opened));
        CPPUNIT_ASSERT_EQUAL(0, flags(page(all_marks)));
        CPPUNIT_ASSERT_EQUAL(0, flags(page(week)));
    }

    void p16_opening_the_mark_clears_it() {
        static_cast<void>(page(week));
        change_latest_mark();
        static_cast<void>(page(flagged_mark(page(week))));
        const auto html = page(week);
        CPPUNIT_ASSERT_EQUAL(0, flags(html));
        CPPUNIT_ASSERT_EQUAL(0, counts(html));
    }

    void p16_the_next_worker_knows_what_was_seen() {
        static_cast<void>(page(week));
        change_latest_mark();
        // A worker that has never answered anybody.
        house_.another_worker();
        CPPUNIT_ASSERT_EQUAL(1, flags(page(all_marks)));
        house_.another_worker();
        CPPUNIT_ASSERT_EQUAL(0, flags(page(all_marks)));
    }

    void homework_and_remarks_are_flagged_and_their_tabs_clear_them() {
        static_cast<void>(page(week));
        const auto& pupil = school_.people.at(0).pupil;
        for (auto& homework : school_.bundle.homework.rows) {
            if (homework.due_date >= DemoHouse::today && homework.state == exchange::HomeworkRecord::State::set) {
                homework.description += " и ещё упр. 7";
            }
        }
        const auto& lessons = school_.bundle.lessons.rows;
        const auto lesson = std::ranges::find_if(lessons, [&](const exchange::LessonRecord& row) {
            const auto& members = school_.bundle.enrollments.rows;
            return row.date == std::chrono::year{2026} / std::chrono::November / 16 &&
                   std::ranges::any_of(members, [&](const exchange::Enrollment& member) {
                       return member.user == pupil && member.class_id == row.class_id;
                   });
        });
        CPPUNIT_ASSERT(lesson != lessons.end());
        exchange::Remark remark;
        remark.sourced_id = "new-remark";
        remark.user = pupil;
        remark.lesson = lesson->sourced_id;
        remark.text = "Нарисовал плакат";
        school_.bundle.remarks.rows.push_back(remark);
        house_.import(school_);

        CPPUNIT_ASSERT(flags(page(week)) >= 2);
        CPPUNIT_ASSERT_EQUAL(2, counts(page(calendar)));
        CPPUNIT_ASSERT(flags(page("/diary/1/homework")) >= 1);
        CPPUNIT_ASSERT_EQUAL(1, counts(page(calendar)));
        const auto remarks = page("/diary/1/remarks");
        CPPUNIT_ASSERT_EQUAL(1, flags(remarks));
        CPPUNIT_ASSERT_EQUAL(0, counts(remarks));
        CPPUNIT_ASSERT_EQUAL(0, flags(page(week)));
    }

    void a_child_of_another_account_keeps_its_own_news() {
        for (const auto* const address : {"/diary/1/calendar", "/diary/2/calendar"}) {
            static_cast<void>(page(address));
        }
        static_cast<void>(page(calendar, "father"));
        change_latest_mark(0);
        change_latest_mark(2);
        static_cast<void>(page(all_marks));
        CPPUNIT_ASSERT_EQUAL(0, counts(page(calendar)));
        CPPUNIT_ASSERT_EQUAL(0, counts(page("/diary/2/calendar")));
        CPPUNIT_ASSERT_EQUAL(1, counts(page(calendar, "father")));
    }

    void asking_for_the_head_alone_clears_nothing() {
        static_cast<void>(page(week));
        change_latest_mark();
        const auto head = house_.ask("mother", {.method = "HEAD", .target = all_marks, .headers = {}, .body = {}});
        CPPUNIT_ASSERT_EQUAL(200, head.status());
        CPPUNIT_ASSERT_EQUAL(1, flags(page(all_marks)));
    }

    void a_broken_record_in_redis_breaks_no_page() {
        static_cast<void>(page(week));
        const auto keys = house_.redis().run({"KEYS", "n:*"}, session::Retry::once);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, keys.elements.size());
        house_.redis().run({"DEL", keys.elements[0].text}, session::Retry::once);
        house_.redis().run({"LPUSH", keys.elements[0].text, "x"}, session::Retry::once);
        change_latest_mark();
        CPPUNIT_ASSERT_EQUAL(0, flags(page(week)));
        house_.redis().run({"DEL", keys.elements[0].text}, session::Retry::once);
        house_.redis().run({"SET", keys.elements[0].text, "no record"}, session::Retry::once);
        CPPUNIT_ASSERT(flags(page(week)) > 0);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NewsPagesTest);

}  // namespace mrko::handlers
