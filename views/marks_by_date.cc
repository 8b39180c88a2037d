// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <utility>

#include "views/format.h"
#include "views/mark_words.h"
#include "views/marks_tables.h"
#include "views/names/all_marks.h"
#include "views/template_dictionary.h"

namespace mrko::views {

using journal::SchoolDay;
using journal::SubjectRecord;
using Direction = MarksOrder::Direction;

namespace {

/// "Пн, 3 сентября".
std::string short_date(const SchoolDay& day, const Catalogue& texts) {
    return short_weekday(day, texts) + ", " + day_and_month(day, texts);
}

void fill_entry(ctemplate::TemplateDictionary& line,
                const MarksEntry& entry,
                const AllMarks& page,
                const Catalogue& texts) {
    line.SetValue(kam_DATE, journal::iso(entry.day));
    line.SetValue(kam_DATE_WORDS, short_date(entry.day, texts));
    line.SetValue(kam_SUBJECT, entry.subject->title);
    line.SetValue(kam_SUBJECT_ADDRESS, address_of_subject(page, entry.subject->subject));
    fill_chips(line, entry, page, texts);
    const auto [work, comment] = reason_of(entry, texts);
    if (!work.empty()) {
        line.SetValueAndShowSection(kam_WORK, work, kam_WORK);
    }
    if (!comment.empty()) {
        line.SetValueAndShowSection(kam_COMMENT, comment, kam_COMMENT);
    }
}

/// "12 оценок, среднее 4,33, пропущено 2 урока".
std::string totals_in_words(const AllMarks& page, const Catalogue& texts) {
    const MarksTotals totals = totals_of(page);
    std::string words = texts.plural(Message{"marks", "{n} counted mark"}, totals.sum.count());
    if (const auto average = totals.sum.average()) {
        words += texts.text(Message{"marks", ", average {average}"}, {{"average", decimal(*average, texts)}});
    }
    if (totals.missed > 0) {
        words += texts.plural(Message{"marks", ", {n} lesson missed"}, totals.missed);
    }
    return words;
}

}  // namespace

std::vector<MarksEntry> single_entries_of(const SubjectRecord& record) {
    std::vector<MarksEntry> result;
    for (const MarksEntry& entry : entries_of(record)) {
        for (const journal::Mark& mark : entry.marks) {
            result.push_back({.subject = entry.subject,
                              .day = entry.day,
                              .lesson_number = entry.lesson_number,
                              .marks = {mark},
                              .absence = {}});
        }
        if (entry.absence) {
            result.push_back({.subject = entry.subject,
                              .day = entry.day,
                              .lesson_number = entry.lesson_number,
                              .marks = {},
                              .absence = entry.absence});
        }
    }
    return result;
}

std::pair<std::string, std::string> reason_of(const MarksEntry& entry, const Catalogue& texts) {
    if (entry.absence) {
        return {absence_words(*entry.absence, texts), entry.absence->comment};
    }
    const journal::Mark& mark = entry.marks.front();
    std::string work = work_of(mark, texts);
    if (mark.state == journal::Mark::State::pending) {
        work += (work.empty() ? "" : ", ") + spoken_value(mark, texts);
    }
    return {unbroken(work), unbroken(mark.comment)};
}

void fill_marks_by_date(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts) {
    auto& list = *dictionary.AddSectionDictionary(kam_LIST);
    fill_sorting(list, page);
    std::vector<MarksEntry> entries;
    for (const SubjectRecord& record : page.subjects) {
        std::ranges::move(single_entries_of(record), std::back_inserter(entries));
    }
    const bool newest_first = page.order.direction == Direction::descending;
    std::ranges::stable_sort(entries, [newest_first](const MarksEntry& one, const MarksEntry& other) {
        if (one.day != other.day) {
            return newest_first ? other.day < one.day : one.day < other.day;
        }
        return one.lesson_number < other.lesson_number;
    });
    const MarksEntry* before = nullptr;
    for (const MarksEntry& entry : entries) {
        auto& line = *list.AddSectionDictionary(kam_ENTRY);
        if (before == nullptr || before->day != entry.day) {
            line.ShowSection(kam_NEW_DAY);
        }
        fill_entry(line, entry, page, texts);
        before = &entry;
    }
    list.SetValue(kam_TOTALS, totals_in_words(page, texts));
}

}  // namespace mrko::views
