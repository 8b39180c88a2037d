// SPDX-License-Identifier: Apache-2.0
#include "exchange/diary_json.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "exchange/problem_json.h"

namespace mrko::exchange {

namespace {

using std::chrono::year;

constexpr journal::SchoolDay monday = year{2026} / 9 / 7;

journal::Mark five() {
    return {.id = {12},
            .shown = "5-",
            .scale = journal::Scale::five,
            .points = journal::Points{500},
            .five = 5,
            .weight = {2500},
            .kind = "Контрольная работа",
            .work = "Дроби",
            .comment = "",
            .set_on = monday};
}

journal::Lesson lesson() {
    return {.id = {1},
            .number = 1,
            .times = journal::TimeRange{std::chrono::minutes{510}, std::chrono::minutes{555}},
            .subject_id = {3},
            .subject = "Математика",
            .subgroup = "",
            .room = "214",
            .teacher = "Иванова А. В.",
            .status = journal::Lesson::Status::held,
            .homework = {.state = journal::Homework::State::nothing_set, .text = ""},
            .marks = {five()}};
}

journal::Lesson row_of_a_mark_without_a_lesson() {
    return {.number = 0, .subject_id = {3}, .subject = "Математика", .marks = {five()}};
}

journal::PeriodChoice that_week() {
    return {.unit = journal::PeriodUnit::week,
            .days = {monday, year{2026} / 9 / 13},
            .title = "",
            .earlier = {},
            .later = year{2026} / 9 / 14};
}

const std::string period = R"("period":{"unit":"week","title":"","first_day":"2026-09-07","last_day":"2026-09-13",)"
                           R"("earlier":null,"later":"2026-09-14"})";
const std::string mark =
    R"("mark_id":12,"state":"given","value":"5-","scale":"five","points":"5","five":5,)"
    R"("weight":"2.5","counts":true,"counted_points":["5"],"kind":"Контрольная работа","work":"Дроби","comment":"",)"
    R"("due":null,"set_on":"2026-09-07","corrected":false)";
const std::string slot = R"("number":1,"begins":"08:30","ends":"09:15","subject_id":3,"subject":"Математика",)"
                         R"("subgroup":"","room":"214","teacher":"Иванова А. В.","substitute":"","status":"held")";

}  // namespace

class DiaryJsonTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DiaryJsonTest);
    CPPUNIT_TEST(a_list_without_children_is_empty);
    CPPUNIT_TEST(a_renewed_credential_is_said_in_the_list);
    CPPUNIT_TEST(a_week_holds_lessons_with_marks_and_absences);
    CPPUNIT_TEST(nobody_waits_for_homework_in_a_first_form);
    CPPUNIT_TEST(no_marks_is_null_and_never_zero);
    CPPUNIT_TEST(marks_stand_by_subject_with_their_sum);
    CPPUNIT_TEST(a_row_that_only_holds_a_mark_is_no_lesson_of_the_timetable);
    CPPUNIT_TEST(homework_says_which_of_its_states_it_is_in);
    CPPUNIT_TEST(a_final_mark_and_a_recommendation_are_two_members);
    CPPUNIT_TEST(an_event_of_a_whole_day_has_no_times);
    CPPUNIT_TEST(a_problem_names_its_type_and_the_days_to_ask_for);
    CPPUNIT_TEST_SUITE_END();

    void a_list_without_children_is_empty() {
        CPPUNIT_ASSERT_EQUAL(std::string{R"({"children":[]})"}, children_json({}));
    }

    void a_renewed_credential_is_said_in_the_list() {
        const std::vector<ListedChild> children{
            {.number = 1, .account_name = "Маша"},
            {.number = 3, .account_name = "Сын", .diary = ListedChild::Diary::credential_renewed}};
        CPPUNIT_ASSERT_EQUAL(std::string{R"({"children":[{"child":1,"account_name":"Маша","diary":"open"},)"
                                         R"({"child":3,"account_name":"Сын","diary":"credential_renewed"}]})"},
                             children_json(children));
    }

    void a_week_holds_lessons_with_marks_and_absences() {
        auto missed = lesson();
        missed.marks.clear();
        missed.absence = journal::Absence{
            .reason = journal::Absence::Reason::late, .late_by = std::chrono::minutes{10}, .comment = ""};
        missed.remarks = {"Разговаривал"};
        const journal::Week week{.week = journal::SchoolWeek::of(monday),
                                 .days = {{.date = monday, .lessons = {lesson(), missed}}},
                                 .average = journal::Average{500},
                                 .counted_marks = 1,
                                 .missed_lessons = 0};
        CPPUNIT_ASSERT_EQUAL(
            R"({"first_day":"2026-09-07","last_day":"2026-09-13","average":"5.00","counted_marks":1,)"
            R"("missed_lessons":0,"days":[{"date":"2026-09-07","kind":"school","title":"","lessons":[{)" +
                slot + R"(,"topic":"","homework":{"state":"nothing_set","text":"","usual":null},"marks":[{)" + mark +
                R"(}],"absence":null,"remarks":[]},{)" + slot +
                R"(,"topic":"","homework":{"state":"nothing_set","text":"","usual":null},"marks":[],)"
                R"("absence":{"reason":"late","late_minutes":10,"comment":""},)"
                R"("remarks":["Разговаривал"]}]}]})",
            week_json(week));
    }

    void nobody_waits_for_homework_in_a_first_form() {
        auto empty = lesson();
        empty.homework = {};
        const journal::HomeworkHabits none{.custom = journal::HomeworkCustom::never_set, .today = monday};
        const journal::Week week{.week = journal::SchoolWeek::of(monday), .days = {{.date = monday, .lessons = {empty}}}};
        CPPUNIT_ASSERT(week_json(week, none).find(R"("state":"never_set")") != std::string::npos);
        CPPUNIT_ASSERT(week_json(week).find(R"("state":"not_filled")") != std::string::npos);
        const std::vector<journal::HomeworkDay> days{
            {.due = monday, .entries = {{.state = journal::DueHomework::State::not_filled, .lesson = empty}}}};
        CPPUNIT_ASSERT_EQUAL("{" + period + R"(,"homework":[]})", homework_json(that_week(), days, none));
    }

    void no_marks_is_null_and_never_zero() {
        const auto json = week_json({.week = journal::SchoolWeek::of(monday)});
        CPPUNIT_ASSERT(json.find(R"("average":null,"counted_marks":0)") != std::string::npos);
    }

    void marks_stand_by_subject_with_their_sum() {
        journal::SubjectRecord record{.subject = {3}, .title = "Математика"};
        record.marks.push_back({.day = monday, .lesson_number = 1, .teacher = "Иванова А. В.", .mark = five()});
        record.sum.add(five());
        record.absences.push_back(
            {.day = monday, .lesson_number = 2, .absence = {.reason = journal::Absence::Reason::ill}});
        CPPUNIT_ASSERT_EQUAL(
            "{" + period +
                R"(,"total":{"average":"5.00","counted_marks":1,"missed_lessons":1},)"
                R"("subjects":[{"subject_id":3,"title":"Математика","average":"5.00",)"
                R"("counted_marks":1,"missed_lessons":1,"marks":[{"day":"2026-09-07","lesson_number":1,)"
                R"("teacher":"Иванова А. В.",)" +
                mark +
                R"(}],"absences":[{"day":"2026-09-07","lesson_number":2,"reason":"ill",)"
                R"("late_minutes":null,"comment":""}]}]})",
            marks_json(that_week(), std::vector{record}));
    }

    void a_row_that_only_holds_a_mark_is_no_lesson_of_the_timetable() {
        const std::vector<journal::Day> days{{.date = monday, .lessons = {row_of_a_mark_without_a_lesson(), lesson()}}};
        CPPUNIT_ASSERT_EQUAL(
            "{" + period + R"(,"days":[{"date":"2026-09-07","kind":"school","title":"","lessons":[{)" + slot + "}]}]}",
            timetable_json(that_week(), days));
    }

    void homework_says_which_of_its_states_it_is_in() {
        auto set = lesson();
        set.homework = {.state = journal::Homework::State::set, .text = "№ 5"};
        auto empty = lesson();
        empty.homework = {};
        const std::vector<journal::HomeworkDay> days{
            {.due = monday,
             .entries = {{.state = journal::DueHomework::State::set, .lesson = set},
                         {.state = journal::DueHomework::State::not_written_yet, .lesson = empty}}}};
        const journal::HomeworkHabits habits{
            .custom = journal::HomeworkCustom::set, .today = monday, .usual = {{{3}, std::chrono::minutes{2000}}}};
        const std::string where = R"({"due":"2026-09-07","lesson_number":1,"subject_id":3,"subject":"Математика",)"
                                  R"("subgroup":"",)";
        CPPUNIT_ASSERT_EQUAL("{" + period + R"(,"homework":[)" + where + R"("state":"set","text":"№ 5","usual":null},)" + where +
                                 R"("state":"not_written_yet","text":"","usual":{"days_later":1,"time":"09:20"}}]})",
                             homework_json(that_week(), days, habits));
    }

    void a_final_mark_and_a_recommendation_are_two_members() {
        const journal::StudyYear asked{.id = {7},
                                       .title = "2026/2027",
                                       .days = {year{2026} / 9 / 1, year{2027} / 5 / 26},
                                       .class_name = "4Б",
                                       .school_name = "Школа № 1"};
        const journal::StudyPeriod quarter{
            .id = {8}, .title = "I четверть", .days = {year{2026} / 9 / 1, year{2026} / 10 / 24}};
        journal::FinalRow row{.subject = {3}, .title = "Математика"};
        row.periods.push_back(
            {.stage = journal::FinalCell::Stage::over,
             .set = journal::FinalMark{.shown = "н/а", .scale = journal::Scale::text, .comment = "", .set_on = monday},
             .recommended = journal::Recommendation{.rule = journal::Recommendation::Rule::five_barred_by_two,
                                                    .five = 4,
                                                    .average = {465},
                                                    .counted = 9}});
        const std::string nothing = R"({"stage":"ahead","set":null,"recommended":null})";
        const std::string first =
            R"({"period_id":8,"title":"I четверть","first_day":"2026-09-01","last_day":"2026-10-24"})";
        CPPUNIT_ASSERT_EQUAL(
            R"({"sheets":[{"year":{"year_id":7,"ends_in":2027,"title":"2026/2027","first_day":"2026-09-01","last_day":"2027-05-26",)"
            R"("class_name":"4Б","school_name":"Школа № 1","periods":[]},"tables":[{"periods":[)" +
                first +
                R"(],"subjects":[{"subject_id":3,"title":"Математика","periods":[{"stage":"over","set":{)"
                R"("value":"н/а","scale":"text","points":null,"five":null,"comment":"","set_on":"2026-09-07"},)"
                R"("recommended":{"rule":"five_barred_by_two","five":4,"average":"4.65","counted":9}}],"year":)" +
                nothing + R"(,"exam":)" + nothing + R"(,"final":)" + nothing + "}]}]}]}",
            finals_json(std::vector{FinalSheet{.year = asked, .tables = {{.periods = {quarter}, .rows = {row}}}}}));
    }

    void an_event_of_a_whole_day_has_no_times() {
        const journal::Announcement meeting{.id = {4},
                                            .kind = journal::Announcement::Kind::parent_meeting,
                                            .scope = journal::Announcement::Scope::form,
                                            .class_name = "4Б",
                                            .org_name = "Школа № 1234",
                                            .first = monday,
                                            .title = "Собрание",
                                            .description = "",
                                            .place = "Кабинет 12"};
        CPPUNIT_ASSERT_EQUAL("{" + period +
                                 R"(,"events":[{"event_id":4,"kind":"parent_meeting","scope":"form","class_name":"4Б",)"
                                 R"("grade":null,"org_name":"Школа № 1234",)"
                                 R"("first_day":"2026-09-07","begins":null,"last_day":null,"ends":null,)"
                                 R"("title":"Собрание","description":"","place":"Кабинет 12"}]})",
                             events_json(that_week(), std::vector{meeting}));
    }

    void a_problem_names_its_type_and_the_days_to_ask_for() {
        CPPUNIT_ASSERT_EQUAL(std::string{R"({"type":"urn:mrko:problem:outside-year","title":"T","status":404,)"
                                         R"("detail":"D","instance":"urn:mrko:request:ab12","request_id":"ab12",)"
                                         R"("first_day":"2026-09-07","last_day":"2026-09-08"})"},
                             problem_json({.type = "outside-year",
                                           .title = "T",
                                           .status = 404,
                                           .detail = "D",
                                           .request_id = "ab12",
                                           .allowed = journal::DaySpan{monday, year{2026} / 9 / 8}}));
        CPPUNIT_ASSERT_EQUAL(
            std::string{R"({"type":"urn:mrko:problem:x","title":"T","status":500,"detail":"D"})"},
            problem_json({.type = "x", .title = "T", .status = 500, .detail = "D", .request_id = "", .allowed = {}}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DiaryJsonTest);

}  // namespace mrko::exchange
