// SPDX-License-Identifier: Apache-2.0
#include "views/timetable_page.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "journal/school_days.h"
#include "views/day_page.h"
#include "views/format.h"
#include "views/lesson_words.h"
#include "views/names/timetable_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

using Extent = TimetablePage::Extent;
using journal::Lesson;

/// When the lessons of one number begin and end on most of the days.
using UsualBells = std::map<int, std::optional<journal::TimeRange>>;

UsualBells usual_bells(const std::vector<journal::Day>& days) {
    std::map<int, std::vector<journal::TimeRange>> rung;
    UsualBells usual;
    for (const journal::Day& day : days) {
        for (const Lesson& lesson : day.lessons) {
            if (lesson.number > 0) {
                usual[lesson.number];
                if (lesson.times) {
                    rung[lesson.number].push_back(*lesson.times);
                }
            }
        }
    }
    for (const auto& [number, times] : rung) {
        usual[number] = *std::ranges::max_element(
            times, {}, [&all = times](const journal::TimeRange& range) { return std::ranges::count(all, range); });
    }
    return usual;
}

std::string title(const TimetablePage& page, const Catalogue& texts) {
    switch (page.extent) {
        case Extent::week:
            return texts.text(
                Message{"timetable", "Timetable, {range}"},
                {{"range", date_range({.first = page.days.front().date, .last = page.days.back().date}, texts)}});
        case Extent::day:
            return texts.text(Message{"timetable", "Timetable, {day}"},
                              {{"day", full_date(page.days.front().date, texts)}});
    }
    return {};
}

/// "к 08:30, первый урок — физкультура, до 13:10", as far as the school tells.
std::string hours_in_words(const journal::SchoolHours& hours, const Catalogue& texts) {
    const std::string subject = in_sentence(hours.first_subject);
    if (!hours.begins || !hours.ends) {
        return texts.text(Message{"timetable", "first lesson: {subject}"}, {{"subject", subject}});
    }
    return texts.text(Message{"timetable", "by {begin}, first lesson: {subject}, until {end}"},
                      {{"begin", time_of_day(*hours.begins)}, {"subject", subject}, {"end", time_of_day(*hours.ends)}});
}

std::string today_in_words(const journal::SchoolHours& hours, std::chrono::minutes now, const Catalogue& texts) {
    if (hours.begins && hours.ends && *hours.begins <= now) {
        return texts.text(Message{"timetable", "Today lessons last until {end}."}, {{"end", time_of_day(*hours.ends)}});
    }
    return texts.text(Message{"timetable", "Today {hours}."}, {{"hours", hours_in_words(hours, texts)}});
}

/// Where the lesson is and who holds it: "каб. 201, Иванова А. В.". In the narrow cells of nine lessons the initials
/// may stand below the surname, but together.
std::string where(const Lesson& lesson, const Catalogue& texts) {
    constexpr std::string_view no_break_space = "\u00a0";
    std::string result = room_words(lesson, texts);
    if (std::string holder = holder_of(lesson); !holder.empty()) {
        if (const auto at = holder.find(no_break_space); at != std::string::npos) {
            holder.replace(at, no_break_space.size(), " ");
        }
        result += result.empty() ? "" : ", ";
        result += holder;
    }
    return result;
}

void fill_entry(ctemplate::TemplateDictionary& entry,
                const Lesson& lesson,
                const std::optional<journal::TimeRange>& usual,
                const Catalogue& texts) {
    entry.SetValue(ktp_NUMBER, std::to_string(lesson.number));
    if (lesson.times) {
        entry.SetValueAndShowSection(ktp_TIMES, time_range(*lesson.times), ktp_TIMES);
        if (lesson.times == usual) {
            entry.ShowSection(ktp_USUAL);
        }
    }
    entry.SetValue(ktp_SUBJECT, lesson.subject);
    if (const std::string subgroup = subgroup_words(lesson, texts); !subgroup.empty()) {
        entry.SetValueAndShowSection(ktp_SUBGROUP, subgroup, ktp_SUBGROUP);
    }
    if (lesson.fresh_change) {
        entry.ShowSection(ktp_NEW);
    }
    switch (lesson.status) {
        case Lesson::Status::cancelled: entry.ShowSection(ktp_CANCELLED); return;
        case Lesson::Status::replaced: entry.ShowSection(ktp_REPLACED); break;
        case Lesson::Status::planned:
        case Lesson::Status::held: break;
    }
    entry.ShowSection(ktp_GOES_ON);
    if (const std::string place = where(lesson, texts); !place.empty()) {
        entry.SetValueAndShowSection(ktp_WHERE, place, ktp_WHERE);
    }
}

void fill_day(ctemplate::TemplateDictionary& row,
              const journal::Day& day,
              const TimetablePage& page,
              const UsualBells& bells,
              const Catalogue& texts) {
    row.SetValue(ktp_DAY_ADDRESS, day_address(page.child, day.date));
    row.SetValue(ktp_DATE, journal::iso(day.date));
    row.SetValue(ktp_DAY_NAME, day_heading(day.date, texts));
    if (day.date == page.today) {
        row.ShowSection(ktp_TODAY);
    }
    const bool has_lessons = std::ranges::any_of(day.lessons, [](const Lesson& lesson) { return lesson.number > 0; });
    if (!has_lessons) {
        auto& rest = *row.AddSectionDictionary(ktp_REST);
        rest.SetValue(ktp_REST_TEXT, rest_words(day, texts));
        rest.SetIntValue(ktp_COLUMNS, static_cast<int>(std::max(bells.size(), std::size_t{1})));
        return;
    }
    if (day.kind != journal::Day::Kind::school) {
        row.SetValueAndShowSection(ktp_DAY_NOTE, rest_words(day, texts), ktp_DAY_NOTE);
    }
    for (const auto& [number, usual] : bells) {
        auto& slot = *row.AddSectionDictionary(ktp_SLOT);
        bool free = true;
        for (const Lesson& lesson : day.lessons) {
            if (lesson.number == number) {
                fill_entry(*slot.AddSectionDictionary(ktp_ENTRY), lesson, usual, texts);
                free = false;
            }
        }
        if (free) {
            slot.ShowSection(ktp_FREE);
        }
    }
}

void fill_neighbours(ctemplate::TemplateDictionary& dictionary, const TimetablePage& page, const Catalogue& texts) {
    const bool week = page.extent == Extent::week;
    if (page.earlier) {
        auto& link = *dictionary.AddSectionDictionary(ktp_EARLIER);
        link.SetValue(ktp_EARLIER_ADDRESS, timetable_address(page.child, *page.earlier, page.extent));
        link.SetValue(ktp_EARLIER_NAME,
                      week ? texts.text(Message{"week", "Week before"}) : day_in_sentence(*page.earlier, texts));
    }
    if (page.later) {
        auto& link = *dictionary.AddSectionDictionary(ktp_LATER);
        link.SetValue(ktp_LATER_ADDRESS, timetable_address(page.child, *page.later, page.extent));
        link.SetValue(ktp_LATER_NAME,
                      week ? texts.text(Message{"week", "Week after"}) : day_in_sentence(*page.later, texts));
    }
    if (page.current) {
        auto& link = *dictionary.AddSectionDictionary(ktp_NOW);
        link.SetValue(ktp_NOW_ADDRESS, timetable_address(page.child, *page.current, page.extent));
        link.SetValue(ktp_NOW_NAME, texts.text(week ? Message{"week", "This week"} : Message{"timetable", "Today"}));
    }
}

/// "Week" and "Day" lead to each other; the day is today where the week holds it.
void fill_extents(ctemplate::TemplateDictionary& dictionary, const TimetablePage& page, const Catalogue& texts) {
    const bool today_shown =
        std::ranges::any_of(page.days, [&](const journal::Day& day) { return day.date == page.today; });
    const journal::SchoolDay day = today_shown ? page.today : page.days.front().date;
    for (const auto extent : {Extent::week, Extent::day}) {
        auto& link = *dictionary.AddSectionDictionary(ktp_EXTENT);
        const bool week = extent == Extent::week;
        link.SetValue(ktp_EXTENT_NAME, texts.text(week ? Message{"timetable", "Week"} : Message{"timetable", "Day"}));
        link.SetValue(ktp_EXTENT_ADDRESS, timetable_address(page.child, day, extent));
        if (extent == page.extent) {
            link.ShowSection(ktp_CURRENT);
        }
    }
}

}  // namespace

std::string timetable_address(access::ChildNumber child, const journal::SchoolDay& day, Extent extent) {
    const std::string section = "/diary/" + std::to_string(child.value) + "/timetable/";
    switch (extent) {
        case Extent::week: return section + journal::iso(journal::SchoolWeek::of(day).monday());
        case Extent::day: return section + journal::iso(day) + "?view=day";
    }
    return section;
}

std::vector<std::string> way_to_school(const std::vector<journal::Day>& ahead,
                                       const journal::SchoolDay& today,
                                       std::chrono::minutes now,
                                       const Catalogue& texts) {
    std::vector<std::string> lines;
    if (ahead.empty()) {
        return lines;
    }
    const journal::SchoolDay tomorrow{std::chrono::sys_days{today} + std::chrono::days{1}};
    const auto on = [&](const journal::SchoolDay& day) { return std::ranges::find(ahead, day, &journal::Day::date); };
    if (const auto found = on(today); found != ahead.end()) {
        const auto hours = journal::school_hours(*found);
        if (hours && (!hours->ends || now < *hours->ends)) {
            lines.push_back(today_in_words(*hours, now, texts));
        }
    }
    const journal::Day* const next = journal::next_school_day(ahead, today);
    if (next != nullptr && next->date == tomorrow) {
        lines.push_back(texts.text(Message{"timetable", "Tomorrow {hours}."},
                                   {{"hours", hours_in_words(*journal::school_hours(*next), texts)}}));
        return lines;
    }
    const auto free_day = on(tomorrow);
    const bool named = free_day != ahead.end() && free_day->kind != journal::Day::Kind::school;
    lines.push_back(named ? texts.text(Message{"timetable", "Tomorrow there are no lessons: {reason}."},
                                       {{"reason", in_sentence(rest_words(*free_day, texts))}})
                          : texts.text(Message{"timetable", "Tomorrow there are no lessons."}));
    lines.push_back(next != nullptr ? texts.text(Message{"timetable", "Next school day: {day}, {hours}."},
                                                 {{"day", day_in_sentence(next->date, texts)},
                                                  {"hours", hours_in_words(*journal::school_hours(*next), texts)}})
                                    : texts.text(Message{"timetable", "There are no lessons until {date}."},
                                                 {{"date", date(ahead.back().date, texts)}}));
    return lines;
}

PageHead head(const TimetablePage& page, const Catalogue& texts) {
    return {.title = title(page, texts) + ", " + page.account_name,
            .page_name = "timetable_page.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const TimetablePage& page, const Catalogue& texts) {
    dictionary.SetValue(ktp_TITLE, title(page, texts));
    dictionary.SetValue(ktp_OWNER, owner_line(page.card, " · ", texts));
    dictionary.SetValue(ktp_PAPER_HEAD, title(page, texts) + " · " + owner_line(page.card, ", ", texts));
    dictionary.SetValue(ktp_STATE_OF,
                        texts.text(Message{"week", "State of the diary: {date}, {time}"},
                                   {{"date", full_date(page.today, texts)}, {"time", time_of_day(page.now)}}));
    if (const auto lines = way_to_school(page.ahead, page.today, page.now, texts); !lines.empty()) {
        auto& ways = *dictionary.AddSectionDictionary(ktp_WAYS);
        for (const std::string& line : lines) {
            ways.AddSectionDictionary(ktp_WAY)->SetValue(ktp_WAY_TEXT, line);
        }
    }
    fill_neighbours(dictionary, page, texts);
    fill_extents(dictionary, page, texts);
    if (page.extent == Extent::day) {
        dictionary.ShowSection(ktp_ONE_DAY);
    }
    const UsualBells bells = usual_bells(page.days);
    if (bells.empty()) {
        dictionary.ShowSection(ktp_NO_COLUMNS);
    }
    for (const auto& [number, usual] : bells) {
        auto& column = *dictionary.AddSectionDictionary(ktp_COLUMN);
        column.SetValue(ktp_NUMBER, std::to_string(number));
        if (usual) {
            column.SetValueAndShowSection(ktp_TIMES, time_range(*usual), ktp_TIMES);
        }
    }
    for (const journal::Day& day : page.days) {
        fill_day(*dictionary.AddSectionDictionary(ktp_DAY), day, page, bells, texts);
    }
}

}  // namespace mrko::views
