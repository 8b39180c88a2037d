// SPDX-License-Identifier: Apache-2.0
#include "views/export_tables.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "journal/statistics.h"
#include "views/format.h"
#include "views/lesson_words.h"
#include "views/mark_words.h"
#include "views/marks_tables.h"

namespace mrko::views {

using journal::DueHomework;
using journal::Lesson;

namespace {

using Cells = std::vector<std::string>;

/// Blanks that must not break are for the screen: who searches a spreadsheet types plain ones.
std::string with_plain_blanks(std::string text) {
    constexpr std::string_view no_break_space = "\u00a0";
    for (auto at = text.find(no_break_space); at != std::string::npos; at = text.find(no_break_space, at)) {
        text.replace(at, no_break_space.size(), " ");
    }
    return text;
}

void add(TableRows& rows, Cells cells) {
    std::ranges::transform(cells, cells.begin(), [](std::string& cell) { return with_plain_blanks(std::move(cell)); });
    rows.push_back(std::move(cells));
}

/// A mark without a lesson has none.
std::string lesson_cell(int number) {
    return number > 0 ? std::to_string(number) : std::string{};
}

std::string average_cell(const journal::MarkSum& sum, const Catalogue& texts) {
    const auto average = sum.average();
    return average ? decimal(*average, texts) : "—";
}

std::string state_words(DueHomework::State state, const Catalogue& texts) {
    switch (state) {
        case DueHomework::State::set: break;
        case DueHomework::State::nothing_set: return texts.text(Message{"homework", "Nothing set, the teacher noted"});
        case DueHomework::State::not_filled: return texts.text(Message{"homework", "Not filled in by the teacher yet"});
        case DueHomework::State::not_written_yet: return texts.text(Message{"homework", "Not written down yet"});
    }
    return {};
}

std::string change_words(const Lesson& lesson, const Catalogue& texts) {
    switch (lesson.status) {
        case Lesson::Status::planned:
        case Lesson::Status::held: break;
        case Lesson::Status::replaced: return texts.text(Message{"timetable", "replacement"});
        case Lesson::Status::cancelled: return texts.text(Message{"week", "cancelled"});
    }
    return {};
}

void add_final(TableRows& rows,
               const journal::StudyYear& year,
               const journal::FinalRow& row,
               const std::string& column,
               const FinalWords& words) {
    if (!words.set.empty() || !words.forecast.empty()) {
        add(rows, {year.title, row.title, column, words.set, words.forecast, words.comment});
    }
}

}  // namespace

TableRows marks_table(std::span<const journal::SubjectRecord> subjects, const Catalogue& texts) {
    TableRows rows;
    add(rows,
        {texts.text(Message{"marks", "Date"}),
         texts.text(Message{"export", "Lesson"}),
         texts.text(Message{"marks", "Subject"}),
         texts.text(Message{"marks", "Mark"}),
         texts.text(Message{"export", "Weight"}),
         texts.text(Message{"marks", "What for"}),
         texts.text(Message{"export", "Comment"})});
    std::vector<MarksEntry> entries;
    for (const journal::SubjectRecord& record : subjects) {
        std::ranges::move(single_entries_of(record), std::back_inserter(entries));
    }
    std::ranges::stable_sort(entries, {}, [](const MarksEntry& entry) {
        return std::tuple{entry.day, entry.lesson_number};
    });
    for (const MarksEntry& entry : entries) {
        const auto [work, comment] = reason_of(entry, texts);
        const bool absent = entry.absence.has_value();
        add(rows,
            {journal::iso(entry.day),
             lesson_cell(entry.lesson_number),
             entry.subject->title,
             absent ? absence_letter(entry.absence->reason, texts) : written_value(entry.marks.front()),
             absent ? std::string{} : decimal(entry.marks.front().weight, texts),
             work,
             comment});
    }
    return rows;
}

TableRows averages_table(std::span<const journal::SubjectRecord> subjects, const Catalogue& texts) {
    TableRows rows;
    add(rows,
        {texts.text(Message{"marks", "Subject"}),
         texts.text(Message{"marks", "Average"}),
         texts.text(Message{"marks", "Marks"}),
         texts.text(Message{"marks", "Missed"})});
    const auto figures = [&](const std::string& title, const journal::MarkSum& sum, int missed) {
        add(rows, {title, average_cell(sum, texts), std::to_string(sum.count()), std::to_string(missed)});
    };
    for (const journal::SubjectRecord& record : subjects) {
        figures(record.title, record.sum, record.missed());
    }
    const auto totals = journal::totals_of(subjects);
    figures(texts.text(Message{"marks", "Total"}), totals.sum, totals.missed);
    return rows;
}

TableRows finals_table(std::span<const FinalMarks::Sheet> sheets, const Catalogue& texts) {
    TableRows rows;
    add(rows,
        {texts.text(Message{"export", "Academic year"}),
         texts.text(Message{"marks", "Subject"}),
         texts.text(Message{"period", "Period"}),
         texts.text(Message{"marks", "Mark"}),
         texts.text(Message{"export", "Forecast"}),
         texts.text(Message{"export", "Comment"})});
    for (const FinalMarks::Sheet& sheet : sheets) {
        for (const journal::FinalTable& table : sheet.tables) {
            for (const journal::FinalRow& row : table.rows) {
                const auto stage = row.year.stage;
                for (std::size_t at = 0; at < row.periods.size(); ++at) {
                    add_final(
                        rows, sheet.year, row, table.periods[at].title, final_words(row.periods[at], stage, texts));
                }
                add_final(
                    rows, sheet.year, row, texts.text(Message{"finals", "Year"}), final_words(row.year, stage, texts));
                add_final(
                    rows, sheet.year, row, texts.text(Message{"finals", "Exam"}), final_words(row.exam, stage, texts));
                add_final(rows,
                          sheet.year,
                          row,
                          texts.text(Message{"finals", "Final"}),
                          final_words(row.final, stage, texts));
            }
        }
    }
    return rows;
}

TableRows homework_table(std::span<const journal::HomeworkDay> days, const Catalogue& texts) {
    TableRows rows;
    add(rows,
        {texts.text(Message{"export", "Due"}),
         texts.text(Message{"export", "Lesson"}),
         texts.text(Message{"marks", "Subject"}),
         texts.text(Message{"export", "Group"}),
         texts.text(Message{"export", "Task"}),
         texts.text(Message{"export", "Note"})});
    for (const journal::HomeworkDay& day : days) {
        for (const DueHomework& entry : day.entries) {
            add(rows,
                {journal::iso(day.due),
                 lesson_cell(entry.lesson.number),
                 entry.lesson.subject,
                 subgroup_words(entry.lesson, texts),
                 entry.lesson.homework.text,
                 state_words(entry.state, texts)});
        }
    }
    return rows;
}

TableRows timetable_table(std::span<const journal::Day> days, const Catalogue& texts) {
    TableRows rows;
    add(rows,
        {texts.text(Message{"marks", "Date"}),
         texts.text(Message{"export", "Lesson"}),
         texts.text(Message{"export", "Begins"}),
         texts.text(Message{"export", "Ends"}),
         texts.text(Message{"marks", "Subject"}),
         texts.text(Message{"export", "Group"}),
         texts.text(Message{"export", "Room"}),
         texts.text(Message{"export", "Teacher"}),
         texts.text(Message{"export", "Note"})});
    for (const journal::Day& day : days) {
        for (const Lesson& lesson : day.lessons) {
            if (lesson.number == 0) {
                continue;
            }
            add(rows,
                {journal::iso(day.date),
                 lesson_cell(lesson.number),
                 lesson.times ? time_of_day(lesson.times->begin) : std::string{},
                 lesson.times ? time_of_day(lesson.times->end) : std::string{},
                 lesson.subject,
                 subgroup_words(lesson, texts),
                 room_words(lesson, texts),
                 holder_of(lesson),
                 change_words(lesson, texts)});
        }
    }
    return rows;
}

}  // namespace mrko::views
