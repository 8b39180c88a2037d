// SPDX-License-Identifier: Apache-2.0
#include "views/all_marks.h"

#include <algorithm>
#include <array>
#include <span>

#include "views/format.h"
#include "views/marks_tables.h"
#include "views/names/all_marks.h"
#include "views/period_words.h"
#include "views/template_dictionary.h"

namespace mrko::views {

using journal::SubjectRecord;
using Column = MarksOrder::Column;
using Direction = MarksOrder::Direction;

namespace {

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

/// "I четверть, 3 сентября – 26 октября 2018 г.".
std::string period_words(const AllMarks& page, const Catalogue& texts) {
    const auto& choice = page.period.choice;
    const std::string title = period_title(choice, texts);
    return choice.unit == journal::PeriodUnit::study_period ? title + ", " + date_range(choice.days, texts) : title;
}

bool is_empty(const AllMarks& page) {
    return std::ranges::all_of(
        page.subjects, [](const SubjectRecord& record) { return record.marks.empty() && record.absences.empty(); });
}

void fill_emptiness(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts) {
    auto& note = *dictionary.AddSectionDictionary(kam_EMPTY);
    const auto& choice = page.period.choice;
    note.SetValue(kam_EMPTY_TEXT,
                  choice.days.first > page.period.today
                      ? texts.text(Message{"marks", "These days are still to come."})
                      : texts.text(Message{"marks", "There are no marks and no missed lessons in these days."}));
    if (choice.unit != journal::PeriodUnit::year) {
        auto& way = *note.AddSectionDictionary(kam_EMPTY_WAY);
        way.SetValue(kam_EMPTY_ADDRESS,
                     address_with(switch_of(page, page.view, page.order),
                                  period_query(journal::PeriodUnit::year, page.period.year.first)));
        way.SetValue(kam_EMPTY_NAME, texts.text(Message{"marks", "Show the whole academic year"}));
    }
}

void fill_views(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts) {
    for (const auto view : {AllMarks::View::by_subject, AllMarks::View::by_date}) {
        auto& link = *dictionary.AddSectionDictionary(kam_VIEW);
        link.SetValue(kam_VIEW_ADDRESS, address_of(page, view, usual_order(view)));
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
    dictionary.SetValue(kam_STATE_OF,
                        texts.text(Message{"week", "State of the diary: {date}, {time}"},
                                   {{"date", full_date(page.period.today, texts)}, {"time", time_of_day(page.as_of)}}));
    fill_views(dictionary, page, texts);
    fill_period_switch(*dictionary.AddIncludeDictionary(kam_PERIOD), switch_of(page, page.view, page.order), texts);
    if (is_empty(page)) {
        fill_emptiness(dictionary, page, texts);
        return;
    }
    dictionary.ShowSection(kam_EXPLAINED);
    switch (page.view) {
        case AllMarks::View::by_subject: fill_marks_by_subject(dictionary, page, texts); break;
        case AllMarks::View::by_date: fill_marks_by_date(dictionary, page, texts); break;
    }
}

}  // namespace mrko::views
