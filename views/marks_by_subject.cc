// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>

#include "views/format.h"
#include "views/marks_tables.h"
#include "views/names/all_marks.h"
#include "views/template_dictionary.h"

namespace mrko::views {

using journal::SchoolDay;
using journal::SubjectRecord;
using Column = MarksOrder::Column;
using Direction = MarksOrder::Direction;

namespace {

/// More columns than this fit a sheet of A4 across only in smaller print.
constexpr std::size_t roomy_days = 36;
/// More columns than this do not fit it at all; a quarter of six-day weeks does.
constexpr std::size_t days_on_paper = 66;

struct Row {
    const SubjectRecord* subject{nullptr};
    std::vector<MarksEntry> entries;
};

/// The rows in the order that was asked for; those without an average come last in any order of averages.
std::vector<Row> rows_of(const AllMarks& page) {
    std::vector<Row> rows;
    for (const SubjectRecord& record : page.subjects) {
        rows.push_back({.subject = &record, .entries = entries_of(record)});
    }
    const bool descending = page.order.direction == Direction::descending;
    const auto sort_by = [&](const auto& figure) {
        std::ranges::stable_sort(rows, [&](const Row& one, const Row& other) {
            return descending ? figure(*other.subject) < figure(*one.subject)
                              : figure(*one.subject) < figure(*other.subject);
        });
    };
    switch (page.order.column) {
        case Column::subject:
            if (descending) {
                std::ranges::reverse(rows);
            }
            break;
        case Column::average:
            sort_by([](const SubjectRecord& record) {
                return record.sum.average().value_or(journal::Average{}).hundredths;
            });
            std::stable_partition(
                rows.begin(), rows.end(), [](const Row& row) { return row.subject->sum.average().has_value(); });
            break;
        case Column::count: sort_by([](const SubjectRecord& record) { return record.sum.count(); }); break;
        case Column::missed: sort_by([](const SubjectRecord& record) { return record.missed(); }); break;
        case Column::date: break;
    }
    return rows;
}

/// Every day on which a subject has an entry, in order.
std::vector<SchoolDay> days_of(std::span<const Row> rows) {
    std::vector<SchoolDay> days;
    for (const Row& row : rows) {
        for (const MarksEntry& entry : row.entries) {
            days.push_back(entry.day);
        }
    }
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

bool begins_month(std::span<const SchoolDay> days, std::size_t at) {
    return at == 0 || days[at].month() != days[at - 1].month();
}

void fill_figures(ctemplate::TemplateDictionary& row, const journal::MarkSum& sum, int missed, const Catalogue& texts) {
    if (const auto average = sum.average()) {
        row.SetValueAndShowSection(kam_AVERAGE, decimal(*average, texts), kam_AVERAGE);
    } else {
        row.ShowSection(kam_NO_AVERAGE);
    }
    row.SetIntValue(kam_COUNT, sum.count());
    row.SetIntValue(kam_MISSED, missed);
}

void fill_row(ctemplate::TemplateDictionary& matrix,
              const Row& row,
              std::span<const SchoolDay> days,
              const AllMarks& page,
              const Catalogue& texts) {
    auto& line = *matrix.AddSectionDictionary(kam_ROW);
    line.SetValue(kam_SUBJECT, row.subject->title);
    line.SetValue(kam_SUBJECT_ADDRESS, address_of_subject(page, row.subject->subject));
    fill_figures(line, row.subject->sum, row.subject->missed(), texts);
    auto entry = row.entries.begin();
    for (std::size_t at = 0; at < days.size(); ++at) {
        auto& cell = *line.AddSectionDictionary(kam_CELL);
        if (begins_month(days, at)) {
            cell.ShowSection(kam_BEGINS);
        }
        for (; entry != row.entries.end() && entry->day == days[at]; ++entry) {
            fill_chips(*cell.AddSectionDictionary(kam_LESSON), *entry, page, texts);
        }
    }
}

void fill_days(ctemplate::TemplateDictionary& matrix, std::span<const SchoolDay> days, const Catalogue& texts) {
    for (std::size_t at = 0; at < days.size(); ++at) {
        auto& head = *matrix.AddSectionDictionary(kam_DAY);
        head.SetValue(kam_DAY_HEADING, day_heading(days[at], texts));
        head.SetValue(kam_WEEKDAY, short_weekday(days[at], texts));
        head.SetIntValue(kam_NUMBER, static_cast<int>(static_cast<unsigned>(days[at].day())));
        if (!begins_month(days, at)) {
            continue;
        }
        head.ShowSection(kam_BEGINS);
        auto& month = *matrix.AddSectionDictionary(kam_MONTH);
        month.SetValue(kam_MONTH_NAME, month_and_year(days[at], texts));
        month.SetIntValue(kam_DAY_COUNT, static_cast<int>(std::ranges::count_if(days, [&](const SchoolDay& day) {
                              return day.year() == days[at].year() && day.month() == days[at].month();
                          })));
    }
}

}  // namespace

void fill_marks_by_subject(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts) {
    auto& matrix = *dictionary.AddSectionDictionary(kam_MATRIX);
    fill_sorting(matrix, page);
    const auto rows = rows_of(page);
    const auto days = days_of(rows);
    if (days.size() > days_on_paper) {
        matrix.ShowSection(kam_MANY);
    } else if (days.size() > roomy_days) {
        matrix.ShowSection(kam_DENSE);
    }
    fill_days(matrix, days, texts);
    for (const Row& row : rows) {
        fill_row(matrix, row, days, page, texts);
    }
    auto& line = *matrix.AddSectionDictionary(kam_TOTAL);
    line.SetIntValue(kam_ALL_DAYS, static_cast<int>(days.size()));
    const MarksTotals totals = totals_of(page);
    fill_figures(line, totals.sum, totals.missed, texts);
}

}  // namespace mrko::views
