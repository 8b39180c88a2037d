// SPDX-License-Identifier: Apache-2.0
// What the demonstration school is made of: the contents of ru_*.json, as types.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/school_calendar.h"

namespace mrko::exchange::demo {

/// A surname in both forms; the lists of the source are parallel.
struct Surname {
    std::string male;
    std::string female;
};

/// A father's given name and what his children are called after him.
struct Patronymic {
    std::string father;
    std::string son;
    std::string daughter;
};

struct Subject {
    std::string key;  ///< "rus"
    std::string title;
    std::map<int, std::string> title_by_grade;
    std::map<int, int> hours_by_grade;  ///< a week
    std::vector<std::string> topics;
    std::vector<std::string> homework;  ///< with {n} {p} {q} {m} {k} for numbers
    std::string control;                ///< name of its control work; empty: it has none
    std::string second_mark;            ///< given beside the control: "Грамматическое задание"
    bool has_marks{true};
    bool pass_fail{false};

    [[nodiscard]] const std::string& title_in(int grade) const;
    [[nodiscard]] int hours_in(int grade) const;
};

struct FormPlan {
    std::string name;  ///< "4Б"
    int grade{0};
    std::vector<std::string> subjects;  ///< keys
    std::vector<std::string> split;     ///< keys of those learnt in two groups
};

struct WorkKind {
    std::string title;
    int weight{1};
};

struct Notice {
    std::string title;
    std::string text;
    std::string place;  ///< may be empty
};

struct YearlyEvent {
    std::chrono::month_day day{};
    Notice notice;
};

struct BellTimes {
    std::chrono::minutes start{0};
    std::chrono::minutes end{0};
};

/// The printed calendar of one known year.
struct PrintedYear {
    std::vector<journal::DaySpan> quarters;
    std::vector<journal::SchoolDay> holidays;
};

struct Ingredients {
    std::vector<std::string> boys;
    std::vector<std::string> girls;
    std::vector<Surname> surnames;
    std::vector<Patronymic> patronymics;
    std::map<std::string, Subject> subjects;
    std::vector<FormPlan> forms;
    std::string school_name;
    std::string school_address;
    std::string school_phone;
    std::string district;
    std::vector<WorkKind> kinds;
    std::map<int, std::vector<std::string>> comments;  ///< by mark
    std::vector<std::string> remarks_on_boys;
    std::vector<std::string> remarks_on_girls;
    std::vector<Notice> news;
    std::vector<YearlyEvent> events;
    std::vector<Notice> city_news;
    std::vector<YearlyEvent> city_events;
    Notice year_event;   ///< with {grade}
    Notice class_event;  ///< with {form}
    Notice meeting;      ///< with {form} and {room}
    std::vector<BellTimes> usual_bells;
    std::vector<BellTimes> short_first_bells;  ///< Mondays and Thursdays
    PrintedYear printed_year;                  ///< 2025/26
};

/// From the files that are built into the program.
[[nodiscard]] Ingredients load_ingredients();

}  // namespace mrko::exchange::demo
