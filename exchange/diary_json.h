// SPDX-License-Identifier: Apache-2.0
// The answers of /api/v1 as JSON. docs/openapi.yaml describes them, and a test holds every answer against it: members
// are added here and there together, and none is ever taken away or given another meaning.
//
// A text that nobody gave is empty; a day, time, number or object that is not there is null.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "journal/announcement.h"
#include "journal/final_sheet.h"
#include "journal/filling.h"
#include "journal/homework_list.h"
#include "journal/period_choice.h"
#include "journal/study_year.h"
#include "journal/subject_record.h"
#include "journal/week.h"

namespace mrko::exchange {

/// One child in the parent's list.
struct ListedChild {
    enum class Diary { open, credential_renewed };

    int number{0};  ///< the child's place in the list, as in every address
    std::string account_name;
    Diary diary{Diary::open};
};

struct ChildCard {
    int number{0};
    std::string account_name;
    journal::SchoolDay today{};
    journal::PupilCard pupil;
    std::vector<journal::StudyYear> years;
};

/// The final marks of one academic year at one school.
struct FinalSheet {
    journal::StudyYear year;
    std::vector<journal::FinalTable> tables;
};

[[nodiscard]] std::string children_json(std::span<const ListedChild> children);
[[nodiscard]] std::string child_json(const ChildCard& child);
[[nodiscard]] std::string week_json(const journal::Week& week, const journal::HomeworkHabits& habits = {});
[[nodiscard]] std::string marks_json(const journal::PeriodChoice& period,
                                     std::span<const journal::SubjectRecord> subjects);
[[nodiscard]] std::string finals_json(std::span<const FinalSheet> sheets);
[[nodiscard]] std::string timetable_json(const journal::PeriodChoice& period, std::span<const journal::Day> days);
[[nodiscard]] std::string homework_json(const journal::PeriodChoice& period,
                                        std::span<const journal::HomeworkDay> days,
                                        const journal::HomeworkHabits& habits = {});
[[nodiscard]] std::string events_json(const journal::PeriodChoice& period,
                                      std::span<const journal::Announcement> events);

}  // namespace mrko::exchange
