// SPDX-License-Identifier: Apache-2.0
// Which tables hold what belongs to a school and which do not, and which columns are keys that are each school's own.
// Private to sql/; tests/sql/school_copies_test.cc holds it against the schema.
#pragma once

#include <array>
#include <string_view>

namespace mrko::sql {

struct SchoolTable {
    std::string_view name;
    std::string_view rows;  ///< which of them, as a WHERE; empty: all
};

/// Every row that a school has, in no order of references.
inline constexpr std::array school_tables{
    SchoolTable{"schools", "WHERE kind = 'school'"},
    SchoolTable{"people", ""},
    SchoolTable{"pupils", ""},
    SchoolTable{"guardians", ""},
    SchoolTable{"staff", ""},
    SchoolTable{"guardianships", ""},
    SchoolTable{"staff_roles", ""},
    SchoolTable{"subjects", ""},
    SchoolTable{"classes", ""},
    SchoolTable{"class_periods", ""},
    SchoolTable{"class_staff", ""},
    SchoolTable{"class_versions", ""},
    SchoolTable{"memberships", ""},
    SchoolTable{"pupil_classes", ""},
    SchoolTable{"pupil_schools", ""},
    SchoolTable{"bells", ""},
    SchoolTable{"calendar_days", ""},
    SchoolTable{"timetable_slots", ""},
    SchoolTable{"lessons", ""},
    SchoolTable{"homework", ""},
    SchoolTable{"attendance", ""},
    SchoolTable{"remarks", ""},
    SchoolTable{"events", "WHERE school_id IN (SELECT id FROM schools WHERE kind = 'school')"},
    SchoolTable{"works", ""},
    SchoolTable{"marks", ""},
    SchoolTable{"final_marks", ""},
    SchoolTable{"mark_versions", ""},
    SchoolTable{"marking_rules", "WHERE school_id IN (SELECT id FROM schools WHERE kind = 'school')"},
    SchoolTable{"kind_weights", "WHERE school_id IN (SELECT id FROM schools WHERE kind = 'school')"},
    SchoolTable{"credentials", ""},
    SchoolTable{"journal_versions", "WHERE pupil_id <> 0"},
};

/// What belongs to the city, to a visitor or to nobody.
inline constexpr std::array<std::string_view, 9> other_tables{"next_ids",
                                                              "periods",
                                                              "work_kinds",
                                                              "source_records",
                                                              "bindings",
                                                              "audit",
                                                              "calendar_feeds",
                                                              "week_signatures",
                                                              "schema_version"};

/// A key of a row that a school has, or a reference to one.
[[nodiscard]] constexpr bool is_moved(std::string_view column) {
    constexpr std::array<std::string_view, 4> shared{"period_id", "year_id", "work_kind_id", "parent_id"};
    for (const auto& other : shared) {
        if (column == other) {
            return false;
        }
    }
    return column == "id" || column == "stated_by" || column.ends_with("_id");
}

}  // namespace mrko::sql
