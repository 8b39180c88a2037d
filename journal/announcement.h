// SPDX-License-Identifier: Apache-2.0
// What a school and its city tell: news, events and parent meetings.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journal/ids.h"
#include "journal/school_calendar.h"

namespace mrko::journal {

struct Announcement {
    enum class Kind { news, event, parent_meeting };
    /// For whom it is. year: the forms of `grade`, of the school or of all schools.
    enum class Scope { city, school, year, form };

    AnnouncementId id;
    Kind kind{Kind::event};
    Scope scope{Scope::school};
    std::string class_name;    ///< of the scope form, else empty
    std::optional<int> grade;  ///< of the scope year
    std::string org_name;      ///< the school, or what stands above it: whose announcement this is
    SchoolDay first{};
    std::optional<std::chrono::minutes> begins;  ///< since midnight; empty: the whole day
    std::optional<SchoolDay> last;
    std::optional<std::chrono::minutes> ends;
    std::string title;
    std::string description;  ///< may be empty
    std::string place;        ///< may be empty
};

/// A work that a teacher has announced before its day and nobody has marked yet.
struct AnnouncedWork {
    SchoolDay day{};
    SubjectId subject_id;
    std::string subject;
    std::string kind;   ///< "Контрольная работа"
    std::string title;  ///< may be empty
};

/// A school's break or a public holiday.
struct AnnouncedHolidays {
    DaySpan days;
    std::string title;
};

/// A named day of a school's calendar.
struct NamedDay {
    SchoolDay day{};
    std::string title;
};

/// Days of one name that follow each other are one entry. `days` stand in the order of time.
[[nodiscard]] std::vector<AnnouncedHolidays> holidays_of(std::span<const NamedDay> days);

}  // namespace mrko::journal
