// SPDX-License-Identifier: Apache-2.0
#include "views/calendar.h"

#include <algorithm>
#include <chrono>

#include "views/diary_week.h"
#include "views/format.h"
#include "views/names/calendar.h"
#include "views/period_words.h"
#include "views/template_dictionary.h"

namespace mrko::views {

using journal::Day;
using journal::PeriodUnit;
using journal::SchoolDay;
using journal::SchoolWeek;
using std::chrono::sys_days;

namespace {

constexpr int days_of_week = 7;

std::string section(const Calendar& page, std::string_view path) {
    return "/diary/" + std::to_string(page.child.value) + std::string(path);
}

std::string marks_address(const Calendar& page, PeriodUnit unit, const SchoolDay& at) {
    return section(page, "/marks?") + period_query(unit, at);
}

const Day* found(const Calendar& page, const SchoolDay& date) {
    const auto day = std::ranges::find(page.days, date, &Day::date);
    return day == page.days.end() ? nullptr : &*day;
}

int marks_on(const Day& day) {
    int count = 0;
    for (const auto& lesson : day.lessons) {
        count += static_cast<int>(std::ranges::count(lesson.marks, journal::Mark::State::given, &journal::Mark::state));
    }
    return count;
}

/// The sign of a day without school; empty for a school day.
std::string sign_of(Day::Kind kind, const Catalogue& texts) {
    switch (kind) {
        case Day::Kind::school: return {};
        case Day::Kind::holiday: return texts.text(Message{"calendar", "hol."});
        case Day::Kind::day_off: return texts.text(Message{"calendar", "off"});
    }
    return {};
}

/// What the day is called; empty for a school day.
std::string rest_of(const Day& day, const Catalogue& texts) {
    switch (day.kind) {
        case Day::Kind::school: return {};
        case Day::Kind::holiday:
            return day.title.empty() ? texts.text(Message{"week", "School holidays"}) : unbroken(day.title);
        case Day::Kind::day_off:
            return day.title.empty() ? texts.text(Message{"week", "Day off"}) : unbroken(day.title);
    }
    return {};
}

bool is_of_month(const Calendar& page, const SchoolDay& date) {
    return date.year() == page.month.days.first.year() && date.month() == page.month.days.first.month();
}

void fill_link(ctemplate::TemplateDictionary& cell,
               const SchoolDay& date,
               const Calendar& page,
               const Catalogue& texts) {
    auto& link = *cell.AddSectionDictionary(kc_LINK);
    link.SetValue(kc_DAY_ADDRESS, section(page, "/day/") + journal::iso(date));
    std::string words = day_heading(date, texts);
    if (date == page.today) {
        link.ShowSection(kc_TODAY);
        words += ", " + texts.text(Message{"week", "today"});
    }
    if (const Day* const day = found(page, date)) {
        if (const std::string rest = rest_of(*day, texts); !rest.empty()) {
            words += ", " + rest;
            link.SetValueAndShowSection(kc_SIGN, sign_of(day->kind, texts), kc_SIGN);
        }
        if (const int marks = marks_on(*day); marks > 0) {
            words += ", " + texts.text(Message{"calendar", "marks: {n}"}, {{"n", std::to_string(marks)}});
            link.SetValueAndShowSection(kc_MARKS, std::to_string(marks), kc_MARKS);
        }
    }
    link.SetValue(kc_DAY_WORDS, words);
}

void fill_day(ctemplate::TemplateDictionary& row, const SchoolDay& date, const Calendar& page, const Catalogue& texts) {
    auto& cell = *row.AddSectionDictionary(kc_DAY);
    cell.SetIntValue(kc_NUMBER, static_cast<int>(static_cast<unsigned>(date.day())));
    std::string classes = is_of_month(page, date) ? "" : "other-month";
    if (date == page.today) {
        classes += classes.empty() ? "today" : " today";
    }
    if (!classes.empty()) {
        cell.SetValueAndShowSection(kc_DAY_CLASS, classes, kc_DAY_CLASS);
    }
    if (page.year.days.contains(date)) {
        fill_link(cell, date, page, texts);
        return;
    }
    auto& outside = *cell.AddSectionDictionary(kc_OUTSIDE);
    outside.SetValue(kc_DAY_WORDS,
                     day_heading(date, texts) + ", " + texts.text(Message{"calendar", "outside the academic year"}));
}

void fill_week(ctemplate::TemplateDictionary& dictionary,
               const SchoolWeek& week,
               const Calendar& page,
               const Catalogue& texts) {
    auto& row = *dictionary.AddSectionDictionary(kc_WEEK);
    row.SetIntValue(kc_WEEK_NUMBER, week.number());
    if (week.monday() <= page.year.days.last && page.year.days.first <= week.sunday()) {
        row.SetValueAndShowSection(kc_WEEK_ADDRESS, week_address(page.child, week), kc_WEEK_LINK);
        row.SetValue(
            kc_WEEK_WORDS,
            texts.text(Message{"calendar", "Week {number}: {range}"},
                       {{"number", std::to_string(week.number())}, {"range", date_range(week.span(), texts)}}));
    } else {
        row.ShowSection(kc_NO_WEEK_LINK);
    }
    for (int at = 0; at < days_of_week; ++at) {
        fill_day(row, sys_days{week.monday()} + std::chrono::days{at}, page, texts);
    }
}

void fill_month(ctemplate::TemplateDictionary& dictionary, const Calendar& page, const Catalogue& texts) {
    const auto weeks = weeks_of(page.month);
    for (int at = 0; at < days_of_week; ++at) {
        auto& head = *dictionary.AddSectionDictionary(kc_WEEKDAY);
        head.SetValue(kc_WEEKDAY, short_weekday(sys_days{weeks.first} + std::chrono::days{at}, texts));
    }
    for (auto week = SchoolWeek::of(weeks.first); week.monday() < weeks.last; week = week.later()) {
        fill_week(dictionary, week, page, texts);
    }
}

/// Each run of days without school that the month shows, by its name.
void fill_rests(ctemplate::TemplateDictionary& dictionary, const Calendar& page, const Catalogue& texts) {
    const auto same = [](const Day& one, const Day& other) {
        return one.kind == other.kind && one.title == other.title;
    };
    for (auto first = page.days.begin(); first != page.days.end();) {
        const auto beyond = std::find_if_not(first, page.days.end(), [&](const Day& day) { return same(*first, day); });
        if (first->kind != Day::Kind::school) {
            auto& rest = *dictionary.AddSectionDictionary(kc_REST);
            const Day& last = *std::prev(beyond);
            const std::string days = first->date == last.date
                                         ? day_and_month(first->date, texts)
                                         : short_range({.first = first->date, .last = last.date}, texts);
            rest.SetValue(kc_SIGN, sign_of(first->kind, texts));
            rest.SetValue(kc_REST_WORDS, days + ": " + rest_of(*first, texts));
        }
        first = beyond;
    }
}

void fill_key(ctemplate::TemplateDictionary& dictionary, const Calendar& page, const Catalogue& texts) {
    if (std::ranges::any_of(page.days, [](const Day& day) { return marks_on(day) > 0; })) {
        dictionary.ShowSection(kc_MARKS_KEY);
    }
    fill_rests(dictionary, page, texts);
    const auto weeks = weeks_of(page.month);
    if (!page.year.days.contains(weeks.first) || !page.year.days.contains(weeks.last)) {
        dictionary.SetValueAndShowSection(
            kc_OUTSIDE_WORDS,
            texts.text(Message{"calendar", "The academic year goes from {first} to {last}; other days have no pages."},
                       {{"first", date(page.year.days.first, texts)}, {"last", date(page.year.days.last, texts)}}),
            kc_OUTSIDE_KEY);
    }
}

/// From any month of the year to any other by one press.
void fill_months(ctemplate::TemplateDictionary& dictionary, const Calendar& page, const Catalogue& texts) {
    const auto last = page.year.days.last.year() / page.year.days.last.month();
    for (auto month = page.year.days.first.year() / page.year.days.first.month(); month <= last;
         month += std::chrono::months{1}) {
        auto& link = *dictionary.AddSectionDictionary(kc_MONTH_LINK);
        link.SetValue(kc_MONTH_ADDRESS, calendar_address(page.child, month / 1, page.year.days));
        link.SetValue(kc_MONTH_FIRST, journal::iso(month / 1));
        link.SetValue(kc_MONTH_NAME, month_name(month / 1, texts));
        if (is_of_month(page, month / 1)) {
            link.ShowSection(kc_CURRENT);
        }
    }
}

void add_preset(ctemplate::TemplateDictionary& dictionary, const std::string& name, const std::string& address) {
    auto& preset = *dictionary.AddSectionDictionary(kc_PRESET);
    preset.SetValue(kc_PRESET_NAME, name);
    preset.SetValue(kc_PRESET_ADDRESS, address);
}

void fill_presets(ctemplate::TemplateDictionary& dictionary, const Calendar& page, const Catalogue& texts) {
    if (page.year.days.contains(page.today)) {
        const auto week = SchoolWeek::of(page.today);
        add_preset(dictionary, texts.text(Message{"week", "This week"}), week_address(page.child, week) + "#today");
        if (page.year.days.first <= week.earlier().sunday()) {
            add_preset(
                dictionary, texts.text(Message{"calendar", "Last week"}), week_address(page.child, week.earlier()));
        }
        add_preset(dictionary,
                   texts.text(Message{"calendar", "This month: marks"}),
                   marks_address(page, PeriodUnit::month, page.today));
    }
    for (const journal::StudyPeriod& period : page.year.periods) {
        add_preset(dictionary,
                   texts.text(Message{"calendar", "{title}: marks"}, {{"title", period.title}}),
                   marks_address(page, PeriodUnit::study_period, std::max(period.days.first, page.year.days.first)));
    }
    add_preset(dictionary,
               texts.text(Message{"calendar", "Academic year: marks"}),
               marks_address(page, PeriodUnit::year, page.year.days.first));
}

void fill_years(ctemplate::TemplateDictionary& dictionary, const Calendar& page, const Catalogue& texts) {
    if (page.years.size() < 2) {
        return;
    }
    auto& choice = *dictionary.AddSectionDictionary(kc_YEARS);
    for (const journal::StudyYear& year : page.years) {
        auto& link = *choice.AddSectionDictionary(kc_YEAR);
        std::string name = year.title;
        if (!year.class_name.empty()) {
            name += " · " + class_label(year.class_name, texts);
        }
        if (!year.school_name.empty()) {
            name += " · " + unbroken(year.school_name);
        }
        link.SetValue(kc_YEAR_NAME, name);
        link.SetValue(
            kc_YEAR_ADDRESS,
            calendar_address(page.child, year.days.contains(page.today) ? page.today : year.days.last, year.days));
        if (year.id == page.year.id) {
            link.ShowSection(kc_CURRENT);
        }
    }
}

void fill_turns(ctemplate::TemplateDictionary& dictionary, const Calendar& page, const Catalogue& texts) {
    if (page.month.earlier) {
        dictionary.SetValueAndShowSection(
            kc_EARLIER_ADDRESS, calendar_address(page.child, *page.month.earlier, page.year.days), kc_EARLIER);
        dictionary.SetValue(kc_EARLIER_NAME, month_and_year(*page.month.earlier, texts));
    }
    if (page.month.later) {
        dictionary.SetValueAndShowSection(
            kc_LATER_ADDRESS, calendar_address(page.child, *page.month.later, page.year.days), kc_LATER);
        dictionary.SetValue(kc_LATER_NAME, month_and_year(*page.month.later, texts));
    }
}

}  // namespace

std::string calendar_address(access::ChildNumber child, const SchoolDay& at, const journal::DaySpan& year) {
    return "/diary/" + std::to_string(child.value) +
           "/calendar?at=" + journal::iso(std::clamp(at, year.first, year.last));
}

journal::DaySpan weeks_of(const journal::PeriodChoice& month) noexcept {
    const auto whole = month.days.first.year() / month.days.first.month();
    return {.first = SchoolWeek::of(whole / 1).monday(),
            .last = SchoolWeek::of(SchoolDay{whole / std::chrono::last}).sunday()};
}

PageHead head(const Calendar& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"calendar", "Calendar"}) + ", " + month_and_year(page.month.days.first, texts) +
                     ", " + page.account_name,
            .page_name = "calendar.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const Calendar& page, const Catalogue& texts) {
    dictionary.SetValue(kc_OWNER, owner_line(page.card, " · ", texts));
    dictionary.SetValue(kc_PAPER_HEAD,
                        texts.text(Message{"calendar", "Calendar"}) + ", " +
                            month_and_year(page.month.days.first, texts) + " · " + owner_line(page.card, ", ", texts));
    dictionary.SetValue(kc_MONTH_TITLE, month_and_year(page.month.days.first, texts));
    fill_turns(dictionary, page, texts);
    fill_month(dictionary, page, texts);
    fill_key(dictionary, page, texts);
    fill_months(dictionary, page, texts);
    fill_presets(dictionary, page, texts);
    dictionary.SetValue(kc_MARKS_ADDRESS, section(page, "/marks"));
    dictionary.SetValue(kc_FROM, journal::iso(page.month.days.first));
    dictionary.SetValue(kc_TO, journal::iso(page.month.days.last));
    dictionary.SetValue(kc_YEAR_FIRST, journal::iso(page.year.days.first));
    dictionary.SetValue(kc_YEAR_LAST, journal::iso(page.year.days.last));
    fill_years(dictionary, page, texts);
}

}  // namespace mrko::views
