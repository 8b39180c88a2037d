// SPDX-License-Identifier: Apache-2.0
#include "views/family_board.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/views/days_fixture.h"
#include "tests/views/golden.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

using namespace std::chrono_literals;
using std::chrono::September;
using views::FamilyBoard;
using views::Language;

namespace {

constexpr journal::SchoolDay wednesday{2018y / September / 5};
constexpr journal::SchoolDay thursday{2018y / September / 6};

journal::Announcement meeting(std::int64_t id, const std::string& title) {
    journal::Announcement made{};
    made.id = {id};
    made.kind = journal::Announcement::Kind::parent_meeting;
    made.first = thursday;
    made.begins = 1110min;
    made.title = title;
    return made;
}

FamilyBoard::Diary diary_of_masha() {
    FamilyBoard::Diary diary;
    diary.card = masha();
    diary.nearest = journal::SchoolHours{.day = thursday, .begins = 510min, .ends = 845min, .first_subject = "Алгебра"};
    diary.homework = journal::HomeworkStanding{.due = thursday, .set = 3, .nothing_set = 1, .not_filled = 2};
    diary.marks = journal::marks_set_on(rich_days(), {.first = 2018y / September / 1, .last = 2018y / September / 30});
    diary.works = {{.day = 2018y / September / 7,
                    .subject_id = {7},
                    .subject = "Математика",
                    .kind = "Контрольная работа",
                    .title = "Дроби"}};
    diary.meetings = {meeting(1, "Родительское собрание 4Б")};
    return diary;
}

/// Masha with everything, a first-former in the holidays, and a child whose password was renewed.
FamilyBoard board() {
    FamilyBoard page{.today = wednesday, .children = {}, .hours = {}, .clashes = {}, .shared_works = {}};
    FamilyBoard::Diary small;
    small.card = first_form_pupil();
    small.meetings = {meeting(2, "Родительское собрание 1А")};
    page.children = {{.account_name = "Маша", .number = {2}, .diary = diary_of_masha()},
                     {.account_name = "Дневник сына", .number = {1}, .diary = small},
                     {.account_name = "Саша", .number = {3}, .diary = {}}};
    page.hours = journal::FamilyHours{
        .day = thursday, .earliest = 510min, .first_child = 0, .latest = 845min, .last_child = 1};
    page.clashes = {{.parts = {{.child = 0, .meeting = meeting(1, "А")}, {.child = 1, .meeting = meeting(2, "Б")}}}};
    page.shared_works = {{.day = 2018y / September / 7, .children = {0, 1}}};
    return page;
}

std::string in_russian(const FamilyBoard& page) {
    return templates().render(page, family_frame(Language::ru));
}

std::string homework_of(int set, int nothing_set, int not_filled) {
    auto page = board();
    page.children[0].diary->homework =
        journal::HomeworkStanding{.due = thursday, .set = set, .nothing_set = nothing_set, .not_filled = not_filled};
    return in_russian(page);
}

}  // namespace

class FamilyBoardTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FamilyBoardTest);
    CPPUNIT_TEST(the_page_is_as_the_golden_file_has_it);
    CPPUNIT_TEST(b8_a_clash_names_both_children_once);
    CPPUNIT_TEST(a_renewed_password_closes_one_child_alone);
    CPPUNIT_TEST(b5_homework_is_told_in_its_three_states);
    CPPUNIT_TEST(a_count_of_new_marks_is_told_where_it_is_known);
    CPPUNIT_TEST(text_of_a_person_never_becomes_markup);
    CPPUNIT_TEST_SUITE_END();

    void the_page_is_as_the_golden_file_has_it() {
        for (const Language language : views::all_languages) {
            assert_golden("family_board." + std::string(views::tag(language)) + ".html",
                          templates().render(board(), family_frame(language)));
        }
    }

    void b8_a_clash_names_both_children_once() {
        const auto page = in_russian(board());
        CPPUNIT_ASSERT_EQUAL(1, count_of(page, "Собрания в одно время"));
        CPPUNIT_ASSERT(holds(page, "Маша\u00a0— 18:30, Дневник сына\u00a0— 18:30"));
    }

    void a_renewed_password_closes_one_child_alone() {
        const auto page = in_russian(board());
        CPPUNIT_ASSERT_EQUAL(1, count_of(page, "нужен новый пароль"));
        CPPUNIT_ASSERT(holds(page, "href=\"/accounts/3/password\""));
        CPPUNIT_ASSERT(holds(page, "08:30–14:05"));
    }

    void b5_homework_is_told_in_its_three_states() {
        CPPUNIT_ASSERT(holds(homework_of(3, 1, 2), "задано: 3, без задания: 1, пока не записано: 2"));
        CPPUNIT_ASSERT(holds(homework_of(0, 4, 0), "учителя отметили: ничего не задано"));
        CPPUNIT_ASSERT(holds(homework_of(0, 0, 4), "пока ничего не записано"));
        CPPUNIT_ASSERT(holds(homework_of(0, 1, 4), "без задания: 1, пока не записано: 4"));
    }

    void a_count_of_new_marks_is_told_where_it_is_known() {
        auto page = board();
        CPPUNIT_ASSERT(!holds(in_russian(page), "новые оценки"));
        page.children[0].diary->new_marks = 2;
        CPPUNIT_ASSERT(holds(in_russian(page), "2 новые оценки"));
        page.children[0].diary->new_marks = 0;
        CPPUNIT_ASSERT(!holds(in_russian(page), "новых оценок"));
    }

    void text_of_a_person_never_becomes_markup() {
        auto page = board();
        for (auto& child : page.children) {
            child.account_name = markup();
        }
        auto& diary = *page.children[0].diary;
        diary.nearest->first_subject = markup();
        diary.marks = journal::marks_set_on(days_full_of(markup()),
                                            {.first = 2018y / September / 1, .last = 2018y / September / 30});
        diary.works[0].subject = diary.works[0].kind = diary.works[0].title = markup();
        diary.meetings[0].title = markup();
        assert_disarmed(in_russian(page));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FamilyBoardTest);

}  // namespace mrko::tests
