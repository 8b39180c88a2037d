// SPDX-License-Identifier: Apache-2.0
#include "views/marks_tables.h"

#include <algorithm>
#include <tuple>

#include "views/mark_chip.h"
#include "views/names/all_marks.h"
#include "views/period_words.h"
#include "views/subject_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

using journal::SchoolDay;
using journal::SubjectRecord;
using Column = MarksOrder::Column;
using Direction = MarksOrder::Direction;

namespace {

const char* aria_sort(Direction direction) {
    return direction == Direction::ascending ? "ascending" : "descending";
}

const char* arrow(Direction direction) {
    return direction == Direction::ascending ? "▲" : "▼";
}

/// A press on the column that the page is sorted by turns the order round; another one begins with its usual direction.
std::string sort_address(const AllMarks& page, Column column, Direction usual) {
    MarksOrder order{.column = column, .direction = usual};
    if (page.order == order) {
        order.direction = usual == Direction::ascending ? Direction::descending : Direction::ascending;
    }
    return address_of(page, page.view, order);
}

}  // namespace

std::vector<MarksEntry> entries_of(const SubjectRecord& record) {
    std::vector<MarksEntry> entries;
    const auto entry_at = [&](const SchoolDay& day, int lesson_number) -> MarksEntry& {
        const auto found = std::ranges::find_if(
            entries, [&](const MarksEntry& entry) { return entry.day == day && entry.lesson_number == lesson_number; });
        return found != entries.end()
                   ? *found
                   : entries.emplace_back(MarksEntry{
                         .subject = &record, .day = day, .lesson_number = lesson_number, .marks = {}, .absence = {}});
    };
    for (const auto& mark : record.marks) {
        entry_at(mark.day, mark.lesson_number).marks.push_back(mark.mark);
    }
    for (const auto& missed : record.absences) {
        entry_at(missed.day, missed.lesson_number).absence = missed.absence;
    }
    std::ranges::sort(entries, {}, [](const MarksEntry& entry) { return std::tuple{entry.day, entry.lesson_number}; });
    return entries;
}

MarksTotals totals_of(const AllMarks& page) {
    MarksTotals totals;
    for (const SubjectRecord& record : page.subjects) {
        for (const auto& mark : record.marks) {
            totals.sum.add(mark.mark);
        }
        totals.missed += record.missed();
    }
    return totals;
}

PeriodSwitch switch_of(const AllMarks& page, AllMarks::View view, const MarksOrder& order) {
    PeriodSwitch period = page.period;
    if (view != AllMarks::View::by_subject) {
        period.further.emplace_back("view", view_word(view));
    }
    if (order != usual_order(view)) {
        period.further.emplace_back("sort", order_word(order));
    }
    return period;
}

std::string address_of(const AllMarks& page, AllMarks::View view, const MarksOrder& order) {
    return address_with(switch_of(page, view, order), period_query(page.period.choice));
}

std::string address_of_subject(const AllMarks& page, journal::SubjectId subject) {
    return subject_address(page.child, subject) + "?" + period_query(page.period.choice);
}

void fill_chips(ctemplate::TemplateDictionary& place,
                const MarksEntry& entry,
                const AllMarks& page,
                const Catalogue& texts) {
    fill_mark_chips(*place.AddIncludeDictionary(kam_CHIPS),
                    entry.marks,
                    entry.absence,
                    {.child = page.child, .subject = entry.subject->title, .day = entry.day},
                    texts);
}

void fill_sorting(ctemplate::TemplateDictionary& table, const AllMarks& page) {
    table.SetValue(kam_SORTED, aria_sort(page.order.direction));
    table.SetValue(kam_ARROW, arrow(page.order.direction));
    table.SetValue(kam_SUBJECT_SORT, sort_address(page, Column::subject, Direction::ascending));
    table.SetValue(kam_AVERAGE_SORT, sort_address(page, Column::average, Direction::descending));
    table.SetValue(kam_COUNT_SORT, sort_address(page, Column::count, Direction::descending));
    table.SetValue(kam_MISSED_SORT, sort_address(page, Column::missed, Direction::descending));
    table.SetValue(kam_DATE_SORT, sort_address(page, Column::date, Direction::descending));
    switch (page.order.column) {
        case Column::subject: table.ShowSection(kam_BY_SUBJECT); break;
        case Column::average: table.ShowSection(kam_BY_AVERAGE); break;
        case Column::count: table.ShowSection(kam_BY_COUNT); break;
        case Column::missed: table.ShowSection(kam_BY_MISSED); break;
        case Column::date: break;
    }
}

}  // namespace mrko::views
