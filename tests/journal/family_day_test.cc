// SPDX-License-Identifier: Apache-2.0
#include "journal/family_day.h"

#include <cppunit/extensions/HelperMacros.h>

#include <vector>

namespace mrko::journal {

using namespace std::chrono_literals;
using std::chrono::September;

namespace {

constexpr SchoolDay monday{2018y / September / 3};

Lesson lesson(int number, const char* subject, std::chrono::minutes begin = 510min) {
    Lesson made{};
    made.number = number;
    made.subject = subject;
    made.times = TimeRange{.begin = begin, .end = begin + 45min};
    return made;
}

Day school_day(int day, std::vector<Lesson> lessons) {
    Day made{};
    made.date = 2018y / September / day;
    made.lessons = std::move(lessons);
    return made;
}

Announcement meeting(std::int64_t id, int day, std::optional<std::chrono::minutes> begins) {
    Announcement made{};
    made.id = {id};
    made.kind = Announcement::Kind::parent_meeting;
    made.first = 2018y / September / day;
    made.begins = begins;
    return made;
}

AnnouncedWork work(int day) {
    return {.day = 2018y / September / day, .subject_id = {1}, .subject = "Алгебра", .kind = "Контрольная", .title = {}};
}

using Meetings = std::vector<std::vector<Announcement>>;

}  // namespace

class FamilyDayTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FamilyDayTest);
    CPPUNIT_TEST(the_nearest_day_is_today_until_its_last_lesson_is_over);
    CPPUNIT_TEST(homework_keeps_its_three_states_apart);
    CPPUNIT_TEST(marks_are_found_by_the_day_they_were_set_on);
    CPPUNIT_TEST(b8_overlapping_meetings_of_two_children_are_one_clash);
    CPPUNIT_TEST(b8_an_evening_of_three_children_is_one_clash);
    CPPUNIT_TEST(b8_meetings_one_after_the_other_are_none);
    CPPUNIT_TEST(b8_one_meeting_of_both_children_is_none);
    CPPUNIT_TEST(b8_an_end_that_is_not_told_is_an_hour_later);
    CPPUNIT_TEST(works_of_one_day_are_shared_by_two_children_at_least);
    CPPUNIT_TEST(the_family_leaves_with_the_first_and_is_home_with_the_last);
    CPPUNIT_TEST_SUITE_END();

    void the_nearest_day_is_today_until_its_last_lesson_is_over() {
        const std::vector<Day> days{school_day(2, {lesson(1, "Музыка")}),
                                    school_day(3, {lesson(1, "Физика"), lesson(2, "Химия", 565min)}),
                                    school_day(4, {}),
                                    school_day(5, {lesson(1, "Музыка")})};
        CPPUNIT_ASSERT(nearest_school_day(days, monday, 0min)->date == monday);
        CPPUNIT_ASSERT(nearest_school_day(days, monday, 609min)->date == monday);
        CPPUNIT_ASSERT(nearest_school_day(days, monday, 610min)->date == days[3].date);
        CPPUNIT_ASSERT(nearest_school_day(days, 2018y / September / 6, 0min) == nullptr);
    }

    void homework_keeps_its_three_states_apart() {
        Day day = school_day(4, {lesson(1, "Физика"), lesson(2, "Химия"), lesson(3, "Музыка"), lesson(4, "История")});
        day.lessons[0].homework = {.state = Homework::State::set, .text = "§ 1"};
        day.lessons[1].homework = {.state = Homework::State::nothing_set, .text = {}};
        const auto standing = homework_standing(day, monday);
        CPPUNIT_ASSERT(standing && standing->due == day.date);
        CPPUNIT_ASSERT_EQUAL(1, standing->set);
        CPPUNIT_ASSERT_EQUAL(1, standing->nothing_set);
        CPPUNIT_ASSERT_EQUAL(2, standing->not_filled);
        CPPUNIT_ASSERT(!homework_standing(school_day(4, {}), monday));
    }

    void marks_are_found_by_the_day_they_were_set_on() {
        std::vector<Day> days{school_day(3, {lesson(1, "Физика")}), school_day(4, {lesson(1, "Алгебра")})};
        const auto mark = [](std::int64_t id, int set_on) {
            Mark made{};
            made.id = {id};
            made.shown = "5";
            made.set_on = 2018y / September / set_on;
            return made;
        };
        days[0].lessons[0].subject_id = {1};
        days[1].lessons[0].subject_id = {2};
        days[0].lessons[0].marks = {mark(1, 3), mark(2, 5)};
        days[1].lessons[0].marks = {mark(3, 4)};
        const auto found = marks_set_on(days, {.first = 2018y / September / 4, .last = 2018y / September / 6});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, found.size());
        CPPUNIT_ASSERT(found[0].mark.mark.id == MarkId{2});
        CPPUNIT_ASSERT_EQUAL(std::string{"Физика"}, found[0].subject);
        CPPUNIT_ASSERT(found[1].mark.mark.id == MarkId{3});
    }

    void b8_overlapping_meetings_of_two_children_are_one_clash() {
        auto first = meeting(1, 6, 1110min);
        first.ends = 1170min;
        auto second = meeting(2, 6, 1140min);
        second.ends = 1200min;
        const auto clashes = meeting_clashes(Meetings{{meeting(9, 5, 1110min), first}, {}, {second}});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, clashes.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, clashes[0].parts.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, clashes[0].parts[0].child);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, clashes[0].parts[1].child);
        CPPUNIT_ASSERT(clashes[0].parts[0].meeting.id == first.id && clashes[0].parts[1].meeting.id == second.id);
    }

    void b8_an_evening_of_three_children_is_one_clash() {
        const auto clashes = meeting_clashes(
            Meetings{{meeting(1, 6, 1110min), meeting(4, 7, 1110min)}, {meeting(2, 6, 1140min)}, {meeting(3, 6, 1190min)}});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, clashes.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, clashes[0].parts.size());
    }

    void b8_meetings_one_after_the_other_are_none() {
        auto first = meeting(1, 6, 1080min);
        first.ends = 1140min;
        CPPUNIT_ASSERT(meeting_clashes(Meetings{{first}, {meeting(2, 6, 1140min)}}).empty());
        CPPUNIT_ASSERT(meeting_clashes(Meetings{{first}, {meeting(2, 7, 1100min)}}).empty());
        CPPUNIT_ASSERT(meeting_clashes(Meetings{{first}, {meeting(2, 6, std::nullopt)}}).empty());
        // Two of one child are the school's own affair, and an event is no meeting.
        CPPUNIT_ASSERT(meeting_clashes(Meetings{{first, meeting(2, 6, 1100min)}}).empty());
        auto event = meeting(2, 6, 1100min);
        event.kind = Announcement::Kind::event;
        CPPUNIT_ASSERT(meeting_clashes(Meetings{{first}, {event}}).empty());
    }

    void b8_one_meeting_of_both_children_is_none() {
        CPPUNIT_ASSERT(meeting_clashes(Meetings{{meeting(1, 6, 1110min)}, {meeting(1, 6, 1110min)}}).empty());
    }

    void b8_an_end_that_is_not_told_is_an_hour_later() {
        CPPUNIT_ASSERT_EQUAL(std::size_t{1},
                             meeting_clashes(Meetings{{meeting(1, 6, 1110min)}, {meeting(2, 6, 1169min)}}).size());
        CPPUNIT_ASSERT(meeting_clashes(Meetings{{meeting(1, 6, 1110min)}, {meeting(2, 6, 1170min)}}).empty());
    }

    void works_of_one_day_are_shared_by_two_children_at_least() {
        const std::vector<std::vector<AnnouncedWork>> works{{work(4), work(5), work(5)}, {work(6)}, {work(5), work(6)}};
        const auto shared = shared_work_days(works);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, shared.size());
        CPPUNIT_ASSERT(shared[0].day == 2018y / September / 5);
        CPPUNIT_ASSERT((shared[0].children == std::vector<std::size_t>{0, 2}));
        CPPUNIT_ASSERT((shared[1].children == std::vector<std::size_t>{1, 2}));
    }

    void the_family_leaves_with_the_first_and_is_home_with_the_last() {
        const auto hours = [](int day, std::optional<std::chrono::minutes> begins, std::chrono::minutes ends) {
            return std::optional{
                SchoolHours{.day = 2018y / September / day, .begins = begins, .ends = ends, .first_subject = "Физика"}};
        };
        const std::vector<std::optional<SchoolHours>> of_children{hours(3, 480min, 600min),
                                                                  hours(4, 540min, 800min),
                                                                  std::nullopt,
                                                                  hours(4, 510min, 700min),
                                                                  hours(4, std::nullopt, 900min)};
        const auto family = family_hours(of_children);
        CPPUNIT_ASSERT(family && family->day == 2018y / September / 4);
        CPPUNIT_ASSERT(family->earliest == 510min && family->first_child == 3);
        CPPUNIT_ASSERT(family->latest == 800min && family->last_child == 1);
        CPPUNIT_ASSERT(!family_hours(std::vector{of_children[0], of_children[1]}));
        CPPUNIT_ASSERT(!family_hours(std::vector{of_children[1], of_children[1]}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FamilyDayTest);

}  // namespace mrko::journal
