// SPDX-License-Identifier: Apache-2.0
#include "views/diary_week.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "views/calendar.h"
#include "views/filling_words.h"
#include "views/format.h"
#include "views/lesson_words.h"
#include "views/mark_chip.h"
#include "views/mark_words.h"
#include "views/names/diary_week.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

/// More lessons than this in a day, and the sheet of paper needs lower rows (UI.md 2.9).
constexpr std::size_t roomy_day = 7;
/// The days that stand on the left page of the spread.
constexpr std::size_t left_page = 3;

constexpr journal::Weight plain_weight{};

bool holds(const DiaryWeek& page, const journal::SchoolDay& day) {
    return page.week.week.span().contains(day);
}

journal::DaySpan shown_days(const journal::Week& week) {
    if (week.days.empty()) {
        return week.week.span();
    }
    return {.first = week.days.front().date, .last = week.days.back().date};
}

/// The same days of another week, for the links to it.
journal::DaySpan shown_days(const journal::SchoolWeek& other, const journal::Week& like) {
    const journal::DaySpan days = shown_days(like);
    const auto length = std::chrono::sys_days{days.last} - std::chrono::sys_days{days.first};
    const journal::SchoolDay monday = other.monday();
    return {.first = monday, .last = journal::SchoolDay{std::chrono::sys_days{monday} + length}};
}

std::string day_id(const journal::Day& day, const DiaryWeek& page) {
    return day.date == page.today ? "today" : "day-" + journal::iso(day.date);
}

struct Note {
    enum class Kind { comment, remark, word };

    Kind kind{Kind::word};
    std::string text;
    bool fresh{false};
};

/// What stands in small print under the homework.
std::vector<Note> notes(const journal::Lesson& lesson, const Catalogue& texts) {
    std::vector<Note> result;
    if (lesson.absence) {
        std::string text = absence_words(*lesson.absence, texts);
        if (!lesson.absence->comment.empty()) {
            text += ": " + lesson.absence->comment;
        }
        result.push_back({.kind = Note::Kind::word, .text = std::move(text)});
    }
    for (const journal::Mark& mark : lesson.marks) {
        if (mark.state == journal::Mark::State::pending) {
            result.push_back({.kind = Note::Kind::word, .text = spoken_value(mark, texts)});
        }
        if (const std::string work = work_of(mark, texts); mark.weight != plain_weight && !work.empty()) {
            result.push_back({.kind = Note::Kind::word, .text = unbroken(work)});
        }
        if (!mark.comment.empty()) {
            result.push_back({.kind = Note::Kind::comment, .text = unbroken(mark.comment)});
        }
    }
    for (const std::string& remark : lesson.remarks) {
        const bool fresh = std::ranges::find(lesson.fresh_remarks, remark) != lesson.fresh_remarks.end();
        result.push_back({.kind = Note::Kind::remark, .text = unbroken(remark), .fresh = fresh});
    }
    return result;
}

void fill_notes(ctemplate::TemplateDictionary& row, const journal::Lesson& lesson, const Catalogue& texts) {
    for (const Note& note : notes(lesson, texts)) {
        auto& line = *row.AddSectionDictionary(kdw_NOTE);
        line.SetValue(kdw_NOTE_TEXT, note.text);
        if (note.fresh) {
            line.ShowSection(kdw_NEW_NOTE);
        }
        switch (note.kind) {
            case Note::Kind::comment:
                line.SetValueAndShowSection(kdw_NOTE_NAME, texts.text(Message{"week", "Comment:"}), kdw_NOTE_NAME);
                line.SetValueAndShowSection(kdw_ICON, "message", kdw_ICON);
                break;
            case Note::Kind::remark:
                line.SetValueAndShowSection(kdw_NOTE_NAME, texts.text(Message{"week", "Remark:"}), kdw_NOTE_NAME);
                line.SetValueAndShowSection(kdw_ICON, "alert", kdw_ICON);
                line.ShowSection(kdw_WARNING);
                break;
            case Note::Kind::word: line.ShowSection(kdw_WORD); break;
        }
    }
}

void fill_chips(ctemplate::TemplateDictionary& row,
                const journal::Lesson& lesson,
                const ChipPlace& place,
                const Catalogue& texts) {
    if (!lesson.marks.empty() || lesson.absence) {
        fill_mark_chips(*row.AddIncludeDictionary(kdw_CHIPS), lesson.marks, lesson.absence, place, texts);
    }
}

void fill_homework(ctemplate::TemplateDictionary& row,
                   const journal::Lesson& lesson,
                   const journal::SchoolDay& day,
                   const journal::HomeworkHabits& habits,
                   const Catalogue& texts) {
    switch (lesson.homework.state) {
        case journal::Homework::State::set:
            row.SetValueAndShowSection(kdw_HOMEWORK, unbroken(lesson.homework.text), kdw_HOMEWORK);
            if (lesson.homework.fresh) {
                row.ShowSection(kdw_NEW_TASK);
            }
            break;
        case journal::Homework::State::nothing_set: row.ShowSection(kdw_NOTHING_SET); break;
        case journal::Homework::State::not_filled:
            // Nobody writes homework down for a lesson that is not held, and nobody waits for it in a first form.
            if (lesson.status != journal::Lesson::Status::cancelled && habits.custom == journal::HomeworkCustom::set) {
                auto& blank = *row.AddSectionDictionary(kdw_NOT_FILLED);
                if (const auto moment = habits.expected(lesson.subject_id, day)) {
                    blank.SetValueAndShowSection(
                        kdw_USUAL,
                        texts.text(Message{"filling", "usually {when}"}, {{"when", usual_moment(*moment, texts)}}),
                        kdw_USUAL);
                }
            }
            break;
    }
}

/// "08:30–09:15, каб. 214": when and where, as far as the school tells.
std::string where(const journal::Lesson& lesson, const Catalogue& texts) {
    std::string result = lesson.times ? time_range(*lesson.times) : std::string();
    // The room of a replaced lesson is told with its teacher.
    if (lesson.room.empty() || lesson.status == journal::Lesson::Status::replaced) {
        return result;
    }
    result += result.empty() ? "" : ", ";
    return result + room_words(lesson, texts);
}

void fill_status(ctemplate::TemplateDictionary& row, const journal::Lesson& lesson, const Catalogue& texts) {
    if (lesson.fresh_change) {
        row.ShowSection(kdw_NEW_CHANGE);
    }
    switch (lesson.status) {
        case journal::Lesson::Status::planned:
        case journal::Lesson::Status::held: row.ShowSection(kdw_GOES_ON); break;
        case journal::Lesson::Status::cancelled:
            row.ShowSection(kdw_CANCELLED);
            row.SetValueAndShowSection(kdw_ROW_CLASS, "cancelled", kdw_ROW_CLASS);
            return;
        case journal::Lesson::Status::replaced: {
            row.ShowSection(kdw_GOES_ON);
            std::string said =
                texts.text(Message{"week", "replacement: {teacher}"}, {{"teacher", unbroken(lesson.substitute)}});
            if (!lesson.room.empty()) {
                said += ", " + room_words(lesson, texts);
            }
            row.SetValueAndShowSection(kdw_REPLACED, said, kdw_REPLACED);
            break;
        }
    }
    if (const std::string place = where(lesson, texts); !place.empty()) {
        row.SetValueAndShowSection(kdw_WHERE, place, kdw_WHERE);
    }
}

void fill_lessons(ctemplate::TemplateDictionary& section,
                  const journal::Day& day,
                  const DiaryWeek& page,
                  const Catalogue& texts) {
    auto& table = *section.AddSectionDictionary(kdw_LESSONS);
    for (const journal::Lesson& lesson : day.lessons) {
        auto& row = *table.AddSectionDictionary(kdw_LESSON);
        row.SetValue(kdw_NUMBER, std::to_string(lesson.number));
        row.SetValue(kdw_SUBJECT, lesson.subject);
        fill_status(row, lesson, texts);
        fill_homework(row, lesson, day.date, page.habits, texts);
        fill_notes(row, lesson, texts);
        fill_chips(row, lesson, {.child = page.child, .subject = lesson.subject, .day = day.date}, texts);
    }
}

/// "сейчас: 3-й урок, до 10:40"; empty between and after the lessons.
std::string current_lesson(const journal::Day& day, std::chrono::minutes now, const Catalogue& texts) {
    const auto running = std::ranges::find_if(day.lessons, [now](const journal::Lesson& lesson) {
        return lesson.status != journal::Lesson::Status::cancelled && lesson.times && lesson.times->begin <= now &&
               now < lesson.times->end;
    });
    if (running == day.lessons.end()) {
        return {};
    }
    return texts.text(Message{"week", "now: lesson {number}, until {time}"},
                      {{"number", std::to_string(running->number)}, {"time", time_of_day(running->times->end)}});
}

void fill_day(ctemplate::TemplateDictionary& sheet,
              const journal::Day& day,
              const DiaryWeek& page,
              const Catalogue& texts) {
    auto& section = *sheet.AddSectionDictionary(kdw_DAY);
    section.SetValue(kdw_DAY_ID, day_id(day, page));
    section.SetValue(kdw_DAY_TITLE_ID, "title-" + journal::iso(day.date));
    section.SetValue(kdw_DATE, journal::iso(day.date));
    section.SetValue(kdw_DAY_HEADING, day_heading(day.date, texts));
    if (day.date == page.today) {
        section.ShowSection(kdw_TODAY);
        if (const std::string now = page.now ? current_lesson(day, *page.now, texts) : std::string(); !now.empty()) {
            section.SetValueAndShowSection(kdw_NOW, now, kdw_NOW);
        }
    }
    if (!day.lessons.empty()) {
        fill_lessons(section, day, page, texts);
    }
    if (day.kind != journal::Day::Kind::school || day.lessons.empty()) {
        section.SetValueAndShowSection(kdw_REST, rest_words(day, texts), kdw_REST);
    }
}

bool has_marks(const journal::Day& day) {
    return std::ranges::any_of(day.lessons, [](const journal::Lesson& lesson) { return !lesson.marks.empty(); });
}

void fill_strip(ctemplate::TemplateDictionary& dictionary, const DiaryWeek& page, const Catalogue& texts) {
    for (const journal::Day& day : page.week.days) {
        auto& link = *dictionary.AddSectionDictionary(kdw_STRIP_DAY);
        link.SetValue(kdw_STRIP_ADDRESS, "#" + day_id(day, page));
        link.SetValue(kdw_WEEKDAY, short_weekday(day.date, texts));
        link.SetIntValue(kdw_NUMBER, static_cast<int>(static_cast<unsigned>(day.date.day())));
        if (day.date == page.today) {
            link.ShowSection(kdw_TODAY);
        }
        if (has_marks(day)) {
            link.ShowSection(kdw_HAS_MARKS);
        }
    }
}

/// Why the week has no average to show.
const std::string& emptiness(const DiaryWeek& page, const Catalogue& texts) {
    const auto& days = page.week.days;
    if (std::ranges::all_of(days, [](const journal::Day& day) { return day.lessons.empty(); })) {
        return texts.text(Message{"week", "There are no lessons this week."});
    }
    if (std::ranges::any_of(days, has_marks)) {
        return texts.text(Message{"week", "No mark of this week counts for the average."});
    }
    if (page.week.week.sunday() < page.today) {
        return texts.text(Message{"week", "No marks were given this week."});
    }
    return texts.text(Message{"week", "There are no marks this week yet."});
}

void fill_figures(ctemplate::TemplateDictionary& dictionary, const DiaryWeek& page, const Catalogue& texts) {
    const journal::Week& week = page.week;
    if (week.counted_marks == 0) {
        dictionary.SetValueAndShowSection(kdw_EMPTY, emptiness(page, texts), kdw_EMPTY);
    } else {
        const std::string count = texts.plural(Message{"week", "{n} mark"}, week.counted_marks);
        if (week.average) {
            auto& figures = *dictionary.AddSectionDictionary(kdw_AVERAGE);
            figures.SetValue(kdw_AVERAGE, decimal(*week.average, texts));
            figures.SetValue(kdw_MARK_COUNT, count);
        } else {
            dictionary.SetValueAndShowSection(kdw_MARK_COUNT, count, kdw_MARKS_ONLY);
        }
    }
    if (week.missed_lessons > 0) {
        dictionary.SetValueAndShowSection(
            kdw_MISSED, texts.plural(Message{"week", "{n} lesson"}, week.missed_lessons), kdw_MISSED);
    }
}

void fill_neighbours(ctemplate::TemplateDictionary& dictionary, const DiaryWeek& page, const Catalogue& texts) {
    if (page.earlier) {
        dictionary.ShowSection(kdw_EARLIER);
        dictionary.SetValue(kdw_EARLIER_ADDRESS, week_address(page.child, *page.earlier));
        dictionary.SetValue(kdw_EARLIER_RANGE, short_range(shown_days(*page.earlier, page.week), texts));
    }
    if (page.later) {
        dictionary.ShowSection(kdw_LATER);
        dictionary.SetValue(kdw_LATER_ADDRESS, week_address(page.child, *page.later));
        dictionary.SetValue(kdw_LATER_RANGE, short_range(shown_days(*page.later, page.week), texts));
    }
    if (!holds(page, page.today) && page.card.year && page.card.year->contains(page.today)) {
        dictionary.SetValueAndShowSection(kdw_THIS_WEEK_ADDRESS,
                                          week_address(page.child, journal::SchoolWeek::of(page.today)) + "#today",
                                          kdw_THIS_WEEK);
    }
}

void fill_signature(ctemplate::TemplateDictionary& dictionary, const DiaryWeek& page, const Catalogue& texts) {
    if (!page.signature) {
        return;
    }
    fill_week_signature(*dictionary.AddIncludeDictionary(kdw_SIGNATURE),
                        *page.signature,
                        {.child = page.child, .week = page.week.week, .today = page.today},
                        texts);
    const auto& newest = page.signature->own ? page.signature->own : page.signature->other;
    if (newest) {
        dictionary.SetValueAndShowSection(
            kdw_SIGNED_ON,
            texts.text(Message{"signature", "read on {moment}"}, {{"moment", signed_at(*newest, page.today, texts)}}),
            kdw_SIGNED_ON);
    }
}

void fill_paper(ctemplate::TemplateDictionary& dictionary, const DiaryWeek& page, const Catalogue& texts) {
    dictionary.SetValue(kdw_PAPER_HEAD,
                        texts.text(Message{"week", "Diary · {owner} · {range}"},
                                   {{"owner", owner_line(page.card, ", ", texts)},
                                    {"range", date_range(shown_days(page.week), texts)}}));
    dictionary.SetValue(kdw_STATE_OF,
                        texts.text(Message{"week", "State of the diary: {date}, {time}"},
                                   {{"date", full_date(page.today, texts)}, {"time", time_of_day(page.as_of)}}));
    if (std::ranges::any_of(page.week.days, [](const journal::Day& day) { return day.lessons.size() > roomy_day; })) {
        dictionary.ShowSection(kdw_COMPACT);
    }
}

}  // namespace

std::string week_address(access::ChildNumber child, const journal::SchoolWeek& week) {
    return "/diary/" + std::to_string(child.value) + "/week/" + journal::iso(week.monday());
}

PageHead head(const DiaryWeek& page, const Catalogue& texts) {
    return {.title = date_range(shown_days(page.week), texts) + ", " + page.account_name,
            .page_name = "diary_week.tpl",
            .layout = PageHead::Layout::wide,
            .sheet = "week"};
}

void fill(ctemplate::TemplateDictionary& dictionary, const DiaryWeek& page, const Catalogue& texts) {
    switch (page.banner) {
        case DiaryWeek::Banner::none: break;
        case DiaryWeek::Banner::child_connected:
            dictionary.SetValueAndShowSection(
                kdw_CONNECTED_TEXT,
                texts.text(Message{"week", "The diary “{name}” is connected."}, {{"name", page.account_name}}),
                kdw_CONNECTED);
            break;
    }
    dictionary.SetValue(kdw_WEEK_TITLE, date_range(shown_days(page.week), texts));
    if (page.card.year) {
        dictionary.SetValueAndShowSection(
            kdw_CALENDAR_ADDRESS, calendar_address(page.child, page.week.week.monday(), *page.card.year), kdw_CALENDAR);
    } else {
        dictionary.ShowSection(kdw_NO_CALENDAR);
    }
    dictionary.SetValue(kdw_OWNER, owner_line(page.card, " · ", texts));
    fill_neighbours(dictionary, page, texts);
    fill_strip(dictionary, page, texts);
    fill_paper(dictionary, page, texts);
    fill_signature(dictionary, page, texts);
    dictionary.SetValue(kdw_KEEP, page.account_name);
    ctemplate::TemplateDictionary* sheet = nullptr;
    for (std::size_t number = 0; number < page.week.days.size(); ++number) {
        if (number == 0 || number == left_page) {
            sheet = dictionary.AddSectionDictionary(kdw_SHEET);
        }
        fill_day(*sheet, page.week.days[number], page, texts);
    }
    fill_figures(dictionary, page, texts);
}

}  // namespace mrko::views
