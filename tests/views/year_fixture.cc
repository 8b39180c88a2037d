// SPDX-License-Identifier: Apache-2.0
#include "tests/views/year_fixture.h"

#include <string>
#include <utility>

#include "journal/subject_record.h"
#include "tests/views/week_fixture.h"

namespace mrko::tests {

namespace {

using journal::Absence;
using journal::Day;
using journal::FinalKind;
using journal::FinalMark;
using journal::Lesson;
using journal::Mark;
using journal::SchoolDay;

constexpr journal::SubjectId russian{1};
constexpr journal::SubjectId maths{2};
constexpr journal::SubjectId english{3};
constexpr journal::SubjectId ethics{4};
constexpr journal::SubjectId sports{5};
constexpr journal::SubjectId programming{6};

SchoolDay day_of(std::string_view text) {
    return journal::parse_day(text).value();
}

Mark mark(int value) {
    constexpr std::int64_t first = 100;
    return {.id = {first + value},
            .shown = std::to_string(value),
            .points = journal::Points{std::int64_t{value} * 100},
            .five = value,
            .kind = "Ответ на уроке",
            .work = {},
            .comment = {},
            .due = {}};
}

Mark weighted(int value, std::string work, std::string comment) {
    Mark result = mark(value);
    result.weight = {2000};
    result.kind = "Контрольная работа";
    result.work = std::move(work);
    result.comment = std::move(comment);
    return result;
}

Mark dot() {
    return {.state = Mark::State::pending,
            .shown = {},
            .points = {},
            .five = {},
            .kind = "Домашняя работа",
            .work = {},
            .comment = {},
            .due = day_of("2018-10-30")};
}

Mark passed() {
    return {.shown = "зач", .scale = journal::Scale::pass_fail, .kind = "Зачёт", .work = {}, .comment = {}, .due = {}};
}

Lesson lesson(int number, journal::SubjectId id, std::string subject, std::vector<Mark> marks) {
    return {.number = number,
            .times = {},
            .subject_id = id,
            .subject = std::move(subject),
            .subgroup = {},
            .room = {},
            .teacher = "Иванова А. В.",
            .substitute = {},
            .status = Lesson::Status::held,
            .topic = {},
            .homework = {},
            .marks = std::move(marks),
            .absence = {},
            .remarks = {}};
}

Lesson missed(int number, journal::SubjectId id, std::string subject, Absence::Reason reason) {
    Lesson result = lesson(number, id, std::move(subject), {});
    result.absence = Absence{.reason = reason, .late_by = {}, .comment = {}};
    return result;
}

Day day(std::string_view date, std::vector<Lesson> lessons) {
    return {.date = day_of(date), .title = {}, .lessons = std::move(lessons)};
}

Day holiday(std::string_view date) {
    return {.date = day_of(date), .kind = Day::Kind::holiday, .title = "Осенние каникулы", .lessons = {}};
}

constexpr const char* ethics_title = "Основы религиозных культур и светской этики";

std::vector<journal::StudyPeriod> quarters() {
    return {{.id = {11}, .title = "I четверть", .days = {day_of("2018-09-03"), day_of("2018-10-26")}},
            {.id = {12}, .title = "II четверть", .days = {day_of("2018-11-06"), day_of("2018-12-28")}},
            {.id = {13}, .title = "III четверть", .days = {day_of("2019-01-10"), day_of("2019-03-22")}},
            {.id = {14}, .title = "IV четверть", .days = {day_of("2019-04-01"), day_of("2019-05-31")}}};
}

std::vector<journal::StudyPeriod> half_years() {
    return {{.id = {21}, .title = "I полугодие", .days = {day_of("2018-09-03"), day_of("2018-12-28")}},
            {.id = {22}, .title = "II полугодие", .days = {day_of("2019-01-10"), day_of("2019-05-31")}}};
}

std::vector<journal::MarkingRules> rules() {
    return {{.origin = journal::MarkingRules::Origin::school,
             .valid = {day_of("2018-09-01"), day_of("2019-05-31")},
             .title = "Положение о текущем контроле, приказ № 12",
             .thresholds = journal::presets::strict,
             .five_with_two = journal::MarkingRules::FiveWithTwo::barred,
             .weights = {}}};
}

journal::Course course(journal::SubjectId subject, std::string title, std::vector<journal::StudyPeriod> periods) {
    return {.subject = subject,
            .title = std::move(title),
            .teacher = "Иванова А. В.",
            .periods = std::move(periods),
            .rules = rules()};
}

FinalMark set(journal::SubjectId subject, journal::PeriodId period, int value, std::string comment = {}) {
    return {.subject = subject,
            .period = period,
            .shown = std::to_string(value),
            .points = journal::Points{std::int64_t{value} * 100},
            .five = value,
            .comment = std::move(comment),
            .set_on = day_of("2018-10-25")};
}

FinalMark set_in_words(journal::SubjectId subject, journal::PeriodId period, std::string shown) {
    return {.subject = subject,
            .period = period,
            .shown = std::move(shown),
            .scale = journal::Scale::text,
            .comment = {},
            .set_on = day_of("2018-10-25")};
}

}  // namespace

std::vector<journal::StudyYear> two_years() {
    return {{.id = {7},
             .title = "2017/2018",
             .days = {day_of("2017-09-01"), day_of("2018-05-31")},
             .class_name = "3Б",
             .school_name = "Школа № 77",
             .periods = {}},
            {.id = {8},
             .title = "2018/2019",
             .days = {day_of("2018-09-01"), day_of("2019-05-31")},
             .class_name = "4Б",
             .school_name = "Школа № 1234",
             .periods = quarters()}};
}

std::vector<Day> quarter_days() {
    return {day("2018-09-03",
                {lesson(1, russian, "Русский язык", {mark(5)}),
                 lesson(2, maths, "Математика", {mark(4), mark(5)}),
                 lesson(3, sports, "Физическая культура", {})}),
            day("2018-09-12",
                {lesson(1, russian, "Русский язык", {mark(5), mark(4), mark(3), mark(5), mark(4), mark(5)}),
                 missed(2, maths, "Математика", Absence::Reason::ill),
                 lesson(3, ethics, ethics_title, {passed()})}),
            day("2018-09-28",
                {lesson(1, maths, "Математика", {weighted(5, "Дроби", "Все задания решены верно")}),
                 missed(2, maths, "Математика", Absence::Reason::late)}),
            day("2018-10-05",
                {missed(1, russian, "Русский язык", Absence::Reason::absent),
                 lesson(2, english, "Английский язык", {mark(2), dot()}),
                 missed(3, sports, "Физическая культура", Absence::Reason::exempt)}),
            day("2018-10-24",
                {lesson(1, english, "Английский язык", {mark(5), mark(5), mark(5), mark(5), mark(5), mark(5)}),
                 lesson(2, programming, "Программирование", {mark(4), mark(5)})}),
            holiday("2018-10-29"),
            holiday("2018-10-30"),
            holiday("2018-10-31"),
            holiday("2018-11-01"),
            holiday("2018-11-02"),
            holiday("2018-11-03")};
}

views::AllMarks quarter_of_marks(views::AllMarks::View view) {
    return {.account_name = "Маша",
            .child = {1},
            .card = masha(),
            .period = {.address = "/diary/1/marks",
                       .further = {},
                       .choice = {.unit = journal::PeriodUnit::study_period,
                                  .days = quarters().front().days,
                                  .title = quarters().front().title,
                                  .earlier = {},
                                  .later = day_of("2018-11-06")},
                       .system = journal::PeriodSystem::quarters,
                       .year = two_years().back().days,
                       .today = day_of("2018-10-26")},
            .view = view,
            .order = views::usual_order(view),
            .subjects = journal::by_subject(quarter_days()),
            .as_of = std::chrono::minutes{18 * 60 + 40}};
}

views::FinalMarks winter_sheet() {
    const auto years = two_years();
    const std::vector<journal::Course> courses{course(english, "Английский язык", quarters()),
                                               course(maths, "Математика", quarters()),
                                               course(ethics, ethics_title, half_years()),
                                               course(programming, "Программирование", half_years()),
                                               course(russian, "Русский язык", quarters()),
                                               course(sports, "Физическая культура", quarters())};
    auto days = quarter_days();
    days.push_back(
        day("2018-11-20", {lesson(1, russian, "Русский язык", {mark(4)}), lesson(2, maths, "Математика", {mark(3)})}));
    const std::vector<FinalMark> marks{
        set(russian, {11}, 4),
        set(maths, {11}, 4, "За ошибки в последней работе"),
        set(english, {11}, 4),
        set_in_words(sports, {11}, "осв"),
        set_in_words(sports, {12}, "н/а"),
    };
    const auto today = day_of("2018-12-26");
    return {.account_name = "Маша",
            .child = {1},
            .card = masha(),
            .ends_in = 2019,
            .sheets = {{.year = years.back(),
                        .tables = journal::final_sheet(years.back(), courses, marks, days, today, {}),
                        .rules = {{.rules = rules().front(), .subjects = {"Алгебра"}}}}},
            .years = years,
            .today = today,
            .as_of = std::chrono::minutes{18 * 60 + 40}};
}

views::Calendar october() {
    return {.account_name = "Маша",
            .child = {1},
            .card = masha(),
            .year = two_years().back(),
            .years = two_years(),
            .month = {.unit = journal::PeriodUnit::month,
                      .days = {day_of("2018-10-01"), day_of("2018-10-31")},
                      .title = {},
                      .earlier = day_of("2018-09-01"),
                      .later = day_of("2018-11-01")},
            .days = quarter_days(),
            .today = day_of("2018-10-26")};
}

}  // namespace mrko::tests
