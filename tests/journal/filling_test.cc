// SPDX-License-Identifier: Apache-2.0
#include "journal/filling.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace mrko::journal {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

namespace {

using What = JournalFact::What;

/// Friday, 18:00 of the school.
constexpr SchoolDay today = 2026y / std::chrono::November / 20;

class Evening final : public Clock {
public:
    [[nodiscard]] std::chrono::sys_seconds now() const override { return sys_days{today} + 15h; }
};

SchoolDay before(int count) {
    return SchoolDay{sys_days{today} - days{count}};
}

JournalFact fact(What what, const SchoolDay& day) {
    JournalFact made{.what = what, .group = {1}, .subject_id = {10}, .subject = "Алгебра", .subgroup = "", .day = day};
    return made;
}

/// A lesson that ends at 10:00 of the school.
JournalFact lesson(int days_ago, const char* topic = "Дроби") {
    auto made = fact(What::lesson, before(days_ago));
    made.ends = 10h;
    made.topic = topic;
    return made;
}

/// Set at the lesson of that day, due two days later, written so long after the school's midnight of that day.
JournalFact homework(int days_ago, minutes after_midnight) {
    auto made = fact(What::homework, before(days_ago - 2));
    made.written_on = before(days_ago);
    made.at = std::chrono::sys_seconds{sys_days{before(days_ago)}} - 3h + after_midnight;
    return made;
}

}  // namespace

class FillingTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FillingTest);
    CPPUNIT_TEST(the_median_is_exact);
    CPPUNIT_TEST(the_usual_moment_is_counted_from_the_day_of_the_lesson);
    CPPUNIT_TEST(two_values_are_no_custom);
    CPPUNIT_TEST(homework_without_a_day_of_setting_belongs_to_the_lesson_before);
    CPPUNIT_TEST(nothing_is_expected_of_the_past_or_of_an_unknown_subject);
    CPPUNIT_TEST(an_empty_lesson_waits_and_nothing_set_does_not);
    CPPUNIT_TEST(a_lesson_without_a_next_one_waits_for_no_homework);
    CPPUNIT_TEST(several_lessons_of_a_day_wait_once);
    CPPUNIT_TEST(a_lesson_of_today_waits_when_it_is_over);
    CPPUNIT_TEST(a_first_form_waits_for_topics_alone);
    CPPUNIT_TEST(delays_and_latest_moments);
    CPPUNIT_TEST(what_waits_most_comes_first_then_what_comes_latest);
    CPPUNIT_TEST_SUITE_END();

    Evening evening_;
    SchoolClock clock_{evening_, 180min, std::nullopt};

    std::vector<SubjectFreshness> look(const std::vector<JournalFact>& facts,
                                       HomeworkCustom custom = HomeworkCustom::set) const {
        return freshness(facts, custom, clock_);
    }

    void the_median_is_exact() {
        const std::vector<std::pair<std::vector<minutes>, minutes>> vectors{{{7min}, 7min},
                                                                            {{9min, 1min, 5min}, 5min},
                                                                            {{10min, 20min}, 15min},
                                                                            {{10min, 11min}, 11min},
                                                                            {{-3min, -2min}, -2min},
                                                                            {{-1min, 0min}, 0min},
                                                                            {{1min, 100min, 3min, 2min}, 3min},
                                                                            {{4min, 4min, 4min, 900min}, 4min}};
        for (const auto& [values, middle] : vectors) {
            CPPUNIT_ASSERT_EQUAL(middle.count(), median(values).count());
        }
    }

    void the_usual_moment_is_counted_from_the_day_of_the_lesson() {
        const auto usual = usual_fillings(
            std::vector{homework(2, 14h + 40min), homework(9, 33h), homework(16, 12h)}, clock_);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, usual.size());
        CPPUNIT_ASSERT(usual.at({10}) == 14h + 40min);
    }

    void two_values_are_no_custom() {
        CPPUNIT_ASSERT(usual_fillings(std::vector{homework(2, 14h), homework(9, 14h)}, clock_).empty());
    }

    void homework_without_a_day_of_setting_belongs_to_the_lesson_before() {
        std::vector<JournalFact> facts;
        for (const int ago : {4, 11, 18}) {
            facts.push_back(lesson(ago));
            facts.push_back(homework(ago, 15h));
            facts.back().written_on.reset();
        }
        CPPUNIT_ASSERT(usual_fillings(facts, clock_).at({10}) == 15h);
    }

    void nothing_is_expected_of_the_past_or_of_an_unknown_subject() {
        const HomeworkHabits habits{.custom = HomeworkCustom::set, .today = today, .usual = {{{10}, 880min}}};
        CPPUNIT_ASSERT(habits.expected({10}, today) == 880min);
        CPPUNIT_ASSERT(habits.expected({10}, before(-3)) == 880min);
        CPPUNIT_ASSERT(!habits.expected({10}, before(1)));
        CPPUNIT_ASSERT(!habits.expected({11}, today));
    }

    void an_empty_lesson_waits_and_nothing_set_does_not() {
        // Of the lessons 6, 4 and 2 days ago nothing is said after the one 4 days ago, and the last has no topic.
        const auto seen =
            look({lesson(6), homework(6, 12h), lesson(4), lesson(2, ""), homework(2, 12h), lesson(-1)});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, seen.size());
        CPPUNIT_ASSERT_EQUAL(3, seen[0].lessons);
        CPPUNIT_ASSERT(seen[0].without_homework == std::vector{before(4)});
        CPPUNIT_ASSERT(seen[0].without_topic == std::vector{before(2)});
        CPPUNIT_ASSERT_EQUAL(2, seen[0].waiting());
    }

    void a_lesson_without_a_next_one_waits_for_no_homework() {
        CPPUNIT_ASSERT(look({lesson(2)})[0].without_homework.empty());
        CPPUNIT_ASSERT(look({lesson(2), lesson(-5)})[0].without_homework == std::vector{before(2)});
    }

    void several_lessons_of_a_day_wait_once() {
        auto later = lesson(3, "");
        later.ends = 11h;
        const auto seen = look({lesson(3), later, lesson(-5)});
        CPPUNIT_ASSERT_EQUAL(1, seen[0].lessons);
        CPPUNIT_ASSERT(seen[0].without_topic.empty());
        CPPUNIT_ASSERT_EQUAL(1, seen[0].waiting());
    }

    void a_lesson_of_today_waits_when_it_is_over() {
        auto late = lesson(0, "");
        late.ends = 18h + 1min;
        CPPUNIT_ASSERT(look({late}).empty());
        late.ends = 18h;
        CPPUNIT_ASSERT_EQUAL(1, look({late})[0].waiting());
        late.ends.reset();
        CPPUNIT_ASSERT(look({late}).empty());
        // Two weeks with today, and not a day more.
        CPPUNIT_ASSERT_EQUAL(1, look({lesson(13, "")})[0].waiting());
        CPPUNIT_ASSERT_EQUAL(0, look({lesson(14, "")})[0].waiting());
    }

    void a_first_form_waits_for_topics_alone() {
        CPPUNIT_ASSERT(homework_custom("1А") == HomeworkCustom::never_set);
        CPPUNIT_ASSERT(homework_custom("11А") == HomeworkCustom::set);
        const auto seen = look({lesson(3, ""), lesson(2)}, HomeworkCustom::never_set);
        CPPUNIT_ASSERT(seen[0].without_homework.empty());
        CPPUNIT_ASSERT_EQUAL(1, seen[0].waiting());
    }

    void delays_and_latest_moments() {
        auto written = lesson(4);
        written.at = std::chrono::sys_seconds{sys_days{before(4)}} - 3h + 10h + 20min;
        auto mark = fact(What::mark, before(4));
        mark.written_on = before(2);
        // Written before the lesson: not late at all.
        const auto seen = look({written, lesson(6), homework(6, 9h), homework(4, 11h + 30min), mark})[0];
        CPPUNIT_ASSERT(seen.topic_delay == 20min);
        CPPUNIT_ASSERT(seen.homework_delay == 45min);
        CPPUNIT_ASSERT(seen.mark_delay == days{2});
        CPPUNIT_ASSERT(seen.mark_on == before(2));
        CPPUNIT_ASSERT(seen.topic_at == (SchoolMoment{.day = before(4), .time = 10h + 20min}));
        CPPUNIT_ASSERT(seen.homework_at == (SchoolMoment{.day = before(4), .time = 11h + 30min}));
    }

    void what_waits_most_comes_first_then_what_comes_latest() {
        const auto of = [](int group, const char* subject, JournalFact made) {
            made.group = {group};
            made.subject_id = {group};
            made.subject = subject;
            return made;
        };
        const auto seen = look({of(1, "Алгебра", lesson(4)),
                                of(2, "Биология", lesson(4)),
                                of(2, "Биология", homework(4, 12h)),
                                of(3, "География", lesson(4)),
                                of(3, "География", homework(4, 20h)),
                                of(4, "Физика", lesson(4, ""))});
        std::string order;
        for (const auto& subject : seen) {
            order += subject.subject + " ";
        }
        CPPUNIT_ASSERT_EQUAL(std::string{"Физика География Биология Алгебра "}, order);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FillingTest);

}  // namespace mrko::journal
