// SPDX-License-Identifier: Apache-2.0
#include "views/subject_page.h"

#include <algorithm>
#include <tuple>
#include <variant>

#include "views/average_line.h"
#include "views/filling_words.h"
#include "views/format.h"
#include "views/linked_text.h"
#include "views/mark_chip.h"
#include "views/mark_words.h"
#include "views/names/no_subjects.h"
#include "views/names/subject_page.h"
#include "views/period_words.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

/// A row of the table: a mark or a missed lesson.
using Entry = std::variant<const journal::MarkInLesson*, const journal::MissedLesson*>;

std::string child_address(access::ChildNumber child) {
    return "/diary/" + std::to_string(child.value);
}

std::string day_address(access::ChildNumber child, const journal::SchoolDay& day) {
    return child_address(child) + "/day/" + journal::iso(day);
}

std::tuple<journal::SchoolDay, int> place(const Entry& entry) {
    return std::visit([](const auto* item) { return std::tuple{item->day, item->lesson_number}; }, entry);
}

std::vector<Entry> entries(const SubjectPage& page) {
    std::vector<Entry> result;
    for (const auto& mark : page.record.marks) {
        result.emplace_back(&mark);
    }
    for (const auto& missed : page.record.absences) {
        result.emplace_back(&missed);
    }
    // Stable, for several marks of one lesson stay in the order in which they were given.
    switch (page.order) {
        case SubjectPage::Order::newest_first: std::ranges::stable_sort(result, std::ranges::greater{}, place); break;
        case SubjectPage::Order::oldest_first: std::ranges::stable_sort(result, std::ranges::less{}, place); break;
    }
    return result;
}

/// What the page's address says beside the path.
std::vector<AddressField> kept_fields(const SubjectPage& page) {
    std::vector<AddressField> fields;
    std::string query = period_query(page.period.choice);
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const std::string field = query.substr(0, end);
        const auto sign = field.find('=');
        fields.emplace_back(field.substr(0, sign), field.substr(sign + 1));
        query.erase(0, std::min(end + 1, query.size()));
    }
    fields.insert(fields.end(), page.period.further.begin(), page.period.further.end());
    return fields;
}

std::string owner(const SubjectPage& page, const Catalogue& texts) {
    std::string result = page.account_name;
    if (!page.teacher.empty()) {
        result += " · " + unbroken(page.teacher);
    }
    return result + " · " + period_in_full(page.period.choice, texts);
}

void fill_picker(ctemplate::TemplateDictionary& dictionary, const SubjectPage& page) {
    dictionary.SetValue(ksp_PICK_ADDRESS, child_address(page.child) + "/subject");
    for (const auto& [name, value] : kept_fields(page)) {
        auto& field = *dictionary.AddSectionDictionary(ksp_KEPT);
        field.SetValue(ksp_KEPT_NAME, name);
        field.SetValue(ksp_KEPT_VALUE, value);
    }
    PeriodSwitch there = page.period;
    for (const SubjectLink& offered : page.subjects) {
        auto& link = *dictionary.AddSectionDictionary(ksp_LINK);
        there.address = subject_address(page.child, offered.subject);
        link.SetValue(ksp_LINK_ADDRESS, address_with(there, period_query(there.choice)));
        link.SetValue(ksp_LINK_TITLE, offered.title);
        link.SetValue(ksp_LINK_ID, std::to_string(offered.subject.value));
        if (offered.subject == page.subject) {
            link.ShowSection(ksp_CURRENT);
        }
    }
}

bool is_wordy(const journal::MarkInLesson& entry) {
    return entry.mark.state == journal::Mark::State::given && !journal::has_average(entry.mark.scale);
}

/// Why there is no average to show.
const std::string& emptiness(const SubjectPage& page, const Catalogue& texts) {
    const auto& marks = page.record.marks;
    if (marks.empty()) {
        return texts.text(Message{"subject", "There is no average: no marks in these days."});
    }
    if (page.record.sum.count() > 0) {
        return texts.text(Message{"subject", "There is no common average: the marks are of different scales."});
    }
    if (std::ranges::all_of(marks, is_wordy)) {
        return texts.text(Message{"subject", "There is no average: marks of this subject are words or letters."});
    }
    return texts.text(Message{"subject", "There is no average: no mark of these days counts for it."});
}

void fill_average(ctemplate::TemplateDictionary& dictionary, const SubjectPage& page, const Catalogue& texts) {
    if (const auto average = page.record.sum.average()) {
        auto& card = *dictionary.AddSectionDictionary(ksp_AVERAGE);
        card.SetValue(ksp_AVERAGE, decimal(*average, texts));
        card.SetValue(ksp_FROM_MARKS, texts.plural(Message{"subject", "from {n} mark"}, page.record.sum.count()));
        const auto resits = resit_words(page.rules.resit, texts);
        card.SetValue(
            ksp_HOW,
            texts.text(
                Message{"subject", "Each mark times its weight, divided by the sum of the weights, to two decimals."}) +
                (resits.empty() ? "" : " " + resits));
        if (page.record.sum.scale() == journal::Scale::five) {
            auto& rule = *dictionary.AddSectionDictionary(ksp_RULE);
            rule.SetValue(ksp_RULE, thresholds_in_words(page.rules.thresholds, texts));
            rule.SetValue(ksp_ORIGIN, origin_in_words(page.rules, texts));
        }
    } else {
        dictionary.SetValueAndShowSection(ksp_NO_AVERAGE, emptiness(page, texts), ksp_NO_AVERAGE);
    }
    if (const int missed = page.record.missed(); missed > 0) {
        dictionary.SetValueAndShowSection(
            ksp_MISSED,
            texts.plural(Message{"subject", "{n} lesson missed, absences never count."}, missed),
            ksp_MISSED);
    }
}

/// Why a mark is not in the average; empty for one that is.
std::string reason_left_out(const journal::Mark& mark, const Catalogue& texts) {
    if (mark.state == journal::Mark::State::pending) {
        return spoken_value(mark, texts) + "; " + texts.text(Message{"subject", "not in the average"});
    }
    return journal::counts(mark) ? std::string() : texts.text(Message{"subject", "not in the average"});
}

void fill_mark(ctemplate::TemplateDictionary& row,
               const journal::MarkInLesson& entry,
               const ChipPlace& where,
               const Catalogue& texts) {
    const journal::Mark& mark = entry.mark;
    if (const std::string work = work_of(mark, texts); !work.empty()) {
        row.SetValueAndShowSection(ksp_WORK, unbroken(work), ksp_WORK);
    }
    if (const std::string reason = reason_left_out(mark, texts); !reason.empty()) {
        row.SetValueAndShowSection(ksp_REASON, reason, ksp_REASON);
        row.ShowSection(ksp_NOT_COUNTED);
    }
    if (!mark.comment.empty()) {
        auto& comment = *row.AddSectionDictionary(ksp_COMMENT);
        fill_linked_text(*comment.AddIncludeDictionary(ksp_COMMENT_TEXT), mark.comment);
    }
    if (!entry.teacher.empty()) {
        row.SetValueAndShowSection(ksp_TEACHER, unbroken(entry.teacher), ksp_TEACHER);
    }
    row.SetValueAndShowSection(ksp_WEIGHT, decimal(mark.weight, texts), ksp_WEIGHT);
    fill_mark_chip(*row.AddIncludeDictionary(ksp_CHIP), mark, where, texts);
}

void fill_missed(ctemplate::TemplateDictionary& row,
                 const journal::MissedLesson& missed,
                 const ChipPlace& where,
                 const Catalogue& texts) {
    std::string words = absence_words(missed.absence, texts);
    if (!missed.absence.comment.empty()) {
        words += ": " + missed.absence.comment;
    }
    row.SetValueAndShowSection(
        ksp_REASON, words + "; " + texts.text(Message{"subject", "not in the average"}), ksp_REASON);
    row.ShowSection(ksp_NOT_COUNTED);
    fill_absence_chip(*row.AddIncludeDictionary(ksp_CHIP), missed.absence, where, texts);
}

void fill_sorting(ctemplate::TemplateDictionary& table, const SubjectPage& page, const Catalogue& texts) {
    const bool newest_first = page.order == SubjectPage::Order::newest_first;
    PeriodSwitch other = page.period;
    std::erase_if(other.further, [](const AddressField& field) { return field.first == "sort"; });
    if (newest_first) {
        other.further.emplace_back("sort", "up");
    }
    table.SetValue(ksp_SORTED, newest_first ? "descending" : "ascending");
    table.SetValue(ksp_SORT_ADDRESS, address_with(other, period_query(other.choice)) + "#marks");
    table.SetValue(ksp_SORT_SIGN, newest_first ? "↓" : "↑");
    table.SetValue(ksp_SORT_NAME,
                   newest_first ? texts.text(Message{"subject", "newest first, show the oldest first"})
                                : texts.text(Message{"subject", "oldest first, show the newest first"}));
}

void fill_entries(ctemplate::TemplateDictionary& dictionary, const SubjectPage& page, const Catalogue& texts) {
    const auto rows = entries(page);
    if (page.record.marks.empty()) {
        dictionary.SetValueAndShowSection(ksp_NO_MARKS,
                                          page.period.choice.days.last < page.period.today
                                              ? texts.text(Message{"subject", "No marks were given in these days."})
                                              : texts.text(Message{"subject", "There are no marks in these days yet."}),
                                          ksp_NO_MARKS);
    }
    if (rows.empty()) {
        return;
    }
    auto& table = *dictionary.AddSectionDictionary(ksp_MARKS);
    fill_sorting(table, page, texts);
    for (const Entry& entry : rows) {
        auto& row = *table.AddSectionDictionary(ksp_ENTRY);
        const journal::SchoolDay day = std::get<0>(place(entry));
        const ChipPlace where{.child = page.child, .subject = page.title, .day = day};
        row.SetValue(ksp_DATE, journal::iso(day));
        row.SetValue(ksp_DAY, day_and_month(day, texts));
        row.SetValue(ksp_DAY_ADDRESS, day_address(page.child, day));
        if (const auto* const mark = std::get_if<const journal::MarkInLesson*>(&entry)) {
            fill_mark(row, **mark, where, texts);
        } else {
            fill_missed(row, *std::get<const journal::MissedLesson*>(entry), where, texts);
        }
    }
}

bool is_written(const SubjectHomework& task) {
    return task.homework.state != journal::Homework::State::not_filled;
}

void fill_homework(ctemplate::TemplateDictionary& dictionary, const SubjectPage& page, const Catalogue& texts) {
    const bool waits = page.habits.custom == journal::HomeworkCustom::set;
    if (!waits && std::ranges::none_of(page.homework, is_written)) {
        dictionary.ShowSection(ksp_NEVER_SET);
        return;
    }
    if (page.homework.empty()) {
        dictionary.ShowSection(ksp_NO_HOMEWORK);
        return;
    }
    auto& list = *dictionary.AddSectionDictionary(ksp_TASKS);
    for (const SubjectHomework& task : page.homework) {
        if (!waits && !is_written(task)) {
            continue;
        }
        auto& row = *list.AddSectionDictionary(ksp_TASK);
        row.SetValue(ksp_DATE, journal::iso(task.day));
        row.SetValue(ksp_DAY, day_and_month(task.day, texts));
        row.SetValue(ksp_DAY_ADDRESS, day_address(page.child, task.day));
        switch (task.homework.state) {
            case journal::Homework::State::set:
                fill_linked_text(*row.AddIncludeDictionary(ksp_TASK_TEXT), task.homework.text);
                if (task.homework.fresh) {
                    row.ShowSection(ksp_NEW_TASK);
                }
                break;
            case journal::Homework::State::nothing_set: row.ShowSection(ksp_NOTHING_SET); break;
            case journal::Homework::State::not_filled: {
                auto& blank = *row.AddSectionDictionary(ksp_NOT_FILLED);
                if (const auto usual = usual_sentence(page.habits, page.subject, task.day, texts); !usual.empty()) {
                    blank.SetValueAndShowSection(ksp_USUAL, usual, ksp_USUAL);
                }
                break;
            }
        }
    }
}

/// A period without marks ends with nothing, unless the teacher set a mark all the same.
bool says_something(const PeriodOutlook& outlook, const SubjectPage& page) {
    return !page.record.marks.empty() || outlook.set || !outlook.risks.empty();
}

void fill_side(ctemplate::TemplateDictionary& dictionary, const SubjectPage& page, const Catalogue& texts) {
    const journal::DaySpan& days = page.period.choice.days;
    if (!page.running.empty()) {
        auto& card = *dictionary.AddSectionDictionary(ksp_LINE_CARD);
        const bool on_five = page.record.sum.scale() == journal::Scale::five;
        fill_average_line(*card.AddIncludeDictionary(ksp_LINE),
                          {.averages = page.running,
                           .days = days,
                           .until = std::clamp(page.period.today, days.first, days.last),
                           .thresholds = on_five ? std::optional{page.rules.thresholds} : std::nullopt},
                          texts);
    }
    if (page.outlook && says_something(*page.outlook, page)) {
        fill_period_outlook(
            *dictionary.AddIncludeDictionary(ksp_OUTLOOK), *page.outlook, page.child, page.title, texts);
    } else if (page.period.choice.unit != journal::PeriodUnit::study_period &&
               std::ranges::find(page.period.units, journal::PeriodUnit::study_period) != page.period.units.end()) {
        auto& hint = *dictionary.AddSectionDictionary(ksp_ELSEWHERE);
        hint.SetValue(
            ksp_OWN_PERIOD_ADDRESS,
            page.period.address + "?" +
                period_query(journal::PeriodUnit::study_period, std::clamp(page.period.today, days.first, days.last)));
    }
    if (page.what_if) {
        fill_what_if_form(*dictionary.AddIncludeDictionary(ksp_WHAT_IF),
                          *page.what_if,
                          page.period.address,
                          kept_fields(page),
                          texts);
    }
}

}  // namespace

std::string subject_address(access::ChildNumber child, journal::SubjectId subject) {
    return child_address(child) + "/subject/" + std::to_string(subject.value);
}

PageHead head(const SubjectPage& page, const Catalogue& texts) {
    std::string title = page.title + ", " + page.account_name;
    if (page.what_if && has_fault(*page.what_if)) {
        title = texts.text(Message{"period", "Error:"}) + " " + title;
    }
    return {.title = std::move(title), .page_name = "subject_page.tpl", .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const SubjectPage& page, const Catalogue& texts) {
    dictionary.SetValue(ksp_SUBJECT, page.title);
    dictionary.SetValue(ksp_OWNER, owner(page, texts));
    dictionary.SetValue(ksp_PAPER_HEAD,
                        texts.text(Message{"subject", "{subject} · {child}, {class} · {period}"},
                                   {{"subject", page.title},
                                    {"child", short_name(page.card)},
                                    {"class", class_label(page.card.class_name, texts)},
                                    {"period", period_in_full(page.period.choice, texts)}}));
    fill_period_switch(*dictionary.AddIncludeDictionary(ksp_PERIOD), page.period, texts);
    fill_picker(dictionary, page);
    fill_average(dictionary, page, texts);
    fill_entries(dictionary, page, texts);
    fill_homework(dictionary, page, texts);
    fill_side(dictionary, page, texts);
}

PageHead head(const NoSubjects& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"subject", "No subjects yet"}) + ", " + page.account_name,
            .page_name = "no_subjects.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const NoSubjects& page, const Catalogue& texts) {
    dictionary.SetValue(kns_TEXT,
                        texts.text(Message{"subject", "The diary “{name}” has no subjects in this academic year yet."},
                                   {{"name", page.account_name}}));
    dictionary.SetValue(kns_WEEK_ADDRESS, child_address(page.child) + "/week");
}

}  // namespace mrko::views
