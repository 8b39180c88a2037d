// SPDX-License-Identifier: Apache-2.0
#include "views/family_board.h"

#include <chrono>

#include "views/account_password.h"
#include "views/day_page.h"
#include "views/format.h"
#include "views/homework_page.h"
#include "views/mark_chip.h"
#include "views/names/family_board.h"
#include "views/subject_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

using journal::SchoolDay;

/// "Завтра, четверг, 19 ноября": today and tomorrow are called so.
std::string named_day(const SchoolDay& day, const SchoolDay& today, const Catalogue& texts) {
    const auto distance = std::chrono::sys_days{day} - std::chrono::sys_days{today};
    const std::string date = day_in_sentence(day, texts);
    if (distance == std::chrono::days{0}) {
        return texts.text(Message{"family", "Today, {day}"}, {{"day", date}});
    }
    if (distance == std::chrono::days{1}) {
        return texts.text(Message{"family", "Tomorrow, {day}"}, {{"day", date}});
    }
    return day_heading(day, texts);
}

/// "08:30–14:05, первый урок — алгебра".
std::string lessons_words(const journal::SchoolHours& hours, const Catalogue& texts) {
    const std::string first = in_sentence(hours.first_subject);
    if (!hours.begins || !hours.ends) {
        return texts.text(Message{"family", "The first lesson is {subject}"}, {{"subject", first}});
    }
    return texts.text(Message{"family", "{range}, the first lesson is {subject}"},
                      {{"range", time_range({.begin = *hours.begins, .end = *hours.ends})}, {"subject", first}});
}

/// "задано 3, ещё не записано 2": the three states stay apart; "задавать нечего" only when every teacher noted it.
std::string homework_words(const journal::HomeworkStanding& homework, const Catalogue& texts) {
    std::string words;
    const auto add = [&](const Message& message, int count) {
        if (count > 0) {
            words += words.empty() ? "" : ", ";
            words += texts.text(message, {{"n", std::to_string(count)}});
        }
    };
    if (homework.set == 0 && homework.not_filled == 0) {
        return texts.text(Message{"family", "nothing is set, the teachers noted"});
    }
    if (homework.set == 0 && homework.nothing_set == 0) {
        return texts.text(Message{"family", "nothing is written down yet"});
    }
    add(Message{"family", "set: {n}"}, homework.set);
    add(Message{"family", "nothing set: {n}"}, homework.nothing_set);
    add(Message{"family", "not written down yet: {n}"}, homework.not_filled);
    return words;
}

/// "18:30", "18:30–19:30", or empty.
std::string meeting_time(const journal::Announcement& meeting) {
    if (!meeting.begins) {
        return {};
    }
    return meeting.ends && !meeting.last ? time_range({.begin = *meeting.begins, .end = *meeting.ends})
                                         : time_of_day(*meeting.begins);
}

std::string meeting_words(const journal::Announcement& meeting, const Catalogue& texts) {
    std::string words = day_in_sentence(meeting.first, texts);
    if (const std::string time = meeting_time(meeting); !time.empty()) {
        words += ", " + time;
    }
    return words;
}

std::string work_words(const journal::AnnouncedWork& work, const Catalogue& texts) {
    return work.title.empty() ? work.kind
                              : texts.text(Message{"family", "{kind} “{title}”"},
                                           {{"kind", work.kind}, {"title", unbroken(work.title)}});
}

void fill_marks(ctemplate::TemplateDictionary& diary,
                const FamilyBoard::Diary& shown,
                access::ChildNumber child,
                const Catalogue& texts) {
    if (shown.new_marks && *shown.new_marks > 0) {
        diary.SetValueAndShowSection(
            kfb_NEW_MARKS, texts.plural(Message{"family", "{n} new mark"}, *shown.new_marks), kfb_NEW_MARKS);
    }
    if (shown.marks.empty()) {
        diary.ShowSection(kfb_NO_MARKS);
    } else {
        auto& list = *diary.AddSectionDictionary(kfb_MARKS);
        for (const auto& [subject, mark] : shown.marks) {
            auto& entry = *list.AddSectionDictionary(kfb_MARK);
            entry.SetValue(kfb_SUBJECT, subject);
            const ChipPlace place{.child = child, .subject = subject, .day = mark.day};
            fill_mark_chip(*entry.AddIncludeDictionary(kfb_CHIP), mark.mark, place, texts);
        }
    }
    diary.SetValue(kfb_MARKS_ADDRESS, "/diary/" + std::to_string(child.value) + "/marks");
}

void fill_diary(ctemplate::TemplateDictionary& section,
                const FamilyBoard::Diary& shown,
                access::ChildNumber child,
                const SchoolDay& today,
                const Catalogue& texts) {
    auto& diary = *section.AddSectionDictionary(kfb_DIARY);
    diary.SetValue(kfb_OWNER, owner_line(shown.card, " · ", texts));
    if (shown.nearest) {
        auto& lessons = *diary.AddSectionDictionary(kfb_LESSONS);
        lessons.SetValue(kfb_DAY, named_day(shown.nearest->day, today, texts));
        lessons.SetValue(kfb_DAY_ADDRESS, day_address(child, shown.nearest->day));
        lessons.SetValue(kfb_WORDS, lessons_words(*shown.nearest, texts));
    } else {
        diary.ShowSection(kfb_NO_LESSONS);
    }
    if (shown.homework) {
        auto& homework = *diary.AddSectionDictionary(kfb_HOMEWORK);
        homework.SetValue(kfb_DAY, named_day(shown.homework->due, today, texts));
        homework.SetValue(kfb_HOMEWORK_ADDRESS, homework_address(child));
        homework.SetValue(kfb_WORDS, homework_words(*shown.homework, texts));
    }
    fill_marks(diary, shown, child, texts);
    if (!shown.works.empty()) {
        auto& works = *diary.AddSectionDictionary(kfb_WORKS);
        for (const auto& work : shown.works) {
            auto& entry = *works.AddSectionDictionary(kfb_WORK);
            entry.SetValue(kfb_WHEN, day_in_sentence(work.day, texts));
            entry.SetValue(kfb_SUBJECT, work.subject);
            entry.SetValue(kfb_SUBJECT_ADDRESS, subject_address(child, work.subject_id));
            entry.SetValue(kfb_WORDS, work_words(work, texts));
        }
    }
    if (!shown.meetings.empty()) {
        auto& meetings = *diary.AddSectionDictionary(kfb_MEETINGS);
        for (const auto& meeting : shown.meetings) {
            auto& entry = *meetings.AddSectionDictionary(kfb_MEETING);
            entry.SetValue(kfb_WHEN, meeting_words(meeting, texts));
            entry.SetValue(kfb_WORDS, unbroken(meeting.title));
        }
    }
}

/// "Маша, Петя": names of the children at these places.
std::string names_of(const std::vector<std::size_t>& places, const FamilyBoard& page) {
    std::string names;
    for (const std::size_t place : places) {
        names += names.empty() ? "" : ", ";
        names += page.children.at(place).account_name;
    }
    return names;
}

/// "Собрания в одно время, четверг, 26 ноября: Маша — 18:30, Петя — 18:30."
std::string clash_words(const journal::MeetingClash& clash, const FamilyBoard& page, const Catalogue& texts) {
    std::string meetings;
    for (const auto& [child, meeting] : clash.parts) {
        meetings += meetings.empty() ? "" : ", ";
        meetings += texts.text(Message{"family", "{name} — {time}"},
                               {{"name", page.children.at(child).account_name}, {"time", meeting_time(meeting)}});
    }
    return texts.text(Message{"family", "Parent meetings at the same time, {day}: {meetings}."},
                      {{"day", day_in_sentence(clash.parts.front().meeting.first, texts)}, {"meetings", meetings}});
}

void fill_together(ctemplate::TemplateDictionary& dictionary, const FamilyBoard& page, const Catalogue& texts) {
    for (const auto& clash : page.clashes) {
        dictionary.SetValueAndShowSection(kfb_WORDS, clash_words(clash, page, texts), kfb_CLASH);
    }
    for (const auto& shared : page.shared_works) {
        dictionary.AddSectionDictionary(kfb_SHARED)
            ->SetValue(kfb_WORDS,
                       texts.text(Message{"family", "Tests of several children on one day, {day}: {names}."},
                                  {{"day", day_in_sentence(shared.day, texts)},
                                   {"names", names_of(shared.children, page)}}));
    }
    if (page.hours) {
        const std::string earliest = time_of_day(page.hours->earliest);
        const std::string latest = time_of_day(page.hours->latest);
        dictionary.SetValueAndShowSection(
            kfb_HOURS,
            texts.text(Message{"family",
                               "{day}: the first at school is {first} at {begin}, the last is through {last} at {end}."},
                       {{"day", named_day(page.hours->day, page.today, texts)},
                        {"first", page.children.at(page.hours->first_child).account_name},
                        {"begin", earliest},
                        {"last", page.children.at(page.hours->last_child).account_name},
                        {"end", latest}}),
            kfb_HOURS);
    }
}

}  // namespace

PageHead head(const FamilyBoard&, const Catalogue& texts) {
    return {.title = texts.text(Message{"bar", "The whole family"}),
            .page_name = "family_board.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const FamilyBoard& page, const Catalogue& texts) {
    dictionary.SetValue(kfb_TODAY, full_date(page.today, texts));
    fill_together(dictionary, page, texts);
    for (const auto& child : page.children) {
        auto& section = *dictionary.AddSectionDictionary(kfb_CHILD);
        section.SetValue(kfb_NAME, child.account_name);
        section.SetValue(kfb_DIARY_ADDRESS, "/diary/" + std::to_string(child.number.value) + "/week");
        if (child.diary) {
            fill_diary(section, *child.diary, child.number, page.today, texts);
        } else {
            section.SetValueAndShowSection(kfb_PASSWORD_ADDRESS, account_password_address(child.number), kfb_RENEWED);
        }
    }
}

}  // namespace mrko::views
