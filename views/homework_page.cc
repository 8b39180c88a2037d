// SPDX-License-Identifier: Apache-2.0
#include "views/homework_page.h"

#include <algorithm>
#include <array>

#include "views/day_page.h"
#include "views/filling_words.h"
#include "views/format.h"
#include "views/lesson_words.h"
#include "views/linked_text.h"
#include "views/names/homework_day.h"
#include "views/names/homework_page.h"
#include "views/subject_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

using journal::DueHomework;

/// From Sunday, as std::chrono counts them: what homework is for.
constexpr std::array due_weekdays{Message{"weekday that homework is for", "Sunday"},
                                  Message{"weekday that homework is for", "Monday"},
                                  Message{"weekday that homework is for", "Tuesday"},
                                  Message{"weekday that homework is for", "Wednesday"},
                                  Message{"weekday that homework is for", "Thursday"},
                                  Message{"weekday that homework is for", "Friday"},
                                  Message{"weekday that homework is for", "Saturday"}};

/// "На завтра, чт 6 сентября", "На пятницу, 7 сентября".
std::string due_heading(const journal::SchoolDay& due, const journal::SchoolDay& today, const Catalogue& texts) {
    const auto distance = std::chrono::sys_days{due} - std::chrono::sys_days{today};
    const std::string weekday = in_sentence(short_weekday(due, texts));
    const std::string day = day_and_month(due, texts);
    if (distance == std::chrono::days{0}) {
        return texts.text(Message{"homework", "For today, {weekday} {day}"}, {{"weekday", weekday}, {"day", day}});
    }
    if (distance == std::chrono::days{1}) {
        return texts.text(Message{"homework", "For tomorrow, {weekday} {day}"}, {{"weekday", weekday}, {"day", day}});
    }
    const std::chrono::weekday number{std::chrono::sys_days{due}};
    return texts.text(Message{"homework", "For {weekday}, {day}"},
                      {{"weekday", texts.text(due_weekdays.at(number.c_encoding()))}, {"day", day}});
}

/// "Русский язык (обычно к 14:40), музыка": subjects of the entries in one state, each once.
std::string subjects_of(const journal::HomeworkDay& day,
                        DueHomework::State state,
                        const journal::HomeworkHabits& habits,
                        const Catalogue& texts) {
    std::vector<std::string> said;
    std::string result;
    for (const DueHomework& entry : day.entries) {
        const auto& lesson = entry.lesson;
        if (entry.state != state || std::ranges::find(said, lesson.subject) != said.end()) {
            continue;
        }
        said.push_back(lesson.subject);
        result += result.empty() ? lesson.subject : ", " + in_sentence(lesson.subject);
        const auto moment =
            state == DueHomework::State::nothing_set ? std::nullopt : habits.expected(lesson.subject_id, day.due);
        if (moment) {
            const auto usual =
                texts.text(Message{"filling", "usually {when}"}, {{"when", usual_moment(*moment, texts)}});
            result += " (" + usual + ")";
        }
    }
    return result;
}

void fill_task(ctemplate::TemplateDictionary& task,
               const DueHomework& entry,
               const HomeworkPage& page,
               const Catalogue& texts) {
    const journal::Lesson& lesson = entry.lesson;
    task.SetValue(khd_SUBJECT, lesson.subject);
    task.SetValue(khd_SUBJECT_ADDRESS, subject_address(page.child, lesson.subject_id));
    fill_linked_text(*task.AddIncludeDictionary(khd_TASK_TEXT), lesson.homework.text);
    if (lesson.homework.fresh) {
        task.ShowSection(khd_NEW);
    }
    std::string who = subgroup_words(lesson, texts);
    if (const std::string holder = holder_of(lesson); !holder.empty()) {
        who += who.empty() ? "" : ", ";
        who += holder;
    }
    if (!who.empty()) {
        task.SetValueAndShowSection(khd_WHO, who, khd_WHO);
    }
    switch (lesson.status) {
        case journal::Lesson::Status::cancelled: task.ShowSection(khd_CANCELLED); break;
        case journal::Lesson::Status::replaced:
            task.SetValueAndShowSection(khd_REPLACED, texts.text(Message{"timetable", "replacement"}), khd_REPLACED);
            break;
        case journal::Lesson::Status::planned:
        case journal::Lesson::Status::held: break;
    }
}

void fill_day(ctemplate::TemplateDictionary& section,
              const journal::HomeworkDay& day,
              const HomeworkPage& page,
              const Catalogue& texts) {
    section.SetFilename("homework_day.tpl");
    section.SetValue(khd_DATE, journal::iso(day.due));
    section.SetValue(khd_DUE, due_heading(day.due, page.today, texts));
    section.SetValue(khd_DAY_ADDRESS, day_address(page.child, day.due));
    for (const DueHomework& entry : day.entries) {
        if (entry.state == DueHomework::State::set) {
            fill_task(*section.AddSectionDictionary(khd_TASK), entry, page, texts);
        }
    }
    if (journal::is_first_form(page.card.class_name)) {
        return;
    }
    if (const std::string none = subjects_of(day, DueHomework::State::nothing_set, page.habits, texts); !none.empty()) {
        section.SetValueAndShowSection(khd_NOTHING_SET, none, khd_NOTHING_SET);
    }
    if (const std::string late = subjects_of(day, DueHomework::State::not_filled, page.habits, texts); !late.empty()) {
        section.SetValueAndShowSection(khd_NOT_FILLED, late, khd_NOT_FILLED);
    }
    if (const std::string open = subjects_of(day, DueHomework::State::not_written_yet, page.habits, texts); !open.empty()) {
        section.SetValueAndShowSection(khd_NOT_YET, open, khd_NOT_YET);
    }
}

/// `days` is the page, or its folded part.
void add_day(ctemplate::TemplateDictionary& days,
             const journal::HomeworkDay& day,
             const HomeworkPage& page,
             const Catalogue& texts) {
    auto& place = *days.AddSectionDictionary(khp_DAY);
    fill_day(*place.AddIncludeDictionary(khp_DUE_DAY), day, page, texts);
}

/// In a first form only what is set has a place: nobody waits for the rest.
std::vector<journal::HomeworkDay> shown_days(const std::vector<journal::HomeworkDay>& list, const HomeworkPage& page) {
    std::vector<journal::HomeworkDay> shown;
    const bool first_form = journal::is_first_form(page.card.class_name);
    std::ranges::copy_if(list, std::back_inserter(shown), [&](const journal::HomeworkDay& day) {
        return !first_form || journal::count_set({&day, 1}) > 0;
    });
    return shown;
}

/// Why the list is empty: the fact first, then its cause.
std::string emptiness(const HomeworkPage& page, const Catalogue& texts) {
    if (journal::is_first_form(page.card.class_name)) {
        return texts.text(Message{"homework", "There is no homework: a first form is set none."});
    }
    const auto holiday = std::ranges::find_if(
        page.empty_days, [](const journal::Day& day) { return day.kind == journal::Day::Kind::holiday; });
    if (holiday != page.empty_days.end()) {
        return texts.text(Message{"homework", "There is no homework: no lessons on these days, {reason}."},
                          {{"reason", in_sentence(rest_words(*holiday, texts))}});
    }
    return texts.text(Message{"homework", "There is no homework: there are no lessons on these days."});
}

/// The days before today that the past begins with: as many as one leafs back at once.
journal::DaySpan past_days(const HomeworkPage& page) {
    const std::chrono::sys_days today{std::min(page.today, page.year.last)};
    const journal::SchoolDay first{today - std::chrono::days{14}};
    return {.first = std::clamp(first, page.year.first, page.year.last),
            .last = std::clamp(journal::SchoolDay{today - std::chrono::days{1}}, page.year.first, page.year.last)};
}

void fill_choice(ctemplate::TemplateDictionary& dictionary, const HomeworkPage& page, const Catalogue& texts) {
    const journal::DaySpan past = past_days(page);
    const auto add = [&](const std::string& address, const std::string& name, bool current) {
        auto& link = *dictionary.AddSectionDictionary(khp_CHOICE);
        link.SetValue(khp_CHOICE_ADDRESS, address);
        link.SetValue(khp_CHOICE_NAME, name);
        if (current) {
            link.ShowSection(khp_CURRENT);
        }
    };
    add(homework_address(page.child),
        texts.text(Message{"homework", "Ahead"}),
        page.choice == HomeworkPage::Choice::ahead);
    if (page.year.first < page.today) {
        add(homework_address(page.child, past),
            texts.text(Message{"homework", "Past two weeks"}),
            page.choice == HomeworkPage::Choice::chosen && page.days == past);
    }
    dictionary.SetValue(khp_ADDRESS, homework_address(page.child));
    dictionary.SetValue(khp_FROM, journal::iso(page.days.first));
    dictionary.SetValue(khp_TO, journal::iso(page.days.last));
    dictionary.SetValue(khp_YEAR_FIRST, journal::iso(page.year.first));
    dictionary.SetValue(khp_YEAR_LAST, journal::iso(page.year.last));
}

void fill_lately(ctemplate::TemplateDictionary& dictionary, const HomeworkPage& page, const Catalogue& texts) {
    const auto days = shown_days(page.lately_due, page);
    if (!page.lately || days.empty()) {
        return;
    }
    auto& section = *dictionary.AddSectionDictionary(khp_LATELY);
    section.SetValue(khp_LATELY_TITLE,
                     texts.text(Message{"homework", "Was due {range}: {count}"},
                                {{"range", short_range(*page.lately, texts)},
                                 {"count", texts.plural(Message{"homework", "{n} task"}, journal::count_set(days))}}));
    std::for_each(
        days.rbegin(), days.rend(), [&](const journal::HomeworkDay& day) { add_day(section, day, page, texts); });
}

}  // namespace

std::string homework_address(access::ChildNumber child) {
    return "/diary/" + std::to_string(child.value) + "/homework";
}

std::string homework_address(access::ChildNumber child, const journal::DaySpan& days) {
    return homework_address(child) + "?from=" + journal::iso(days.first) + "&to=" + journal::iso(days.last);
}

PageHead head(const HomeworkPage& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"section", "Homework"}) + ", " + date_range(page.days, texts) + ", " +
                     page.account_name,
            .page_name = "homework_page.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const HomeworkPage& page, const Catalogue& texts) {
    dictionary.SetValue(khp_OWNER, owner_line(page.card, " · ", texts));
    dictionary.SetValue(khp_PAPER_HEAD,
                        texts.text(Message{"section", "Homework"}) + ", " + date_range(page.days, texts) + " · " +
                            owner_line(page.card, ", ", texts));
    dictionary.SetValue(khp_RANGE, date_range(page.days, texts));
    fill_choice(dictionary, page, texts);
    auto days = shown_days(page.list, page);
    if (days.empty()) {
        dictionary.SetValueAndShowSection(khp_EMPTY, emptiness(page, texts), khp_EMPTY);
    }
    // The past is read backwards.
    if (page.days.last < page.today) {
        std::ranges::reverse(days);
    }
    for (const journal::HomeworkDay& day : days) {
        add_day(dictionary, day, page, texts);
    }
    fill_lately(dictionary, page, texts);
}

}  // namespace mrko::views
