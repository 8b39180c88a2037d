// SPDX-License-Identifier: Apache-2.0
#include "views/all_marks.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <tuple>
#include <utility>

#include "views/format.h"
#include "views/mark_chip.h"
#include "views/mark_words.h"
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

/// More columns than this fit a sheet of A4 across only in smaller print.
constexpr std::size_t roomy_days = 36;
/// More columns than this do not fit it at all; a quarter of six-day weeks does.
constexpr std::size_t days_on_paper = 66;

std::string_view column_word(Column column) noexcept {
    switch (column) {
        case Column::subject: return "title";
        case Column::average: return "average";
        case Column::count: return "count";
        case Column::missed: return "missed";
        case Column::date: return "date";
    }
    return "";
}

/// What the links of the page keep besides the period.
std::vector<std::pair<std::string, std::string>> kept(AllMarks::View view, const MarksOrder& order) {
    std::vector<std::pair<std::string, std::string>> fields;
    if (view != AllMarks::View::by_subject) {
        fields.emplace_back("view", view_word(view));
    }
    if (order != usual_order(view)) {
        fields.emplace_back("sort", order_word(order));
    }
    return fields;
}

std::string address(const AllMarks& page, AllMarks::View view, const MarksOrder& order) {
    PeriodSwitch period = page.period;
    period.further = kept(view, order);
    return address_with(period, period_query(period.choice));
}

std::string address_of_subject(const AllMarks& page, journal::SubjectId subject) {
    return subject_address(page.child, subject) + "?" + period_query(page.period.choice);
}

/// "I четверть, 3 сентября – 26 октября 2018 г.".
std::string period_words(const AllMarks& page, const Catalogue& texts) {
    const auto& choice = page.period.choice;
    const std::string title = period_title(choice, texts);
    return choice.unit == journal::PeriodUnit::study_period ? title + ", " + date_range(choice.days, texts) : title;
}

/// One lesson of a subject on one day, as far as it has marks or an absence.
struct Entry {
    const SubjectRecord* subject{nullptr};
    SchoolDay day{};
    int lesson_number{0};
    std::vector<journal::Mark> marks;
    std::optional<journal::Absence> absence;
};

/// The entries of one subject in the order of days and lessons.
std::vector<Entry> entries_of(const SubjectRecord& record) {
    std::vector<Entry> entries;
    const auto entry_at = [&](const SchoolDay& day, int lesson_number) -> Entry& {
        const auto found = std::ranges::find_if(
            entries, [&](const Entry& entry) { return entry.day == day && entry.lesson_number == lesson_number; });
        return found != entries.end()
                   ? *found
                   : entries.emplace_back(Entry{
                         .subject = &record, .day = day, .lesson_number = lesson_number, .marks = {}, .absence = {}});
    };
    for (const auto& mark : record.marks) {
        entry_at(mark.day, mark.lesson_number).marks.push_back(mark.mark);
    }
    for (const auto& missed : record.absences) {
        entry_at(missed.day, missed.lesson_number).absence = missed.absence;
    }
    std::ranges::sort(entries, {}, [](const Entry& entry) { return std::tuple{entry.day, entry.lesson_number}; });
    return entries;
}

struct Row {
    const SubjectRecord* subject{nullptr};
    std::vector<Entry> entries;
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
            std::ranges::stable_partition(rows, [](const Row& row) { return row.subject->sum.average().has_value(); });
            break;
        case Column::count: sort_by([](const SubjectRecord& record) { return record.sum.count(); }); break;
        case Column::missed: sort_by([](const SubjectRecord& record) { return record.missed(); }); break;
        case Column::date: break;
    }
    return rows;
}

bool is_empty(const AllMarks& page) {
    return std::ranges::all_of(
        page.subjects, [](const SubjectRecord& record) { return record.marks.empty() && record.absences.empty(); });
}

/// Every day on which a subject has an entry, in order.
std::vector<SchoolDay> days_of(std::span<const Row> rows) {
    std::vector<SchoolDay> days;
    for (const Row& row : rows) {
        for (const Entry& entry : row.entries) {
            days.push_back(entry.day);
        }
    }
    std::ranges::sort(days);
    const auto repeated = std::ranges::unique(days);
    days.erase(repeated.begin(), repeated.end());
    return days;
}

bool begins_month(std::span<const SchoolDay> days, std::size_t at) {
    return at == 0 || days[at].month() != days[at - 1].month();
}

struct Totals {
    journal::MarkSum sum;
    int missed{0};
};

Totals totals_of(const AllMarks& page) {
    Totals totals;
    for (const SubjectRecord& record : page.subjects) {
        for (const auto& mark : record.marks) {
            totals.sum.add(mark.mark);
        }
        totals.missed += record.missed();
    }
    return totals;
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

void fill_chips(ctemplate::TemplateDictionary& place,
                const Entry& entry,
                const AllMarks& page,
                const Catalogue& texts) {
    fill_mark_chips(*place.AddIncludeDictionary(kam_CHIPS),
                    entry.marks,
                    entry.absence,
                    {.child = page.child, .subject = entry.subject->title, .day = entry.day},
                    texts);
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
    return address(page, page.view, order);
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

void fill_matrix(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts) {
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
    const Totals totals = totals_of(page);
    fill_figures(line, totals.sum, totals.missed, texts);
}

/// "Пн, 3 сентября".
std::string short_date(const SchoolDay& day, const Catalogue& texts) {
    return short_weekday(day, texts) + ", " + day_and_month(day, texts);
}

/// The entry cut into its marks, each with its work and comment, and its absence.
std::vector<Entry> single(const Entry& entry) {
    std::vector<Entry> result;
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
    return result;
}

/// What stands beside the mark, and the teacher's words on it.
std::pair<std::string, std::string> reason(const Entry& entry, const Catalogue& texts) {
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

void fill_entry(ctemplate::TemplateDictionary& line, const Entry& entry, const AllMarks& page, const Catalogue& texts) {
    line.SetValue(kam_DATE, journal::iso(entry.day));
    line.SetValue(kam_DATE_WORDS, short_date(entry.day, texts));
    line.SetValue(kam_SUBJECT, entry.subject->title);
    line.SetValue(kam_SUBJECT_ADDRESS, address_of_subject(page, entry.subject->subject));
    fill_chips(line, entry, page, texts);
    const auto [work, comment] = reason(entry, texts);
    if (!work.empty()) {
        line.SetValueAndShowSection(kam_WORK, work, kam_WORK);
    }
    if (!comment.empty()) {
        line.SetValueAndShowSection(kam_COMMENT, comment, kam_COMMENT);
    }
}

/// "12 оценок, среднее 4,33, пропущено 2 урока".
std::string totals_in_words(const AllMarks& page, const Catalogue& texts) {
    const Totals totals = totals_of(page);
    std::string words = texts.plural(Message{"marks", "{n} counted mark"}, totals.sum.count());
    if (const auto average = totals.sum.average()) {
        words += texts.text(Message{"marks", ", average {average}"}, {{"average", decimal(*average, texts)}});
    }
    if (totals.missed > 0) {
        words += texts.plural(Message{"marks", ", {n} lesson missed"}, totals.missed);
    }
    return words;
}

void fill_list(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts) {
    auto& list = *dictionary.AddSectionDictionary(kam_LIST);
    fill_sorting(list, page);
    std::vector<Entry> entries;
    for (const SubjectRecord& record : page.subjects) {
        for (const Entry& entry : entries_of(record)) {
            std::ranges::move(single(entry), std::back_inserter(entries));
        }
    }
    const bool newest_first = page.order.direction == Direction::descending;
    std::ranges::stable_sort(entries, [newest_first](const Entry& one, const Entry& other) {
        if (one.day != other.day) {
            return newest_first ? other.day < one.day : one.day < other.day;
        }
        return one.lesson_number < other.lesson_number;
    });
    const Entry* before = nullptr;
    for (const Entry& entry : entries) {
        auto& line = *list.AddSectionDictionary(kam_ENTRY);
        if (before == nullptr || before->day != entry.day) {
            line.ShowSection(kam_NEW_DAY);
        }
        fill_entry(line, entry, page, texts);
        before = &entry;
    }
    list.SetValue(kam_TOTALS, totals_in_words(page, texts));
}

void fill_emptiness(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts) {
    auto& note = *dictionary.AddSectionDictionary(kam_EMPTY);
    const auto& choice = page.period.choice;
    note.SetValue(kam_EMPTY_TEXT,
                  choice.days.first > page.period.today
                      ? texts.text(Message{"marks", "These days are still to come."})
                      : texts.text(Message{"marks", "There are no marks and no missed lessons in these days."}));
    if (choice.unit != journal::PeriodUnit::year) {
        PeriodSwitch whole_year = page.period;
        whole_year.further = kept(page.view, page.order);
        auto& way = *note.AddSectionDictionary(kam_EMPTY_WAY);
        way.SetValue(kam_EMPTY_ADDRESS,
                     address_with(whole_year, period_query(journal::PeriodUnit::year, page.period.year.first)));
        way.SetValue(kam_EMPTY_NAME, texts.text(Message{"marks", "Show the whole academic year"}));
    }
}

void fill_views(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts) {
    for (const auto view : {AllMarks::View::by_subject, AllMarks::View::by_date}) {
        auto& link = *dictionary.AddSectionDictionary(kam_VIEW);
        link.SetValue(kam_VIEW_ADDRESS, address(page, view, usual_order(view)));
        link.SetValue(kam_VIEW_NAME,
                      view == AllMarks::View::by_subject ? texts.text(Message{"marks", "By subject"})
                                                         : texts.text(Message{"marks", "By date"}));
        if (view == page.view) {
            link.ShowSection(kam_CURRENT);
        }
    }
}

}  // namespace

std::string_view view_word(AllMarks::View view) noexcept {
    switch (view) {
        case AllMarks::View::by_subject: return "subjects";
        case AllMarks::View::by_date: return "dates";
    }
    return "";
}

std::string order_word(const MarksOrder& order) {
    return (order.direction == Direction::descending ? "-" : "") + std::string(column_word(order.column));
}

MarksOrder usual_order(AllMarks::View view) noexcept {
    switch (view) {
        case AllMarks::View::by_subject: return {.column = Column::subject, .direction = Direction::ascending};
        case AllMarks::View::by_date: return {.column = Column::date, .direction = Direction::descending};
    }
    return {};
}

std::optional<MarksOrder> read_order(std::string_view word, AllMarks::View view) {
    MarksOrder order;
    if (word.starts_with('-')) {
        order.direction = Direction::descending;
        word.remove_prefix(1);
    }
    static constexpr std::array of_table{Column::subject, Column::average, Column::count, Column::missed};
    static constexpr std::array of_list{Column::date};
    const std::span<const Column> columns =
        view == AllMarks::View::by_subject ? std::span<const Column>{of_table} : std::span<const Column>{of_list};
    const auto found = std::ranges::find(columns, word, column_word);
    if (found == columns.end()) {
        return std::nullopt;
    }
    order.column = *found;
    return order;
}

PageHead head(const AllMarks& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"marks", "All grades"}) + ", " + period_title(page.period.choice, texts) +
                     ", " + page.account_name,
            .page_name = "all_marks.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts) {
    dictionary.SetValue(kam_PERIOD_TITLE, period_words(page, texts));
    dictionary.SetValue(kam_OWNER, owner_line(page.card, " · ", texts));
    dictionary.SetValue(kam_PAPER_HEAD,
                        texts.text(Message{"marks", "All grades"}) + " · " + owner_line(page.card, ", ", texts) +
                            " · " + period_words(page, texts));
    dictionary.SetValue(
        kam_PRINTED,
        texts.text(Message{"week", "Printed: {date}, {time}"},
                   {{"date", full_date(page.period.today, texts)}, {"time", time_of_day(page.printed_at)}}));
    fill_views(dictionary, page, texts);
    PeriodSwitch period = page.period;
    period.further = kept(page.view, page.order);
    fill_period_switch(*dictionary.AddIncludeDictionary(kam_PERIOD), period, texts);
    if (is_empty(page)) {
        fill_emptiness(dictionary, page, texts);
        return;
    }
    dictionary.ShowSection(kam_EXPLAINED);
    switch (page.view) {
        case AllMarks::View::by_subject: fill_matrix(dictionary, page, texts); break;
        case AllMarks::View::by_date: fill_list(dictionary, page, texts); break;
    }
}

}  // namespace mrko::views
