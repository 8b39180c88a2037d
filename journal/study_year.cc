// SPDX-License-Identifier: Apache-2.0
#include "journal/study_year.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <system_error>
#include <utility>

namespace mrko::journal {

using std::chrono::sys_days;

namespace {

std::chrono::days distance(const DaySpan& span, const SchoolDay& day) noexcept {
    if (day < span.first) {
        return sys_days{span.first} - sys_days{day};
    }
    return std::max(sys_days{day} - sys_days{span.last}, std::chrono::days{0});
}

}  // namespace

PeriodSystem system_of(const std::vector<StudyPeriod>& periods) noexcept {
    switch (periods.size()) {
        case 2: return PeriodSystem::half_years;
        case 3: return PeriodSystem::trimesters;
        case 4: return PeriodSystem::quarters;
        case 5:
        case 6: return PeriodSystem::modules;
        default: return PeriodSystem::other;
    }
}

const StudyPeriod* period_at(const std::vector<StudyPeriod>& periods, const SchoolDay& day) noexcept {
    const StudyPeriod* found = nullptr;
    for (const auto& period : periods) {
        if (found == nullptr || period.days.first <= day) {
            found = &period;
        }
    }
    return found;
}

const StudyYear* year_at(const std::vector<StudyYear>& years, const SchoolDay& day) noexcept {
    const StudyYear* nearest = nullptr;
    for (const auto& year : years) {
        const bool better =
            nearest == nullptr || year.days.contains(day) || distance(year.days, day) < distance(nearest->days, day) ||
            (distance(year.days, day) == distance(nearest->days, day) && year.days.first < nearest->days.first);
        if (better) {
            nearest = &year;
        }
    }
    return nearest;
}

std::optional<int> form_number(std::string_view class_name) noexcept {
    int number = 0;
    const bool begins_so = !class_name.starts_with('-');
    const auto read = std::from_chars(class_name.data(), class_name.data() + class_name.size(), number);
    return begins_so && read.ec == std::errc{} ? std::optional{number} : std::nullopt;
}

const StudyYear* year_in_form(const std::vector<StudyYear>& years, int form, const StudyYear& year) noexcept {
    const StudyYear* found = nullptr;
    for (const auto& other : years) {
        const bool meant = form_number(other.class_name) == form && other.days.first < year.days.first;
        if (meant && (found == nullptr || found->days.first <= other.days.first)) {
            found = &other;
        }
    }
    return found;
}

std::vector<RulesOfSubjects> rules_of_subjects(const std::vector<Course>& courses, const SchoolDay& day) {
    const auto same = [](const MarkingRules& one, const MarkingRules& other) {
        return one.origin == other.origin && one.title == other.title && one.thresholds == other.thresholds &&
               one.five_with_two == other.five_with_two;
    };
    std::vector<RulesOfSubjects> found;
    for (const auto& course : courses) {
        if (course.periods.empty()) {
            continue;
        }
        auto rules = rules_on(course.rules, day);
        auto known =
            std::ranges::find_if(found, [&](const RulesOfSubjects& entry) { return same(entry.rules, rules); });
        if (known == found.end()) {
            known = found.insert(found.end(), {.rules = std::move(rules), .subjects = {}});
        }
        known->subjects.push_back(course.title);
    }
    std::ranges::stable_sort(
        found, std::ranges::greater{}, [](const RulesOfSubjects& entry) { return entry.subjects.size(); });
    return found;
}

}  // namespace mrko::journal
