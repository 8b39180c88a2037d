// SPDX-License-Identifier: Apache-2.0
#include "journal/filling.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "journal/homework_list.h"

namespace mrko::journal {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr days remembered{42};
constexpr days ahead{28};
/// With today the last two weeks.
constexpr days looked_back{13};
constexpr std::size_t least_values = 3;

using What = JournalFact::What;

/// A group's lessons of one day.
struct LessonDay {
    std::optional<minutes> ends;
    bool has_topic{false};
    std::optional<std::chrono::sys_seconds> topic_at{};
};

struct Group {
    const JournalFact* example{nullptr};
    std::map<SchoolDay, LessonDay> days{};
    std::vector<const JournalFact*> homework{};
    std::vector<const JournalFact*> marks{};
};

template <class Value>
void keep_later(std::optional<Value>& latest, const std::optional<Value>& value) {
    if (value && (!latest || *latest < *value)) {
        latest = value;
    }
}

std::map<ClassId, Group> groups_of(std::span<const JournalFact> facts) {
    std::map<ClassId, Group> groups;
    for (const JournalFact& fact : facts) {
        auto& group = groups[fact.group];
        group.example = &fact;
        switch (fact.what) {
            case What::homework: group.homework.push_back(&fact); break;
            case What::mark: group.marks.push_back(&fact); break;
            case What::lesson: {
                auto& day = group.days[fact.day];
                keep_later(day.ends, fact.ends);
                day.has_topic = day.has_topic || !fact.topic.empty();
                keep_later(day.topic_at, fact.at);
                break;
            }
        }
    }
    return groups;
}

std::optional<SchoolDay> lesson_before(const Group& group, const SchoolDay& day) {
    const auto next = group.days.lower_bound(day);
    return next == group.days.begin() ? std::nullopt : std::optional{std::prev(next)->first};
}

std::optional<SchoolDay> lesson_after(const Group& group, const SchoolDay& day) {
    const auto next = group.days.upper_bound(day);
    return next == group.days.end() ? std::nullopt : std::optional{next->first};
}

/// The day of the lesson at which the homework was set.
std::optional<SchoolDay> set_on(const Group& group, const JournalFact& homework) {
    return homework.written_on ? homework.written_on : lesson_before(group, homework.day);
}

minutes since_midnight(const SchoolDay& day, const SchoolMoment& moment) {
    return std::chrono::duration_cast<minutes>(sys_days{moment.day} - sys_days{day}) + moment.time;
}

/// How long after the lessons of that day something was written; what was written ahead is not late at all.
std::optional<minutes> delay(const Group& group, const SchoolDay& day, const SchoolMoment& moment) {
    const auto lessons = group.days.find(day);
    if (lessons == group.days.end() || !lessons->second.ends) {
        return std::nullopt;
    }
    return std::max(since_midnight(day, moment) - *lessons->second.ends, minutes{0});
}

bool is_over(const SchoolDay& day, const LessonDay& lessons, const SchoolClock& clock) {
    const auto today = clock.today();
    return day < today || (day == today && lessons.ends && *lessons.ends <= clock.time_of_day());
}

/// Whether the teacher said what there is to do after the lessons of that day; empty: nobody can tell, for no lesson
/// of the group follows.
std::optional<bool> says_homework(const Group& group, const SchoolDay& day) {
    const auto next = lesson_after(group, day);
    const bool said = std::ranges::any_of(group.homework, [&](const JournalFact* homework) {
        return set_on(group, *homework) == day || (next && homework->day == *next);
    });
    return said || next ? std::optional{said} : std::nullopt;
}

void look_at_lessons(SubjectFreshness& subject,
                     const Group& group,
                     HomeworkCustom custom,
                     const SchoolClock& clock,
                     std::vector<minutes>& topic_delays) {
    const SchoolDay first{sys_days{clock.today()} - looked_back};
    for (const auto& [day, lessons] : group.days) {
        if (lessons.topic_at) {
            const auto moment = clock.moment_of(*lessons.topic_at);
            keep_later(subject.topic_at, std::optional{moment});
            if (const auto late = delay(group, day, moment)) {
                topic_delays.push_back(*late);
            }
        }
        if (day < first || !is_over(day, lessons, clock)) {
            continue;
        }
        ++subject.lessons;
        if (!lessons.has_topic) {
            subject.without_topic.push_back(day);
        }
        if (custom == HomeworkCustom::set && says_homework(group, day) == false) {
            subject.without_homework.push_back(day);
        }
    }
}

void look_at_homework(SubjectFreshness& subject,
                      const Group& group,
                      const SchoolClock& clock,
                      std::vector<minutes>& homework_delays) {
    for (const JournalFact* homework : group.homework) {
        const auto day = set_on(group, *homework);
        if (!homework->at || !day) {
            continue;
        }
        const auto moment = clock.moment_of(*homework->at);
        keep_later(subject.homework_at, std::optional{moment});
        if (const auto late = delay(group, *day, moment)) {
            homework_delays.push_back(*late);
        }
    }
}

void look_at_marks(SubjectFreshness& subject, const Group& group) {
    std::vector<minutes> delays;
    for (const JournalFact* mark : group.marks) {
        keep_later(subject.mark_on, mark->written_on);
        if (mark->written_on) {
            delays.push_back(std::max(sys_days{*mark->written_on} - sys_days{mark->day}, days{0}));
        }
    }
    if (!delays.empty()) {
        subject.mark_delay = std::chrono::ceil<days>(median(std::move(delays)));
    }
}

SubjectFreshness freshness_of(const Group& group, HomeworkCustom custom, const SchoolClock& clock) {
    SubjectFreshness subject{.subject_id = group.example->subject_id,
                             .subject = group.example->subject,
                             .subgroup = group.example->subgroup};
    std::vector<minutes> topic_delays;
    std::vector<minutes> homework_delays;
    look_at_lessons(subject, group, custom, clock, topic_delays);
    look_at_homework(subject, group, clock, homework_delays);
    look_at_marks(subject, group);
    if (!topic_delays.empty()) {
        subject.topic_delay = median(std::move(topic_delays));
    }
    if (!homework_delays.empty()) {
        subject.homework_delay = median(std::move(homework_delays));
    }
    return subject;
}

bool had_a_lesson(const Group& group, const SchoolClock& clock) {
    return std::ranges::any_of(group.days, [&](const auto& entry) { return is_over(entry.first, entry.second, clock); });
}

}  // namespace

DaySpan filling_days(const SchoolDay& today) noexcept {
    return {.first = SchoolDay{sys_days{today} - remembered}, .last = SchoolDay{sys_days{today} + ahead}};
}

minutes median(std::vector<minutes> values) {
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    if (values.size() % 2 == 1) {
        return values[middle];
    }
    const auto sum = values[middle - 1] + values[middle];
    return (sum > minutes{0} ? sum + minutes{1} : sum) / 2;
}

UsualFillings usual_fillings(std::span<const JournalFact> facts, const SchoolClock& clock) {
    std::map<SubjectId, std::vector<minutes>> moments;
    for (const auto& [id, group] : groups_of(facts)) {
        for (const JournalFact* homework : group.homework) {
            const auto day = set_on(group, *homework);
            if (homework->at && day) {
                moments[homework->subject_id].push_back(since_midnight(*day, clock.moment_of(*homework->at)));
            }
        }
    }
    UsualFillings usual;
    for (auto& [subject, values] : moments) {
        if (values.size() >= least_values) {
            usual.emplace(subject, median(std::move(values)));
        }
    }
    return usual;
}

HomeworkCustom homework_custom(std::string_view class_name) noexcept {
    return is_first_form(class_name) ? HomeworkCustom::never_set : HomeworkCustom::set;
}

std::optional<minutes> HomeworkHabits::expected(SubjectId subject, const SchoolDay& lesson_day) const {
    const auto found = usual.find(subject);
    return found == usual.end() || lesson_day < today ? std::nullopt : std::optional{found->second};
}

std::vector<SubjectFreshness> freshness(std::span<const JournalFact> facts,
                                        HomeworkCustom custom,
                                        const SchoolClock& clock) {
    std::vector<SubjectFreshness> subjects;
    for (const auto& [id, group] : groups_of(facts)) {
        if (had_a_lesson(group, clock)) {
            subjects.push_back(freshness_of(group, custom, clock));
        }
    }
    const auto place = [](const SubjectFreshness& subject) {
        return std::tuple{-subject.waiting(), -subject.homework_delay.value_or(minutes{-1}), subject.subject};
    };
    std::ranges::stable_sort(subjects, [&](const SubjectFreshness& one, const SubjectFreshness& other) {
        return place(one) < place(other);
    });
    return subjects;
}

}  // namespace mrko::journal
