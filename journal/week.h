// SPDX-License-Identifier: Apache-2.0
// One opened spread of the diary: a child's week as the paper page has it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "journal/averages.h"
#include "journal/ids.h"
#include "journal/mark.h"
#include "journal/school_calendar.h"

namespace mrko::journal {

/// Minutes since midnight, first included, last excluded.
struct TimeRange {
    std::chrono::minutes begin{0};
    std::chrono::minutes end{0};

    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// Three different facts, never one empty cell: set, "nothing set" ticked by the teacher, not filled in yet.
struct Homework {
    enum class State { not_filled, nothing_set, set };

    State state{State::not_filled};
    std::string text;   ///< only when set
    bool fresh{false};  ///< new to who reads, see news.h
};

/// н, у, б, осв, оп of the journal.
struct Absence {
    enum class Reason { absent, excused, ill, exempt, late };

    Reason reason{Reason::absent};
    std::optional<std::chrono::minutes> late_by;  ///< only with late
    std::string comment;
};

struct Lesson {
    enum class Status { planned, held, replaced, cancelled };

    LessonId id;
    int number{0};                   ///< 1-based number in the day's bell schedule
    std::optional<TimeRange> times;  ///< empty when the school gave no bells
    SubjectId subject_id;            ///< see ids.h
    std::string subject;
    std::string subgroup;    ///< the child's own: "1-я группа"; empty when the whole form learns together
    std::string room;        ///< may be empty
    std::string teacher;     ///< "Иванова А. В."; the one planned
    std::string substitute;  ///< with status replaced
    Status status{Status::planned};
    std::string topic;        ///< may be empty
    Homework homework;        ///< what is due at this lesson
    std::vector<Mark> marks;  ///< in the order given; two marks in one cell are two entries
    std::optional<Absence> absence;
    std::vector<std::string> remarks;          ///< behaviour remarks, separate from comments on marks
    std::vector<std::string> fresh_remarks{};  ///< those of `remarks` that are new to who reads, see news.h
    bool fresh_change{false};                  ///< so is the replacement or cancellation
};

struct Day {
    enum class Kind { school, holiday, day_off };

    SchoolDay date{};
    Kind kind{Kind::school};
    std::string title;            ///< name of the holiday: "Осенние каникулы"; may be empty
    std::vector<Lesson> lessons;  ///< by number; several of one number are subgroups the child is in
};

struct Week {
    SchoolWeek week;
    std::vector<Day> days;           ///< Monday to Friday, Saturday only where the class has lessons on it
    std::optional<Average> average;  ///< over the counted marks of the week
    int counted_marks{0};
    int missed_lessons{0};  ///< absences but lateness
};

/// Who the diary belongs to, for the heading and the check page.
struct PupilCard {
    PupilId pupil;
    std::string given_name;
    std::string family_name;
    std::string class_name;  ///< "4Б"; empty when the pupil is in no class on that day
    SchoolId school_id;
    std::string school_name;
    std::string school_address;
    std::string school_phone;
    std::string class_teacher;    ///< "Иванова А. В."; may be empty
    std::optional<DaySpan> year;  ///< the academic year of that day, or the nearest that the pupil has
};

}  // namespace mrko::journal
