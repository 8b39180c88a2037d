// SPDX-License-Identifier: Apache-2.0
#include "tests/views/week_fixture.h"

#include <array>
#include <utility>

namespace mrko::tests {

namespace {

using journal::Absence;
using journal::Day;
using journal::Homework;
using journal::Lesson;
using journal::Mark;

struct Subject {
    const char* name;
    const char* teacher;
    const char* room;
    const char* homework;
};

constexpr std::array<Subject, 9> subjects{{
    {"Русский язык", "Иванова А. В.", "201", "§ 12, упр. 148, словарные слова на стр. 93 выучить"},
    {"Математика", "Иванова А. В.", "201", "№ 356, 358 (а, б), стр. 92"},
    {"Окружающий мир", "Иванова А. В.", "201", "Прочитать стр. 24–27, ответить на вопросы 1–3"},
    {"Английский язык", "Смирнова О. П.", "305", "Workbook p. 14, ex. 2–4; выучить слова"},
    {"Литературное чтение", "Иванова А. В.", "201", "А. С. Пушкин, выучить отрывок наизусть"},
    {"Физическая культура", "Орлов Д. К.", "спортзал", ""},
    {"Изобразительное искусство", "Лебедева Т. Н.", "112", "Принести краски и кисти"},
    {"Музыка", "Громова Е. С.", "108", ""},
    {"Технология", "Лебедева Т. Н.", "112", "Цветная бумага, клей"},
}};

journal::SchoolDay september(unsigned day) {
    return std::chrono::year{2018} / std::chrono::September / std::chrono::day{day};
}

Mark mark(int value, std::string comment = {}) {
    return {.shown = std::to_string(value),
            .points = journal::Points{value * 100},
            .five = value,
            .kind = "Работа на уроке",
            .work = {},
            .comment = std::move(comment)};
}

Lesson lesson(int day, int number) {
    const Subject& subject = subjects.at(static_cast<std::size_t>((number - 1 + day * 2) % 9));
    const std::chrono::minutes begin{8 * 60 + 30 + (number - 1) * 55};
    return {.number = number,
            .times = journal::TimeRange{.begin = begin, .end = begin + std::chrono::minutes{45}},
            .subject = subject.name,
            .room = subject.room,
            .teacher = subject.teacher,
            .substitute = {},
            .status = Lesson::Status::held,
            .topic = {},
            .homework = *subject.homework == '\0' ? Homework{.state = Homework::State::nothing_set, .text = {}}
                                                  : Homework{.state = Homework::State::set, .text = subject.homework},
            .marks = {},
            .absence = {},
            .remarks = {}};
}

Day school_day(int number, int lessons) {
    Day day{.date = september(static_cast<unsigned>(3 + number)), .title = {}, .lessons = {}};
    for (int at = 1; at <= lessons; ++at) {
        day.lessons.push_back(lesson(number, at));
    }
    return day;
}

}  // namespace

journal::PupilCard masha() {
    return {.pupil = {7},
            .given_name = "Мария",
            .family_name = "Петрова",
            .class_name = "4Б",
            .school_name = "Школа № 1234",
            .school_address = "Москва, ул. Школьная, д. 5",
            .school_phone = "+7 495 000-00-00",
            .class_teacher = "Иванова А. В.",
            .year = journal::DaySpan{.first = september(1),
                                     .last = std::chrono::year{2019} / std::chrono::May / std::chrono::day{31}}};
}

journal::Week full_week(int lessons) {
    journal::Week week{.week = journal::SchoolWeek::of(september(3)),
                       .days = {},
                       .average = journal::Average{433},
                       .counted_marks = 12,
                       .missed_lessons = 2};
    for (int day = 0; day < 6; ++day) {
        week.days.push_back(school_day(day, day == 5 ? 4 : lessons));
    }
    auto& monday = week.days[0].lessons;
    monday[0].marks = {mark(5, "Отличный пересказ, выразительное чтение")};
    monday[1].marks = {mark(4), mark(5)};
    monday[3].absence = Absence{.reason = Absence::Reason::late, .late_by = std::chrono::minutes{5}, .comment = {}};
    monday[4].marks = {mark(3)};
    auto& tuesday = week.days[1].lessons;
    tuesday[0].marks = {mark(5)};
    tuesday[0].marks[0].weight = {2000};
    tuesday[0].marks[0].kind = "Контрольная работа";
    tuesday[0].marks[0].work = "Дроби";
    tuesday[1].marks = {mark(2, "Не выучила слова, пересдача в пятницу")};
    tuesday[2].status = Lesson::Status::cancelled;
    tuesday[3].status = Lesson::Status::replaced;
    tuesday[3].substitute = "Петрова А. В.";
    tuesday[3].room = "214";
    tuesday[4].remarks = {"Забыла спортивную форму"};
    auto& wednesday = week.days[2].lessons;
    wednesday[0].marks = {mark(5), mark(4), mark(5)};
    wednesday[1].marks = {Mark{.state = Mark::State::pending,
                               .shown = {},
                               .points = {},
                               .five = {},
                               .kind = "Домашняя работа",
                               .work = {},
                               .comment = {},
                               .due = september(12)}};
    wednesday[3].homework = {.state = Homework::State::not_filled, .text = {}};
    auto& thursday = week.days[3].lessons;
    thursday[0].absence = Absence{.reason = Absence::Reason::ill, .late_by = {}, .comment = {}};
    thursday[1].absence = Absence{.reason = Absence::Reason::excused, .late_by = {}, .comment = "заявление родителей"};
    thursday[2].absence = Absence{.reason = Absence::Reason::absent, .late_by = {}, .comment = {}};
    thursday[3].absence = Absence{.reason = Absence::Reason::exempt, .late_by = {}, .comment = {}};
    thursday[4].marks = {Mark{.shown = "зач",
                              .scale = journal::Scale::pass_fail,
                              .points = {},
                              .five = {},
                              .kind = "Зачёт",
                              .work = {},
                              .comment = {},
                              .due = {}}};
    for (auto& entry : week.days[4].lessons) {
        entry.homework = {.state = Homework::State::not_filled, .text = {}};
        entry.status = Lesson::Status::planned;
    }
    return week;
}

views::DiaryWeek full_page(int lessons) {
    const journal::Week week = full_week(lessons);
    return {.account_name = "Маша",
            .child = {1},
            .card = masha(),
            .week = week,
            .today = september(5),
            .now = std::chrono::minutes{10 * 60 + 30},
            .earlier = week.week.earlier(),
            .later = week.week.later(),
            .banner = views::DiaryWeek::Banner::none,
            .as_of = std::chrono::minutes{18 * 60 + 40}};
}

views::PageFrame family_frame(views::Language language) {
    using views::ChildLink;
    return {.language = language,
            .request_path = "/diary/1/week/2018-09-03",
            .user_name = "Анна Петрова",
            .csrf = "masked-token",
            .children = {ChildLink{.number = {1},
                                   .account_name = "Маша",
                                   .address = "/diary/1/week",
                                   .current = ChildLink::Current::yes},
                         ChildLink{.number = {2},
                                   .account_name = "Дневник сына",
                                   .address = "/diary/2/week",
                                   .current = ChildLink::Current::no}},
            .child = access::ChildNumber{1},
            .section = views::Section::diary,
            .school = views::school_card(masha()),
            .viewer = views::Viewer::parent,
            .view = {},
            .new_counts = {}};
}

views::PageFrame anonymous_frame(views::Language language) {
    return {.language = language,
            .request_path = "/",
            .user_name = {},
            .csrf = {},
            .children = {},
            .child = {},
            .section = views::Section::none,
            .school = {}};
}

const views::Templates& templates() {
    static const views::Templates loaded({.asset_list = MRKO_SOURCE_DIR "/tests/views/assets.json"});
    return loaded;
}

}  // namespace mrko::tests
