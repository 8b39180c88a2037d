// SPDX-License-Identifier: Apache-2.0
#include "views/day_page.h"

#include <algorithm>

#include "journal/school_days.h"
#include "views/diary_week.h"
#include "views/filling_words.h"
#include "views/format.h"
#include "views/lesson_words.h"
#include "views/linked_text.h"
#include "views/mark_chip.h"
#include "views/mark_words.h"
#include "views/names/day_page.h"
#include "views/subject_page.h"
#include "views/template_dictionary.h"
#include "views/timetable_page.h"

namespace mrko::views {

namespace {

using journal::Lesson;

/// "08:30–09:15, каб. 214, Иванова А. В.": when, where and with whom, as far as the school tells.
std::string circumstances(const Lesson& lesson, const Catalogue& texts) {
    std::string result = lesson.times ? time_range(*lesson.times) : std::string();
    for (const std::string& part : {subgroup_words(lesson, texts), room_words(lesson, texts), holder_of(lesson)}) {
        if (!part.empty()) {
            result += result.empty() ? "" : ", ";
            result += part;
        }
    }
    return result;
}

bool goes_on(const Lesson& lesson, const DayPage& page) {
    return page.day.date == page.today && journal::takes_place(lesson) && lesson.times &&
           lesson.times->begin <= page.now && page.now < lesson.times->end;
}

void fill_homework(ctemplate::TemplateDictionary& row,
                   const Lesson& lesson,
                   const DayPage& page,
                   const Catalogue& texts) {
    switch (lesson.homework.state) {
        case journal::Homework::State::set: {
            auto& task = *row.AddSectionDictionary(kdp_TASK);
            fill_linked_text(*task.AddIncludeDictionary(kdp_TASK_TEXT), lesson.homework.text);
            if (lesson.homework.fresh) {
                task.ShowSection(kdp_NEW_TASK);
            }
            return;
        }
        case journal::Homework::State::nothing_set:
            row.SetValueAndShowSection(
                kdp_NO_TASK, texts.text(Message{"homework", "the teacher noted: nothing set"}), kdp_NO_TASK);
            return;
        case journal::Homework::State::not_filled: break;
    }
    if (journal::takes_place(lesson) && page.habits.custom == journal::HomeworkCustom::set) {
        std::string words =
            texts.text(page.day.date > page.today ? Message{"homework", "the teacher has not written the task down yet"}
                                                  : Message{"homework", "the teacher has not filled it in yet"});
        if (const auto usual = usual_sentence(page.habits, lesson.subject_id, page.day.date, texts); !usual.empty()) {
            words += ". " + usual;
        }
        row.SetValueAndShowSection(kdp_NO_TASK, words, kdp_NO_TASK);
    }
}

/// "Контрольная работа «Дроби»": what the mark is for, and of a dot until when it waits; the value stands in the chip.
std::string work_in_words(const journal::Mark& mark, const Catalogue& texts) {
    std::string result = unbroken(work_of(mark, texts));
    if (mark.state == journal::Mark::State::pending) {
        result += result.empty() ? "" : ", ";
        result += spoken_value(mark, texts);
    }
    return result;
}

void fill_marks(ctemplate::TemplateDictionary& row, const Lesson& lesson, const DayPage& page, const Catalogue& texts) {
    const ChipPlace place{.child = page.child, .subject = lesson.subject, .day = page.day.date};
    for (const journal::Mark& mark : lesson.marks) {
        auto& entry = *row.AddSectionDictionary(kdp_MARK);
        fill_mark_chip(*entry.AddIncludeDictionary(kdp_CHIP), mark, place, texts);
        if (const std::string work = work_in_words(mark, texts); !work.empty()) {
            entry.SetValueAndShowSection(kdp_WORK, work, kdp_WORK);
        }
        if (!mark.comment.empty()) {
            auto& comment = *entry.AddSectionDictionary(kdp_COMMENT);
            fill_linked_text(*comment.AddIncludeDictionary(kdp_COMMENT_TEXT), mark.comment);
        }
    }
    if (lesson.absence) {
        auto& absence = *row.AddSectionDictionary(kdp_ABSENCE);
        fill_absence_chip(*absence.AddIncludeDictionary(kdp_ABSENCE_CHIP), *lesson.absence, place, texts);
        absence.SetValue(kdp_ABSENCE_WORDS, absence_words(*lesson.absence, texts));
        if (!lesson.absence->comment.empty()) {
            absence.SetValueAndShowSection(kdp_ABSENCE_COMMENT, unbroken(lesson.absence->comment), kdp_ABSENCE_COMMENT);
        }
    }
}

/// A cancelled lesson often has nothing more to tell.
bool has_facts(const Lesson& lesson) {
    return journal::takes_place(lesson) || lesson.homework.state != journal::Homework::State::not_filled ||
           !lesson.topic.empty() || !lesson.marks.empty() || lesson.absence || !lesson.remarks.empty();
}

void fill_facts(ctemplate::TemplateDictionary& facts,
                const Lesson& lesson,
                const DayPage& page,
                const Catalogue& texts) {
    if (!lesson.topic.empty()) {
        facts.SetValueAndShowSection(kdp_TOPIC, unbroken(lesson.topic), kdp_TOPIC);
    }
    fill_homework(facts, lesson, page, texts);
    fill_marks(facts, lesson, page, texts);
    for (const std::string& remark : lesson.remarks) {
        auto& entry = *facts.AddSectionDictionary(kdp_REMARK);
        fill_linked_text(*entry.AddIncludeDictionary(kdp_REMARK_TEXT), remark);
        if (std::ranges::find(lesson.fresh_remarks, remark) != lesson.fresh_remarks.end()) {
            entry.ShowSection(kdp_NEW_REMARK);
        }
    }
}

void fill_lesson(ctemplate::TemplateDictionary& row,
                 const Lesson& lesson,
                 const DayPage& page,
                 const Catalogue& texts) {
    if (lesson.number > 0) {
        row.SetValueAndShowSection(kdp_NUMBER, std::to_string(lesson.number), kdp_NUMBER);
    } else {
        row.ShowSection(kdp_NO_LESSON);
    }
    row.SetValue(kdp_SUBJECT, lesson.subject);
    row.SetValue(kdp_SUBJECT_ADDRESS, subject_address(page.child, lesson.subject_id));
    switch (lesson.status) {
        case Lesson::Status::cancelled: row.ShowSection(kdp_CANCELLED); break;
        case Lesson::Status::replaced:
            row.ShowSection(kdp_GOES_ON);
            row.ShowSection(kdp_REPLACED);
            break;
        case Lesson::Status::planned:
        case Lesson::Status::held: row.ShowSection(kdp_GOES_ON); break;
    }
    if (lesson.fresh_change) {
        row.ShowSection(kdp_NEW_CHANGE);
    }
    if (goes_on(lesson, page)) {
        row.ShowSection(kdp_NOW);
    }
    if (const std::string place = circumstances(lesson, texts); !place.empty()) {
        row.SetValueAndShowSection(kdp_PLACE, place, kdp_PLACE);
    }
    if (has_facts(lesson)) {
        fill_facts(*row.AddSectionDictionary(kdp_FACTS), lesson, page, texts);
    }
}

/// Why there is nothing to read. A Sunday comes without a kind.
std::string reason(const DayPage& page, const Catalogue& texts) {
    const std::chrono::weekday weekday{std::chrono::sys_days{page.day.date}};
    if (page.day.kind == journal::Day::Kind::school && weekday == std::chrono::Sunday) {
        return texts.text(Message{"day", "It is a Sunday, there are no lessons."});
    }
    if (page.day.kind == journal::Day::Kind::school) {
        return texts.text(Message{"day", "The timetable has no lessons on this day."});
    }
    return texts.text(Message{"day", "There are no lessons: {reason}."},
                      {{"reason", in_sentence(rest_words(page.day, texts))}});
}

void fill_ways(ctemplate::TemplateDictionary& dictionary, const DayPage& page, const Catalogue& texts) {
    if (page.earlier) {
        auto& link = *dictionary.AddSectionDictionary(kdp_EARLIER);
        link.SetValue(kdp_EARLIER_ADDRESS, day_address(page.child, *page.earlier));
        link.SetValue(kdp_EARLIER_DAY, day_in_sentence(*page.earlier, texts));
    }
    if (page.later) {
        auto& link = *dictionary.AddSectionDictionary(kdp_LATER);
        link.SetValue(kdp_LATER_ADDRESS, day_address(page.child, *page.later));
        link.SetValue(kdp_LATER_DAY, day_in_sentence(*page.later, texts));
    }
    const bool is_today = page.day.date == page.today;
    dictionary.SetValue(kdp_WEEK_ADDRESS,
                        week_address(page.child, journal::SchoolWeek::of(page.day.date)) +
                            (is_today ? "#today" : "#day-" + journal::iso(page.day.date)));
    dictionary.SetValue(kdp_TIMETABLE_ADDRESS,
                        timetable_address(page.child, page.day.date, TimetablePage::Extent::week));
}

}  // namespace

std::string day_address(access::ChildNumber child, const journal::SchoolDay& day) {
    return "/diary/" + std::to_string(child.value) + "/day/" + journal::iso(day);
}

PageHead head(const DayPage& page, const Catalogue& texts) {
    return {.title = full_date(page.day.date, texts) + ", " + page.account_name,
            .page_name = "day_page.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const DayPage& page, const Catalogue& texts) {
    dictionary.SetValue(kdp_DATE, journal::iso(page.day.date));
    dictionary.SetValue(kdp_DAY_NAME, day_heading(page.day.date, texts));
    dictionary.SetValue(kdp_OWNER, owner_line(page.card, " · ", texts));
    dictionary.SetValue(kdp_PAPER_HEAD, full_date(page.day.date, texts) + " · " + owner_line(page.card, ", ", texts));
    dictionary.SetValue(kdp_STATE_OF,
                        texts.text(Message{"week", "State of the diary: {date}, {time}"},
                                   {{"date", full_date(page.today, texts)}, {"time", time_of_day(page.now)}}));
    if (page.day.date == page.today) {
        dictionary.ShowSection(kdp_TODAY);
    }
    fill_ways(dictionary, page, texts);
    if (page.day.lessons.empty()) {
        dictionary.SetValueAndShowSection(kdp_REST, reason(page, texts), kdp_REST);
        return;
    }
    if (page.day.kind != journal::Day::Kind::school) {
        dictionary.SetValueAndShowSection(kdp_REST, rest_words(page.day, texts), kdp_REST);
    }
    auto& lessons = *dictionary.AddSectionDictionary(kdp_LESSONS);
    for (const Lesson& lesson : page.day.lessons) {
        fill_lesson(*lessons.AddSectionDictionary(kdp_LESSON), lesson, page, texts);
    }
}

}  // namespace mrko::views
