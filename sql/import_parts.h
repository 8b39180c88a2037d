// SPDX-License-Identifier: Apache-2.0
// The parts of an import, in the order in which they must run: each refers to what the ones before have loaded.
// Private to sql/: includes Poco.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "sql/import_run.h"

namespace mrko::sql {

/// The keys of those who are pupils, from this set or from an earlier one.
using PupilKeys = std::unordered_set<std::int64_t>;

/// A bulk speaks of the years that it names: what was loaded for the years before stays. To be called first.
void keep_past_years(ImportRun& run);

/// orgs.csv, academicSessions.csv, courses.csv, classes.csv, extMarkingRules.csv
void import_school(ImportRun& run);

/// users.csv, roles.csv, userProfiles.csv, demographics.csv, enrollments.csv
[[nodiscard]] PupilKeys import_people(ImportRun& run);

/// extBells.csv, extDays.csv, extTimetable.csv, extLessons.csv, extHomework.csv, extEvents.csv
void import_lessons(ImportRun& run);

/// categories.csv, extKindWeights.csv, lineItems.csv, results.csv, extMarkChanges.csv
void import_marks(ImportRun& run, const PupilKeys& pupils);

/// extAttendance.csv, extRemarks.csv
void import_conduct(ImportRun& run, const PupilKeys& pupils);

}  // namespace mrko::sql
