// SPDX-License-Identifier: Apache-2.0
#include "views/diary_week.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "views/format.h"
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

std::string owner(const DiaryWeek& page, std::string_view separator, const Catalogue& texts) {
    std::string result = short_name(page.card);
    if (!page.card.class_name.empty()) {
        result += separator;
        result += class_label(page.card.class_name, texts);
    }
    if (!page.card.school_name.empty()) {
        result += separator;
        result += unbroken(page.card.school_name);
    }
    return result;
}

std::string_view chip_class(const journal::Mark& mark) {
    if (mark.state == journal::Mark::State::pending) {
        return "m dot";
    }
    switch (mark.five.value_or(0)) {
        case 5: return "m m5";
        case 4: return "m m4";
        case 3: return "m m3";
        case 2:
        case 1: return "m m2";
        default: return "m";
    }
}

/// "3−" as it is printed; teachers type a hyphen for the minus.
std::string written_value(const journal::Mark& mark) {
    std::string value = mark.shown;
    if (value.size() > 1 && value.ends_with('-')) {
        value.replace(value.size() - 1, 1, "−");
    }
    return value;
}

/// "5, отлично": the value as one says it.
std::string spoken_value(const journal::Mark& mark, const Catalogue& texts) {
    if (mark.state == journal::Mark::State::pending) {
        return mark.due ? texts.text(Message{"mark", "waits for an answer until {date}"},
                                     {{"date", day_and_month(*mark.due, texts)}})
                        : texts.text(Message{"mark", "waits for an answer"});
    }
    if (mark.scale == journal::Scale::pass_fail) {
        if (mark.shown.starts_with("незач")) {
            return texts.text(Message{"mark", "fail"});
        }
        return mark.shown.starts_with("зач") ? texts.text(Message{"mark", "pass"}) : mark.shown;
    }
    if (mark.scale != journal::Scale::five) {
        return written_value(mark);
    }
    switch (mark.five.value_or(0)) {
        case 5: return texts.text(Message{"mark", "{value}, excellent"}, {{"value", written_value(mark)}});
        case 4: return texts.text(Message{"mark", "{value}, good"}, {{"value", written_value(mark)}});
        case 3: return texts.text(Message{"mark", "{value}, satisfactory"}, {{"value", written_value(mark)}});
        case 2:
        case 1: return texts.text(Message{"mark", "{value}, unsatisfactory"}, {{"value", written_value(mark)}});
        default: return written_value(mark);
    }
}

std::string work_of(const journal::Mark& mark, const Catalogue& texts) {
    if (mark.work.empty()) {
        return mark.kind;
    }
    if (mark.kind.empty()) {
        return mark.work;
    }
    return texts.text(Message{"mark", "{kind} “{work}”"}, {{"kind", mark.kind}, {"work", mark.work}});
}

std::string phrase_about(const journal::Lesson& lesson,
                         const journal::SchoolDay& day,
                         std::string_view said,
                         const Catalogue& texts) {
    return texts.text(Message{"mark", "{subject}, {date}: {value}"},
                      {{"subject", lesson.subject}, {"date", day_and_month(day, texts)}, {"value", said}});
}

std::string phrase(const journal::Mark& mark,
                   const journal::Lesson& lesson,
                   const journal::SchoolDay& day,
                   const Catalogue& texts) {
    std::string said = spoken_value(mark, texts);
    if (mark.weight != plain_weight) {
        said += ", ";
        said += texts.text(Message{"mark", "weight {weight}"}, {{"weight", decimal(mark.weight, texts)}});
    }
    if (const std::string work = work_of(mark, texts); !work.empty()) {
        said += ", ";
        said += work;
    }
    return phrase_about(lesson, day, said, texts);
}

const std::string& letter(journal::Absence::Reason reason, const Catalogue& texts) {
    switch (reason) {
        case journal::Absence::Reason::absent: return texts.text(Message{"absence letter", "absent"});
        case journal::Absence::Reason::excused: return texts.text(Message{"absence letter", "excused"});
        case journal::Absence::Reason::ill: return texts.text(Message{"absence letter", "ill"});
        case journal::Absence::Reason::exempt: return texts.text(Message{"absence letter", "exempt"});
        case journal::Absence::Reason::late: return texts.text(Message{"absence letter", "late"});
    }
    return texts.text(Message{"absence letter", "absent"});
}

/// The paper page knows one letter for every missed lesson and none for lateness.
std::string paper_letter(journal::Absence::Reason reason, const Catalogue& texts) {
    switch (reason) {
        case journal::Absence::Reason::absent:
        case journal::Absence::Reason::excused:
        case journal::Absence::Reason::ill: return letter(journal::Absence::Reason::absent, texts);
        case journal::Absence::Reason::exempt: return letter(reason, texts);
        case journal::Absence::Reason::late: return {};
    }
    return {};
}

std::string absence_words(const journal::Absence& absence, const Catalogue& texts) {
    switch (absence.reason) {
        case journal::Absence::Reason::absent: return texts.text(Message{"absence", "absent from the lesson"});
        case journal::Absence::Reason::excused: return texts.text(Message{"absence", "absent for a valid reason"});
        case journal::Absence::Reason::ill: return texts.text(Message{"absence", "absent because of illness"});
        case journal::Absence::Reason::exempt: return texts.text(Message{"absence", "exempt from the lesson"});
        case journal::Absence::Reason::late:
            return absence.late_by ? texts.plural(Message{"absence", "late by {n} minute"}, absence.late_by->count())
                                   : texts.text(Message{"absence", "late"});
    }
    return {};
}

struct Note {
    enum class Kind { comment, remark, word };

    Kind kind{Kind::word};
    std::string text;
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
        result.push_back({.kind = Note::Kind::remark, .text = unbroken(remark)});
    }
    return result;
}

void fill_notes(ctemplate::TemplateDictionary& row, const journal::Lesson& lesson, const Catalogue& texts) {
    for (const Note& note : notes(lesson, texts)) {
        auto& line = *row.AddSectionDictionary(kdw_NOTE);
        line.SetValue(kdw_NOTE_TEXT, note.text);
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
                const journal::SchoolDay& day,
                const Catalogue& texts) {
    if (lesson.marks.empty() && !lesson.absence) {
        return;
    }
    auto& chips = *row.AddSectionDictionary(kdw_CHIPS);
    const bool pair =
        lesson.marks.size() == 2 && std::ranges::all_of(lesson.marks, [](const journal::Mark& mark) {
            // One sign each: two words in a chip would cover one another.
            return mark.state == journal::Mark::State::given && mark.weight == plain_weight && mark.shown.size() == 1;
        });
    if (pair) {
        chips.ShowSection(kdw_PAIR);
    }
    for (const journal::Mark& mark : lesson.marks) {
        auto& chip = *chips.AddSectionDictionary(kdw_CHIP);
        chip.SetValue(kdw_CHIP_CLASS, std::string(chip_class(mark)));
        chip.SetValue(kdw_PHRASE, phrase(mark, lesson, day, texts) + "; ");
        chip.SetValue(kdw_VALUE, mark.state == journal::Mark::State::pending ? "•" : written_value(mark));
        if (mark.weight != plain_weight) {
            chip.SetValueAndShowSection(kdw_TIMES, decimal(mark.weight, texts), kdw_TIMES);
        }
        if (pair && &mark == &lesson.marks.front()) {
            chip.ShowSection(kdw_SLASH);
        }
    }
    if (lesson.absence) {
        auto& absence = *chips.AddSectionDictionary(kdw_ABSENCE);
        absence.SetValue(kdw_PHRASE, phrase_about(lesson, day, absence_words(*lesson.absence, texts), texts));
        absence.SetValue(kdw_LETTER, letter(lesson.absence->reason, texts));
        const std::string on_paper = paper_letter(lesson.absence->reason, texts);
        absence.SetValue(kdw_PAPER_LETTER, on_paper);
        if (on_paper.empty()) {
            absence.ShowSection(kdw_ONLY_ON_SCREEN);
        }
    }
}

void fill_homework(ctemplate::TemplateDictionary& row, const journal::Lesson& lesson) {
    switch (lesson.homework.state) {
        case journal::Homework::State::set:
            row.SetValueAndShowSection(kdw_HOMEWORK, unbroken(lesson.homework.text), kdw_HOMEWORK);
            break;
        case journal::Homework::State::nothing_set: row.ShowSection(kdw_NOTHING_SET); break;
        case journal::Homework::State::not_filled:
            // Nobody writes homework down for a lesson that is not held.
            if (lesson.status != journal::Lesson::Status::cancelled) {
                row.ShowSection(kdw_NOT_FILLED);
            }
            break;
    }
}

/// "каб. 214"; a room that has a name is called by it alone: "Спортзал 2", unbroken.
std::string room(const journal::Lesson& lesson, const Catalogue& texts) {
    std::string name;
    for (const char character : lesson.room) {
        name += character == ' ' ? std::string{"\u00a0"} : std::string(1, character);
    }
    const bool has_number = name.front() >= '0' && name.front() <= '9';
    return has_number ? texts.text(Message{"week", "room {room}"}, {{"room", name}}) : name;
}

/// "08:30–09:15, каб. 214": when and where, as far as the school tells.
std::string where(const journal::Lesson& lesson, const Catalogue& texts) {
    std::string result = lesson.times ? time_range(*lesson.times) : std::string();
    // The room of a replaced lesson is told with its teacher.
    if (lesson.room.empty() || lesson.status == journal::Lesson::Status::replaced) {
        return result;
    }
    result += result.empty() ? "" : ", ";
    return result + room(lesson, texts);
}

void fill_status(ctemplate::TemplateDictionary& row, const journal::Lesson& lesson, const Catalogue& texts) {
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
                said += ", " + room(lesson, texts);
            }
            row.SetValueAndShowSection(kdw_REPLACED, said, kdw_REPLACED);
            break;
        }
    }
    if (const std::string place = where(lesson, texts); !place.empty()) {
        row.SetValueAndShowSection(kdw_WHERE, place, kdw_WHERE);
    }
}

void fill_lessons(ctemplate::TemplateDictionary& section, const journal::Day& day, const Catalogue& texts) {
    auto& table = *section.AddSectionDictionary(kdw_LESSONS);
    for (const journal::Lesson& lesson : day.lessons) {
        auto& row = *table.AddSectionDictionary(kdw_LESSON);
        row.SetValue(kdw_NUMBER, std::to_string(lesson.number));
        row.SetValue(kdw_SUBJECT, lesson.subject);
        fill_status(row, lesson, texts);
        fill_homework(row, lesson);
        fill_notes(row, lesson, texts);
        fill_chips(row, lesson, day.date, texts);
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

/// What a day without lessons says instead of them.
const std::string& rest(const journal::Day& day, const Catalogue& texts) {
    switch (day.kind) {
        case journal::Day::Kind::school: return texts.text(Message{"week", "No lessons"});
        case journal::Day::Kind::holiday:
            return day.title.empty() ? texts.text(Message{"week", "School holidays"}) : day.title;
        case journal::Day::Kind::day_off: return day.title.empty() ? texts.text(Message{"week", "Day off"}) : day.title;
    }
    return day.title;
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
        fill_lessons(section, day, texts);
    }
    if (day.kind != journal::Day::Kind::school || day.lessons.empty()) {
        section.SetValueAndShowSection(kdw_REST, rest(day, texts), kdw_REST);
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

void fill_paper(ctemplate::TemplateDictionary& dictionary, const DiaryWeek& page, const Catalogue& texts) {
    dictionary.SetValue(
        kdw_PAPER_HEAD,
        texts.text(Message{"week", "Diary · {owner} · {range}"},
                   {{"owner", owner(page, ", ", texts)}, {"range", date_range(shown_days(page.week), texts)}}));
    dictionary.SetValue(kdw_PRINTED,
                        texts.text(Message{"week", "Printed: {date}, {time}"},
                                   {{"date", full_date(page.today, texts)}, {"time", time_of_day(page.printed_at)}}));
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
            .layout = PageHead::Layout::wide};
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
    dictionary.SetValue(kdw_OWNER, owner(page, " · ", texts));
    fill_neighbours(dictionary, page, texts);
    fill_strip(dictionary, page, texts);
    fill_paper(dictionary, page, texts);
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
