// SPDX-License-Identifier: Apache-2.0
#include "journal/family_day.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "journal/homework_list.h"

namespace mrko::journal {

using std::chrono::minutes;
using std::chrono::sys_days;

namespace {

constexpr minutes usual_meeting{60};

struct Stretch {
    std::chrono::sys_time<minutes> begin;
    std::chrono::sys_time<minutes> end;
};

/// When a meeting is held; empty when the school named no time of day.
std::optional<Stretch> stretch_of(const Announcement& meeting) {
    if (!meeting.begins) {
        return std::nullopt;
    }
    const auto begin = sys_days{meeting.first} + *meeting.begins;
    const auto end = meeting.ends ? sys_days{meeting.last.value_or(meeting.first)} + *meeting.ends : begin + usual_meeting;
    return Stretch{.begin = begin, .end = std::max(begin, end)};
}

/// Whether somebody would have to be at two meetings.
bool is_clash(const std::vector<MeetingClash::Part>& parts) {
    return std::ranges::any_of(parts, [&](const MeetingClash::Part& part) {
        return part.child != parts.front().child;
    }) && std::ranges::any_of(parts, [&](const MeetingClash::Part& part) {
        return part.meeting.id != parts.front().meeting.id;
    });
}

bool is_over(const Day& day, minutes now) {
    return std::ranges::none_of(day.lessons, [now](const Lesson& lesson) {
        return takes_place(lesson) && (!lesson.times || now < lesson.times->end);
    });
}

}  // namespace

const Day* nearest_school_day(std::span<const Day> days, const SchoolDay& today, minutes now) noexcept {
    const auto found = std::ranges::find_if(days, [&](const Day& day) {
        return day.date >= today && is_school_day(day) && (day.date > today || !is_over(day, now));
    });
    return found == days.end() ? nullptr : &*found;
}

std::optional<HomeworkStanding> homework_standing(const Day& day, const SchoolDay& today) {
    const auto due = homework_by_day({&day, 1}, today);
    if (due.empty()) {
        return std::nullopt;
    }
    HomeworkStanding standing{.due = day.date};
    for (const auto& entry : due.front().entries) {
        switch (entry.state) {
            case DueHomework::State::set: ++standing.set; break;
            case DueHomework::State::nothing_set: ++standing.nothing_set; break;
            case DueHomework::State::not_filled:
            case DueHomework::State::not_written_yet: ++standing.not_filled; break;
        }
    }
    return standing;
}

std::vector<MarkOfSubject> marks_set_on(std::span<const Day> days, const DaySpan& set_on) {
    std::vector<MarkOfSubject> found;
    for (const auto& record : by_subject(days)) {
        for (const auto& mark : record.marks) {
            if (set_on.contains(mark.mark.set_on)) {
                found.push_back({.subject = record.title, .mark = mark});
            }
        }
    }
    std::ranges::stable_sort(found, [](const MarkOfSubject& one, const MarkOfSubject& other) {
        return std::tuple{one.mark.mark.set_on, one.mark.day} > std::tuple{other.mark.mark.set_on, other.mark.day};
    });
    return found;
}

std::vector<MeetingClash> meeting_clashes(std::span<const std::vector<Announcement>> of_children) {
    std::vector<MeetingClash::Part> meetings;
    for (std::size_t child = 0; child < of_children.size(); ++child) {
        for (const auto& announcement : of_children[child]) {
            if (announcement.kind == Announcement::Kind::parent_meeting && stretch_of(announcement)) {
                meetings.push_back({.child = child, .meeting = announcement});
            }
        }
    }
    std::ranges::stable_sort(
        meetings, {}, [](const MeetingClash::Part& part) { return stretch_of(part.meeting)->begin; });
    std::vector<MeetingClash> clashes;
    auto next = meetings.begin();
    while (next != meetings.end()) {
        MeetingClash run;
        auto end = stretch_of(next->meeting)->end;
        do {
            end = std::max(end, stretch_of(next->meeting)->end);
            run.parts.push_back(std::move(*next));
            ++next;
        } while (next != meetings.end() && stretch_of(next->meeting)->begin < end);
        if (is_clash(run.parts)) {
            clashes.push_back(std::move(run));
        }
    }
    return clashes;
}

std::vector<SharedWorkDay> shared_work_days(std::span<const std::vector<AnnouncedWork>> of_children) {
    std::map<SchoolDay, std::vector<std::size_t>> days;
    for (std::size_t child = 0; child < of_children.size(); ++child) {
        for (const auto& work : of_children[child]) {
            auto& children = days[work.day];
            if (children.empty() || children.back() != child) {
                children.push_back(child);
            }
        }
    }
    std::vector<SharedWorkDay> shared;
    for (auto& [day, children] : days) {
        if (children.size() > 1) {
            shared.push_back({.day = day, .children = std::move(children)});
        }
    }
    return shared;
}

std::optional<FamilyHours> family_hours(std::span<const std::optional<SchoolHours>> of_children) {
    std::map<SchoolDay, std::vector<std::size_t>> days;
    for (std::size_t child = 0; child < of_children.size(); ++child) {
        const auto& hours = of_children[child];
        if (hours && hours->begins && hours->ends) {
            days[hours->day].push_back(child);
        }
    }
    const auto found = std::ranges::find_if(days, [](const auto& day) { return day.second.size() > 1; });
    if (found == days.end()) {
        return std::nullopt;
    }
    const auto& children = found->second;
    const auto first =
        std::ranges::min_element(children, {}, [&](std::size_t child) { return *of_children[child]->begins; });
    const auto last =
        std::ranges::max_element(children, {}, [&](std::size_t child) { return *of_children[child]->ends; });
    const auto same_as_first = [&](std::size_t child) {
        return of_children[child]->begins == of_children[children.front()]->begins &&
               of_children[child]->ends == of_children[children.front()]->ends;
    };
    if (std::ranges::all_of(children, same_as_first)) {
        return std::nullopt;
    }
    return FamilyHours{.day = found->first,
                       .earliest = *of_children[*first]->begins,
                       .first_child = *first,
                       .latest = *of_children[*last]->ends,
                       .last_child = *last};
}

}  // namespace mrko::journal
