// SPDX-License-Identifier: Apache-2.0
#include "journal/homework_list.h"

#include <cppunit/extensions/HelperMacros.h>

#include <utility>
#include <vector>

namespace mrko::journal {

using namespace std::chrono_literals;
using std::chrono::September;

namespace {

Lesson lesson(int number, const char* subject, Homework::State state = Homework::State::not_filled) {
    Lesson made{};
    made.number = number;
    made.subject = subject;
    made.homework.state = state;
    if (state == Homework::State::set) {
        made.homework.text = "§ 1";
    }
    return made;
}

Day school_day(int day, std::vector<Lesson> lessons) {
    Day made{};
    made.date = 2018y / September / day;
    made.lessons = std::move(lessons);
    return made;
}

constexpr SchoolDay today = 2018y / September / 5;

std::vector<DueHomework::State> states(const HomeworkDay& day) {
    std::vector<DueHomework::State> result;
    for (const auto& entry : day.entries) {
        result.push_back(entry.state);
    }
    return result;
}

}  // namespace

class HomeworkListTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(HomeworkListTest);
    CPPUNIT_TEST(three_facts_stay_three_facts);
    CPPUNIT_TEST(what_is_missing_is_late_only_when_its_day_has_come);
    CPPUNIT_TEST(a_cancelled_lesson_counts_only_with_homework);
    CPPUNIT_TEST(the_second_lesson_of_a_subject_is_not_called_empty);
    CPPUNIT_TEST(days_without_an_entry_are_left_out);
    CPPUNIT_TEST(first_forms_are_told_from_tenth_and_eleventh);
    CPPUNIT_TEST_SUITE_END();

    void three_facts_stay_three_facts() {
        const std::vector days{school_day(4,
                                          {lesson(1, "Физика", Homework::State::set),
                                           lesson(2, "Химия", Homework::State::nothing_set),
                                           lesson(3, "Музыка")})};
        const auto list = homework_by_day(days, today);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, list.size());
        using enum DueHomework::State;
        CPPUNIT_ASSERT((states(list.front()) == std::vector{set, nothing_set, not_filled}));
        CPPUNIT_ASSERT_EQUAL(1, count_set(list));
    }

    void what_is_missing_is_late_only_when_its_day_has_come() {
        const std::vector days{school_day(5, {lesson(1, "Музыка")}), school_day(6, {lesson(1, "Музыка")})};
        const auto list = homework_by_day(days, today);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, list.size());
        CPPUNIT_ASSERT(list[0].entries[0].state == DueHomework::State::not_filled);
        CPPUNIT_ASSERT(list[1].entries[0].state == DueHomework::State::not_written_yet);
    }

    void a_cancelled_lesson_counts_only_with_homework() {
        std::vector days{school_day(5,
                                    {lesson(1, "Физика", Homework::State::set),
                                     lesson(2, "Химия", Homework::State::nothing_set),
                                     lesson(3, "Музыка")})};
        for (auto& cancelled : days.front().lessons) {
            cancelled.status = Lesson::Status::cancelled;
        }
        const auto list = homework_by_day(days, today);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, list.front().entries.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"Физика"}, list.front().entries.front().lesson.subject);
    }

    void the_second_lesson_of_a_subject_is_not_called_empty() {
        std::vector days{school_day(5, {lesson(1, "Физика", Homework::State::set), lesson(2, "Физика")})};
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, homework_by_day(days, today).front().entries.size());
        days.front().lessons.back().subgroup = "1-я группа";
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, homework_by_day(days, today).front().entries.size());
    }

    void days_without_an_entry_are_left_out() {
        const std::vector days{school_day(5, {}), school_day(6, {lesson(0, "Физика")})};
        CPPUNIT_ASSERT(homework_by_day(days, today).empty());
    }

    void first_forms_are_told_from_tenth_and_eleventh() {
        for (const auto* const name : {"1", "1А", "1-А", "1 «А»"}) {
            CPPUNIT_ASSERT_MESSAGE(name, is_first_form(name));
        }
        for (const auto* const name : {"", "10А", "11Б", "2А", "А1"}) {
            CPPUNIT_ASSERT_MESSAGE(name, !is_first_form(name));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HomeworkListTest);

}  // namespace mrko::journal
