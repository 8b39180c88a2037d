// SPDX-License-Identifier: Apache-2.0
#include "tests/views/subject_fixture.h"

#include <utility>

#include "tests/views/week_fixture.h"

namespace mrko::tests {

namespace {

using journal::Absence;
using journal::Homework;
using journal::Mark;
using journal::MarkInLesson;

constexpr std::chrono::year autumn{2018};

journal::StudyPeriod second_quarter() {
    return {.id = {2},
            .title = "II четверть",
            .days = {.first = november(6), .last = autumn / std::chrono::December / std::chrono::day{28}}};
}

journal::PeriodChoice quarter_choice() {
    return {.unit = journal::PeriodUnit::study_period,
            .days = second_quarter().days,
            .title = second_quarter().title,
            .earlier = autumn / std::chrono::September / std::chrono::day{1},
            .later = std::chrono::year{2019} / std::chrono::January / std::chrono::day{10}};
}

views::PeriodSwitch quarter_switch(std::string address) {
    return {.address = std::move(address),
            .further = {},
            .choice = quarter_choice(),
            .system = journal::PeriodSystem::quarters,
            .year = *masha().year,
            .today = november(20)};
}

MarkInLesson given(unsigned day, Mark mark, std::string teacher = "Иванова А. В.") {
    mark.set_on = november(day);
    return {.day = november(day), .lesson_number = 2, .teacher = std::move(teacher), .mark = std::move(mark)};
}

journal::SubjectRecord maths_record() {
    journal::SubjectRecord record{.subject = {12}, .title = "Математика"};
    Mark control = five_point(21, 3, "Контрольная работа");
    control.work = "Дроби";
    control.weight = {2000};
    control.comment = "Ошибка в задаче 4";
    control.corrected = true;
    Mark dot = five_point(23, 0, "Домашняя работа");
    dot.state = Mark::State::pending;
    dot.shown.clear();
    dot.points.reset();
    dot.five.reset();
    dot.due = november(26);
    Mark trial = five_point(24, 4, "Тренировочная работа");
    trial.weight = {0};
    record.marks = {given(7, five_point(20, 5)),
                    given(9, std::move(control)),
                    given(9, five_point(22, 4), "Петрова А. В."),
                    given(14, std::move(dot)),
                    given(16, std::move(trial))};
    record.absences = {
        {.day = november(12), .lesson_number = 2, .absence = {.reason = Absence::Reason::ill, .comment = "справка"}},
        {.day = november(13),
         .lesson_number = 1,
         .absence = {.reason = Absence::Reason::late, .late_by = std::chrono::minutes{5}, .comment = {}}}};
    add_up(record);
    return record;
}

journal::MarkingRules school_rules() {
    journal::MarkingRules rules;
    rules.origin = journal::MarkingRules::Origin::school;
    rules.title = "Положение об отметках, приказ № 12";
    rules.thresholds = journal::presets::strict;
    return rules;
}

views::PeriodOutlook maths_outlook(const journal::SubjectRecord& record) {
    const auto rules = school_rules();
    return {.stage = views::PeriodOutlook::Stage::running,
            .period = second_quarter(),
            .rules = rules,
            .set = {},
            .recommended =
                journal::Recommendation{
                    .rule = journal::Recommendation::Rule::thresholds, .five = 4, .average = {375}, .counted = 3},
            .better = {{.target = 5, .each = {.value = 5, .weight = {}}, .needed = journal::MarksNeeded{11}},
                       {.target = 5, .each = {.value = 5, .weight = {2000}}, .needed = journal::MarksNeeded{6}}},
            .forecast = journal::Forecast{.lowest = {226}, .highest = {488}, .mark_lowest = 2, .mark_highest = 5},
            .lessons_left = 21,
            .planned = {{.day = november(29), .kind = "Контрольная работа", .title = "Проценты", .weight = {2000}}},
            .risks = {{.kind = journal::Risk::Kind::open_dot, .evidence = {record.marks[3]}, .average = {}}}};
}

views::WhatIfForm three_tried() {
    return {.entries = {{.value = "5", .weight = "1"},
                        {.value = "5", .weight = "1"},
                        {.value = "4", .weight = "2"},
                        {.value = "", .weight = "1"}},
            .weights = {{.weight = {}, .kinds = {"Ответ на уроке"}},
                        {.weight = {2000}, .kinds = {"Контрольная работа", "Диктант"}}},
            .answer = journal::WhatIf{
                .before = journal::Average{375}, .mark_before = 4, .after = journal::Average{413}, .mark_after = 4}};
}

}  // namespace

Mark five_point(int id, int value, std::string kind) {
    return {.id = {id},
            .shown = std::to_string(value),
            .points = journal::Points{value * 100},
            .five = value,
            .kind = std::move(kind),
            .work = {},
            .comment = {},
            .set_on = november(7)};
}

journal::SchoolDay november(unsigned day) {
    return autumn / std::chrono::November / std::chrono::day{day};
}

void add_up(journal::SubjectRecord& record) {
    record.sum = {};
    for (const auto& entry : record.marks) {
        record.sum.add(entry.mark);
    }
}

views::SubjectPage maths_page() {
    views::SubjectPage page{
        .account_name = "Маша",
        .child = {1},
        .card = masha(),
        .subjects = {{.subject = {11}, .title = "Английский язык"},
                     {.subject = {12}, .title = "Математика"},
                     {.subject = {-3}, .title = "Русский язык"}},
        .subject = {12},
        .title = "Математика",
        .teacher = "Иванова А. В.",
        .period = quarter_switch("/diary/1/subject/12"),
        .record = maths_record(),
        .rules = school_rules(),
        .running = {{.day = november(7), .average = {500}, .counted = 1},
                    {.day = november(9), .average = {375}, .counted = 3}},
        .homework = {{.day = november(21), .homework = {}},
                     {.day = november(20), .homework = {.state = Homework::State::nothing_set, .text = {}}},
                     {.day = november(19), .homework = {.state = Homework::State::set, .text = "§ 14, № 356 (а, б)"}}},
        .outlook = {},
        .what_if = three_tried()};
    page.outlook = maths_outlook(page.record);
    return page;
}

views::SubjectPage first_form_page() {
    views::SubjectPage page = maths_page();
    page.account_name = "Первоклассник";
    page.card.class_name = "1А";
    page.habits.custom = journal::HomeworkCustom::never_set;
    page.record.marks.clear();
    page.record.absences.clear();
    add_up(page.record);
    page.running.clear();
    for (auto& task : page.homework) {
        task.homework = {.state = Homework::State::nothing_set, .text = {}};
    }
    page.outlook = views::PeriodOutlook{.period = second_quarter(),
                                        .rules = {},
                                        .set = {},
                                        .recommended = {},
                                        .better = {},
                                        .forecast = {},
                                        .planned = {},
                                        .risks = {}};
    page.what_if.reset();
    return page;
}

views::SubjectPage hundred_page() {
    views::SubjectPage page = maths_page();
    page.record.absences.clear();
    page.record.marks.clear();
    for (const auto& [id, day, points] : {std::tuple{31, 7U, 8725}, {32, 9U, 10000}}) {
        Mark mark = five_point(id, 5, "Test");
        mark.scale = journal::Scale::hundred;
        mark.five.reset();
        mark.points = journal::Points{points};
        mark.shown = points == 10000 ? "100" : "87.25";
        page.record.marks.push_back(given(day, std::move(mark)));
    }
    add_up(page.record);
    page.running = {{.day = november(7), .average = {8725}, .counted = 1},
                    {.day = november(9), .average = {9363}, .counted = 2}};
    page.outlook->recommended = journal::Recommendation{
        .rule = journal::Recommendation::Rule::mean_of_marks, .five = {}, .average = {9363}, .counted = 2};
    page.outlook->better.clear();
    page.outlook->forecast.reset();
    page.outlook->risks.clear();
    page.what_if.reset();
    return page;
}

views::MarkPage corrected_mark_page() {
    const auto record = maths_record();
    views::MarkPage page{.account_name = "Маша",
                         .child = {1},
                         .card = masha(),
                         .history = {.subject = {12},
                                     .subject_title = "Математика",
                                     .mark = record.marks[1],
                                     .work_description = "Варианты 1 и 2",
                                     .versions = {}},
                         .changes = {},
                         .effect = views::MarkPage::Effect{.period = "II четверть",
                                                           .without = journal::Average{450},
                                                           .with = journal::Average{375}},
                         .subject_open = views::MarkPage::SubjectOpen::yes};
    Mark before = record.marks[1].mark;
    before.shown = "2";
    before.five = 2;
    before.points = journal::Points{200};
    before.comment.clear();
    page.changes = {{.version = {.change = journal::MarkVersion::Change::corrected,
                                 .before = before,
                                 .changed_by = "Иванова А. В.",
                                 .reason = "Ошибка при вводе"},
                     .at = {.day = november(10), .time = std::chrono::minutes{14 * 60 + 5}}}};
    return page;
}

views::StatisticsPage quarter_figures() {
    journal::SubjectRecord russian{.subject = {-3}, .title = "Русский язык"};
    russian.marks = {given(8, five_point(40, 4)), given(15, five_point(41, 5))};
    add_up(russian);
    const auto maths = maths_record();
    views::StatisticsPage page{
        .account_name = "Маша",
        .child = {1},
        .card = masha(),
        .period = quarter_switch("/diary/1/statistics"),
        .figures = {.period = quarter_choice(),
                    .subjects = {maths, russian},
                    .sum = {},
                    .distribution = {.of_five = {0, 0, 0, 1, 2, 2}, .other = 0},
                    .missed = 1},
        .weeks = {{.week = journal::SchoolWeek::of(november(6)), .average = journal::Average{400}, .counted = 4},
                  {.week = journal::SchoolWeek::of(november(13)), .average = journal::Average{500}, .counted = 1},
                  {.week = journal::SchoolWeek::of(november(20)), .average = {}, .counted = 0}},
        .before = {}};
    for (const auto& record : page.figures.subjects) {
        for (const auto& entry : record.marks) {
            page.figures.sum.add(entry.mark);
        }
    }
    journal::SubjectRecord former{.subject = {-3}, .title = "Русский язык"};
    former.marks = {given(1, five_point(50, 5))};
    add_up(former);
    views::PeriodFigures before{.period = quarter_choice(),
                                .subjects = {former},
                                .sum = former.sum,
                                .distribution = {.of_five = {0, 0, 0, 0, 0, 1}, .other = 0},
                                .missed = 0};
    before.period.title = "I четверть";
    before.period.days = {.first = autumn / std::chrono::September / std::chrono::day{1},
                          .last = autumn / std::chrono::October / std::chrono::day{27}};
    page.before = std::move(before);
    return page;
}

}  // namespace mrko::tests
