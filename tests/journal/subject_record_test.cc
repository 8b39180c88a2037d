// SPDX-License-Identifier: Apache-2.0
#include "journal/subject_record.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <random>

#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

constexpr SubjectId maths{1};
constexpr SubjectId english{2};

Lesson lesson(int number, SubjectId subject, std::string title, std::vector<Mark> marks = {}) {
    return {.number = number,
            .subject_id = subject,
            .subject = std::move(title),
            .teacher = "Иванова А. В.",
            .marks = std::move(marks)};
}

Lesson missed(int number, SubjectId subject, Absence::Reason reason) {
    auto made = lesson(number, subject, "Математика");
    made.absence = Absence{.reason = reason};
    return made;
}

Day day(std::string_view date, std::vector<Lesson> lessons) {
    return {.date = day_of(date), .lessons = std::move(lessons)};
}

std::string values(const SubjectRecord& record) {
    std::string shown;
    for (const auto& entry : record.marks) {
        shown += std::to_string(entry.lesson_number) + ":" + entry.mark.shown + " ";
    }
    return shown;
}

std::vector<std::string> titles(const std::vector<std::string>& subjects) {
    Day one{.date = day_of("2025-09-01")};
    for (const auto& subject : subjects) {
        const auto number = static_cast<int>(one.lessons.size()) + 1;
        one.lessons.push_back(lesson(number, {number}, subject));
    }
    std::vector<std::string> sorted;
    for (const auto& record : by_subject(std::vector{one})) {
        sorted.push_back(record.title);
    }
    return sorted;
}

}  // namespace

class SubjectRecordTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SubjectRecordTest);
    CPPUNIT_TEST(two_lessons_of_a_subject_in_a_day_are_one_record);
    CPPUNIT_TEST(two_marks_in_a_lesson_stay_two_in_their_order);
    CPPUNIT_TEST(a_mark_without_a_lesson_counts_like_any_other);
    CPPUNIT_TEST(a_subject_without_marks_is_still_there);
    CPPUNIT_TEST(subgroups_of_one_subject_are_one_record_with_their_own_teachers);
    CPPUNIT_TEST(subjects_of_one_title_stay_apart);
    CPPUNIT_TEST(the_substitute_gave_the_mark_of_the_replaced_lesson);
    CPPUNIT_TEST(lateness_is_shown_and_is_no_missed_lesson);
    CPPUNIT_TEST(absences_and_dots_do_not_count);
    CPPUNIT_TEST(one_subject_alone_is_the_same_record);
    CPPUNIT_TEST(an_unknown_subject_has_an_empty_record);
    CPPUNIT_TEST(subjects_stand_in_alphabetical_order_with_yo_as_ye);
    CPPUNIT_TEST(the_key_knows_every_russian_letter_and_leaves_the_rest);
    CPPUNIT_TEST(all_records_together_hold_every_mark_once);
    CPPUNIT_TEST_SUITE_END();

    void two_lessons_of_a_subject_in_a_day_are_one_record() {
        const auto records =
            by_subject(std::vector{day("2025-09-01",
                                       {lesson(1, maths, "Математика", {five_point(5)}),
                                        lesson(2, english, "Английский язык"),
                                        lesson(3, maths, "Математика", {five_point(4)})}),
                                   day("2025-09-02", {lesson(1, maths, "Математика", {five_point(3)})})});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, records.size());
        const auto& record = records[1];
        CPPUNIT_ASSERT(record.subject == maths);
        CPPUNIT_ASSERT_EQUAL(std::string{"1:5 3:4 1:3 "}, values(record));
        CPPUNIT_ASSERT(record.marks[2].day == day_of("2025-09-02"));
        CPPUNIT_ASSERT(record.sum.average() == Average{400});
    }

    void two_marks_in_a_lesson_stay_two_in_their_order() {
        const auto records = by_subject(
            std::vector{day("2025-09-01", {lesson(1, maths, "Математика", {five_point(4), five_point(5)})})});
        CPPUNIT_ASSERT_EQUAL(std::string{"1:4 1:5 "}, values(records[0]));
        CPPUNIT_ASSERT_EQUAL(2, records[0].sum.count());
    }

    void a_mark_without_a_lesson_counts_like_any_other() {
        const auto records = by_subject(std::vector{day("2025-09-01",
                                                        {lesson(1, maths, "Математика", {five_point(5)}),
                                                         lesson(0, maths, "Математика", {five_point(2)}),
                                                         lesson(0, english, "Английский язык", {five_point(3)})})});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, records.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"0:3 "}, values(records[0]));
        CPPUNIT_ASSERT_EQUAL(std::string{"1:5 0:2 "}, values(records[1]));
        CPPUNIT_ASSERT(records[1].sum.average() == Average{350});
    }

    void a_subject_without_marks_is_still_there() {
        const auto records = by_subject(std::vector{day("2025-09-01", {lesson(1, maths, "Математика")})});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, records.size());
        CPPUNIT_ASSERT(!records[0].sum.average());
        CPPUNIT_ASSERT(by_subject({}).empty());
        CPPUNIT_ASSERT(by_subject(std::vector{day("2025-09-07", {})}).empty());
    }

    void subgroups_of_one_subject_are_one_record_with_their_own_teachers() {
        auto first = lesson(1, english, "Английский язык", {five_point(5)});
        first.subgroup = "1-я группа";
        auto second = lesson(1, english, "Английский язык", {five_point(3)});
        second.subgroup = "2-я группа";
        second.teacher = "Петрова И. И.";
        const auto records = by_subject(std::vector{day("2025-09-01", {first}), day("2025-09-02", {second})});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, records.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"Иванова А. В."}, records[0].marks[0].teacher);
        CPPUNIT_ASSERT_EQUAL(std::string{"Петрова И. И."}, records[0].marks[1].teacher);
        CPPUNIT_ASSERT(records[0].sum.average() == Average{400});
    }

    void subjects_of_one_title_stay_apart() {
        const auto records = by_subject(std::vector{
            day("2025-09-01", {lesson(1, {7}, "Хор", {five_point(5)}), lesson(2, {-7}, "Хор", {five_point(3)})})});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, records.size());
        CPPUNIT_ASSERT(records[0].subject == SubjectId{-7});
        CPPUNIT_ASSERT(records[1].subject == SubjectId{7});
    }

    void the_substitute_gave_the_mark_of_the_replaced_lesson() {
        auto replaced = lesson(1, maths, "Математика", {five_point(5)});
        replaced.status = Lesson::Status::replaced;
        replaced.substitute = "Петрова И. И.";
        auto unnamed = lesson(2, maths, "Математика", {five_point(5)});
        unnamed.status = Lesson::Status::replaced;
        const auto record = record_of(std::vector{day("2025-09-01", {replaced, unnamed})}, maths);
        CPPUNIT_ASSERT_EQUAL(std::string{"Петрова И. И."}, record.marks[0].teacher);
        CPPUNIT_ASSERT_EQUAL(std::string{"Иванова А. В."}, record.marks[1].teacher);
    }

    void lateness_is_shown_and_is_no_missed_lesson() {
        const auto record = record_of(std::vector{day("2025-09-01",
                                                      {missed(1, maths, Absence::Reason::late),
                                                       missed(2, maths, Absence::Reason::ill),
                                                       missed(3, maths, Absence::Reason::absent),
                                                       missed(5, maths, Absence::Reason::late)}),
                                                  day("2025-09-02", {missed(4, maths, Absence::Reason::exempt)})},
                                      maths);
        CPPUNIT_ASSERT_EQUAL(std::size_t{5}, record.absences.size());
        CPPUNIT_ASSERT_EQUAL(3, record.missed());
        CPPUNIT_ASSERT_EQUAL(4, record.absences[4].lesson_number);
        CPPUNIT_ASSERT(record.absences[4].day == day_of("2025-09-02"));
    }

    void absences_and_dots_do_not_count() {
        auto late_with_mark = lesson(1, maths, "Математика", {five_point(4), dot(), in_words("н/а")});
        late_with_mark.absence = Absence{.reason = Absence::Reason::late};
        const auto record = record_of(std::vector{day("2025-09-01", {late_with_mark})}, maths);
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, record.marks.size());
        CPPUNIT_ASSERT_EQUAL(1, record.sum.count());
        CPPUNIT_ASSERT(record.sum.average() == Average{400});
    }

    void one_subject_alone_is_the_same_record() {
        const std::vector days{day("2025-09-01",
                                   {lesson(1, maths, "Математика", {five_point(5)}),
                                    lesson(2, english, "Английский язык", {five_point(2)}),
                                    missed(3, maths, Absence::Reason::ill)})};
        const auto alone = record_of(days, maths);
        const auto among = by_subject(days)[1];
        CPPUNIT_ASSERT_EQUAL(among.title, alone.title);
        CPPUNIT_ASSERT_EQUAL(values(among), values(alone));
        CPPUNIT_ASSERT_EQUAL(among.missed(), alone.missed());
        CPPUNIT_ASSERT(among.sum.average() == alone.sum.average());
    }

    void an_unknown_subject_has_an_empty_record() {
        const auto record = record_of(std::vector{day("2025-09-01", {lesson(1, maths, "Математика")})}, {99});
        CPPUNIT_ASSERT(record.subject == SubjectId{99});
        CPPUNIT_ASSERT(record.title.empty() && record.marks.empty() && record.absences.empty());
    }

    void subjects_stand_in_alphabetical_order_with_yo_as_ye() {
        CPPUNIT_ASSERT(
            titles({"Ёлки", "Жизнь", "Ель", "ещё", "Алгебра", "IT", "алгебра и начала", "Ежи"}) ==
            std::vector<std::string>({"IT", "Алгебра", "алгебра и начала", "Ежи", "Ёлки", "Ель", "ещё", "Жизнь"}));
    }

    void the_key_knows_every_russian_letter_and_leaves_the_rest() {
        CPPUNIT_ASSERT_EQUAL(std::string{"абвгдеежзийклмнопрстуфхцчшщъыьэюя"},
                             alphabet_key("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"));
        CPPUNIT_ASSERT_EQUAL(std::string{"абвгдеежзийклмнопрстуфхцчшщъыьэюя"},
                             alphabet_key("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"));
        CPPUNIT_ASSERT_EQUAL(std::string{"english 2 «b» — §"}, alphabet_key("English 2 «B» — §"));
        CPPUNIT_ASSERT_EQUAL(std::string{}, alphabet_key(""));
        CPPUNIT_ASSERT_EQUAL(std::string{"\xD0"}, alphabet_key("\xD0"));
    }

    void all_records_together_hold_every_mark_once() {
        std::mt19937 random{20261123};
        const auto upto = [&](unsigned most) { return static_cast<int>(random() % (most + 1)); };
        for (int round = 0; round < 200; ++round) {
            std::vector<Day> days;
            MarkSum all;
            std::size_t given = 0;
            for (int at = upto(10); at > 0; --at) {
                Day made{.date = day_of("2025-09-01")};
                for (int number = upto(7); number > 0; --number) {
                    auto held = lesson(number, {upto(4) + 1}, "Предмет");
                    for (int left = upto(2); left > 0; --left) {
                        held.marks.push_back(five_point(upto(3) + 2, upto(3)));
                        all.add(held.marks.back());
                        ++given;
                    }
                    made.lessons.push_back(std::move(held));
                }
                days.push_back(std::move(made));
            }
            std::int64_t weighted = 0;
            std::int64_t weights = 0;
            std::size_t found = 0;
            for (const auto& record : by_subject(days)) {
                weighted += record.sum.weighted();
                weights += record.sum.weights();
                found += record.marks.size();
            }
            CPPUNIT_ASSERT_EQUAL(given, found);
            CPPUNIT_ASSERT_EQUAL(all.weighted(), weighted);
            CPPUNIT_ASSERT_EQUAL(all.weights(), weights);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SubjectRecordTest);

}  // namespace mrko::journal
