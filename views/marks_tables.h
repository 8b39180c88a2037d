// SPDX-License-Identifier: Apache-2.0
// The two tables of the page of all marks, by subject and by date, and what both are made from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/subject_record.h"
#include "views/all_marks.h"

namespace mrko::views {

/// One lesson of a subject on one day, as far as it has marks or an absence.
struct MarksEntry {
    const journal::SubjectRecord* subject{nullptr};
    journal::SchoolDay day{};
    int lesson_number{0};
    std::vector<journal::Mark> marks;
    std::optional<journal::Absence> absence;
};

/// The entries of one subject in the order of days and lessons.
[[nodiscard]] std::vector<MarksEntry> entries_of(const journal::SubjectRecord& record);

/// The same cut into single marks, each with its work and comment, and absences.
[[nodiscard]] std::vector<MarksEntry> single_entries_of(const journal::SubjectRecord& record);

/// What stands beside a single mark or absence, and the teacher's words on it.
[[nodiscard]] std::pair<std::string, std::string> reason_of(const MarksEntry& entry, const Catalogue& texts);

/// What all subjects of the page come to.
struct MarksTotals {
    journal::MarkSum sum;
    int missed{0};
};

[[nodiscard]] MarksTotals totals_of(const AllMarks& page);

/// The page's choice of a period, whose links keep this view and order.
[[nodiscard]] PeriodSwitch switch_of(const AllMarks& page, AllMarks::View view, const MarksOrder& order);

/// The page in this view and order, with the period that it shows.
[[nodiscard]] std::string address_of(const AllMarks& page, AllMarks::View view, const MarksOrder& order);
[[nodiscard]] std::string address_of_subject(const AllMarks& page, journal::SubjectId subject);

/// The chips of the entry's marks and absence, included in `place` as CHIPS.
void fill_chips(ctemplate::TemplateDictionary& place,
                const MarksEntry& entry,
                const AllMarks& page,
                const Catalogue& texts);
/// The heads of the columns, each a link to the order by it.
void fill_sorting(ctemplate::TemplateDictionary& table, const AllMarks& page);

/// Subjects down, days across.
void fill_marks_by_subject(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts);
/// One mark or absence a line.
void fill_marks_by_date(ctemplate::TemplateDictionary& dictionary, const AllMarks& page, const Catalogue& texts);

}  // namespace mrko::views
