// SPDX-License-Identifier: Apache-2.0
#include "tests/views/days_fixture.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <cstdint>
#include <utility>

#include "tests/views/week_fixture.h"

namespace mrko::tests {

using journal::Day;
using journal::Homework;
using journal::Lesson;

namespace {

constexpr std::size_t long_homework = 500;

/// Everything on a page that leads somewhere needs its own number.
void number_everything(std::vector<Day>& days) {
    std::int64_t lesson_id = 100;
    std::int64_t mark_id = 1000;
    for (Day& day : days) {
        for (Lesson& lesson : day.lessons) {
            lesson.id = {++lesson_id};
            lesson.subject_id = {static_cast<std::int64_t>(lesson.subject.size())};
            for (journal::Mark& mark : lesson.marks) {
                mark.id = {++mark_id};
            }
        }
    }
}

std::string five_hundred_letters() {
    std::string text = "Подготовить доклад. ";
    std::size_t letters = 20;
    while (letters < long_homework) {
        text += "Природа ";
        letters += 8;
    }
    return text;
}

}  // namespace

std::vector<Day> rich_days() {
    auto days = full_week(9).days;
    auto& monday = days[0].lessons;
    monday[0].topic = "Части речи: повторение";
    monday[3].subgroup = "1-я группа";
    // The two subgroups that the child is in have lessons at the same hour.
    Lesson other = monday[3];
    other.subject = "Информатика";
    other.subgroup = "2-я группа";
    other.room = "Кабинет робототехники";
    other.absence.reset();
    monday.insert(monday.begin() + 4, std::move(other));
    auto& wednesday = days[2].lessons;
    wednesday[0].topic = "Сложение дробей";
    wednesday[2].homework = {.state = Homework::State::set, .text = five_hundred_letters()};
    wednesday[4].homework = {
        .state = Homework::State::set,
        .text = "Смотреть урок: https://resh.edu.ru/subject/lesson/4580/ (до конца).\nВыписать <слова> из упр. 3"};
    wednesday[5].remarks = {"Мешала соседям", "Забыла форму, см. https://school.example/rules"};
    wednesday[6].status = Lesson::Status::cancelled;
    wednesday[7].status = Lesson::Status::replaced;
    wednesday[7].substitute = "Громова Е. С.";
    wednesday[8].absence =
        journal::Absence{.reason = journal::Absence::Reason::ill, .late_by = {}, .comment = "справка до 12 сентября"};
    wednesday[8].homework = {.state = Homework::State::not_filled, .text = {}};
    number_everything(days);
    return days;
}

std::vector<Day> first_form_days() {
    auto days = full_week(5).days;
    days.pop_back();
    for (Day& day : days) {
        day.lessons.pop_back();
        for (Lesson& lesson : day.lessons) {
            lesson.marks.clear();
            lesson.remarks.clear();
            lesson.absence.reset();
            lesson.status = Lesson::Status::planned;
            lesson.homework = {.state = Homework::State::not_filled, .text = {}};
        }
    }
    number_everything(days);
    return days;
}

journal::PupilCard first_form_pupil() {
    auto card = masha();
    card.given_name = "Артём";
    card.class_name = "1А";
    return card;
}

std::vector<Day> holiday_days() {
    std::vector<Day> days;
    const std::chrono::sys_days monday{std::chrono::year{2018} / std::chrono::October / 29};
    for (int offset = 0; offset < 6; ++offset) {
        days.push_back({.date = journal::SchoolDay{monday + std::chrono::days{offset}},
                        .kind = Day::Kind::holiday,
                        .title = "Осенние каникулы",
                        .lessons = {}});
    }
    return days;
}

std::vector<Day> days_full_of(const std::string& text) {
    auto days = rich_days();
    for (Day& day : days) {
        day.title = text;
        for (Lesson& lesson : day.lessons) {
            lesson.subject = text;
            lesson.subgroup = text;
            lesson.room = text;
            lesson.teacher = text;
            lesson.substitute = text;
            lesson.topic = text;
            lesson.homework = {.state = Homework::State::set, .text = text};
            lesson.remarks = {text};
            for (journal::Mark& mark : lesson.marks) {
                mark.shown = text;
                mark.kind = text;
                mark.work = text;
                mark.comment = text;
            }
            if (lesson.absence) {
                lesson.absence->comment = text;
            }
        }
    }
    days.front().kind = Day::Kind::holiday;
    return days;
}

std::string markup() {
    return "<script>alert(1)</script>\"' onload=x https://a.ru/\"onclick=x javascript:alert(1)";
}

void assert_disarmed(const std::string& page) {
    CPPUNIT_ASSERT(!holds(page, "<script>"));
    CPPUNIT_ASSERT(!holds(page, "\"' onload"));
    CPPUNIT_ASSERT(!holds(page, "\"onclick"));
    CPPUNIT_ASSERT(!holds(page, "href=\"javascript"));
    CPPUNIT_ASSERT(holds(page, "&lt;script&gt;"));
}

int count_of(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace mrko::tests
