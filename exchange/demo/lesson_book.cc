// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/lesson_book.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "exchange/demo/chance.h"

namespace mrko::exchange::demo {
namespace {

using std::chrono::sys_days;

int day_of_week(const journal::SchoolDay& day) {
    return static_cast<int>(std::chrono::weekday{sys_days{day}}.iso_encoding());
}

std::string without_dashes(const journal::SchoolDay& day) {
    std::string text = journal::iso(day);
    std::erase(text, '-');
    return text;
}

/// Puts numbers in the places of a homework's text.
std::string with_numbers(std::string text, Chance& chance) {
    const int paragraph = chance.between(4, 40);
    const int page = chance.between(20, 180);
    const int exercise = chance.between(101, 790);
    const std::map<std::string, int, std::less<>> numbers{{"{m}", paragraph},
                                                          {"{k}", paragraph + 1},
                                                          {"{p}", page},
                                                          {"{q}", page + 3},
                                                          {"{n}", exercise},
                                                          {"{k2}", exercise + 3}};
    for (const auto& [place, number] : numbers) {
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place)) {
            text.replace(at, place.size(), std::to_string(number));
        }
    }
    return text;
}

class Writing {
public:
    explicit Writing(const Plan& plan) : plan_(plan), week_(journal::SchoolWeek::of(plan.today)) {}

    LessonBook write() {
        book_.of_group.resize(plan_.people.groups.size());
        hold_lessons();
        for (std::size_t group = 0; group < book_.of_group.size(); ++group) {
            set_topics(group);
            set_homework(group);
        }
        change_lessons();
        return std::move(book_);
    }

private:
    void hold_lessons() {
        std::vector<std::vector<const WeekSlot*>> of_group(plan_.people.groups.size());
        for (const auto& slot : plan_.timetable) {
            for (const std::size_t group : slot.groups) {
                of_group[group].push_back(&slot);
            }
        }
        for (std::size_t group = 0; group < of_group.size(); ++group) {
            for (sys_days day{plan_.year.days().first}; day <= sys_days{plan_.year.days().last};
                 day += std::chrono::days{1}) {
                if (plan_.year.kind_of(day) != CalendarDay::Kind::school) {
                    continue;
                }
                for (const auto* const slot : of_group[group]) {
                    if (slot->day == day_of_week(day)) {
                        hold(group, day, *slot);
                    }
                }
            }
        }
    }

    void hold(std::size_t at, const journal::SchoolDay& day, const WeekSlot& slot) {
        const auto& group = plan_.people.groups[at];
        const auto& bell = bells_on(slot.day, plan_.ingredients)[static_cast<std::size_t>(slot.number - 1)];
        LessonRecord lesson;
        lesson.sourced_id = group.sourced_id + '.' + without_dashes(day) + '.' + std::to_string(slot.number);
        lesson.class_id = group.sourced_id;
        lesson.date = day;
        lesson.lesson_number = slot.number;
        lesson.start = bell.start;
        lesson.end = bell.end;
        lesson.location = group.room;
        lesson.teacher = plan_.people.teachers[group.teacher].person.sourced_id;
        lesson.lesson_status =
            day < plan_.today ? LessonRecord::LessonStatus::held : LessonRecord::LessonStatus::planned;
        book_.of_group[at].push_back(book_.lessons.size());
        book_.group_of.push_back(at);
        book_.lessons.push_back(std::move(lesson));
    }

    /// Each teacher has a habit: most write within the hour, some in the evening, a few on the next morning.
    std::chrono::minutes habit_of(std::size_t group) const {
        Chance chance{plan_.seed, "habit " + plan_.people.groups[group].sourced_id};
        constexpr int evening = 250;
        constexpr int next_morning = 60;
        if (chance.happens(next_morning)) {
            return std::chrono::hours{18};
        }
        return std::chrono::minutes{chance.happens(evening) ? chance.between(300, 420) : chance.between(10, 110)};
    }

    /// When something was written after the lesson; empty when that would be today or later, for then it is not written yet.
    std::optional<LocalMoment> written_after(const LessonRecord& lesson, std::chrono::minutes habit, Chance& chance) const {
        const auto at = lesson.end.value_or(std::chrono::hours{15}) + habit + std::chrono::minutes{chance.between(0, 45)};
        const auto later = std::chrono::floor<std::chrono::days>(at);
        const journal::SchoolDay day{sys_days{lesson.date} + later};
        return day < plan_.today ? std::optional{LocalMoment{.day = day, .time = at - later}} : std::nullopt;
    }

    /// The diary shows them up to the end of this week.
    void set_topics(std::size_t group) {
        const auto& subject = *plan_.people.groups[group].subject;
        const auto& lessons = book_.of_group[group];
        for (std::size_t at = 0; at < lessons.size(); ++at) {
            auto& lesson = book_.lessons[lessons[at]];
            if (lesson.date <= week_.sunday()) {
                constexpr int forgotten = 25;
                Chance chance{plan_.seed, "topic " + lesson.sourced_id};
                const bool is_over = lesson.date < plan_.today;
                if (is_over && chance.happens(forgotten)) {
                    continue;
                }
                lesson.topic = topic_of(subject, at);
                if (is_over) {
                    lesson.filled_at = written_after(lesson, std::chrono::minutes{5}, chance);
                }
            }
        }
    }

    /// What was set at a lesson is due at the next one.
    void set_homework(std::size_t group) {
        constexpr int not_filled = 90;
        constexpr int nothing_set = 130;
        const auto& subject = *plan_.people.groups[group].subject;
        const auto& lessons = book_.of_group[group];
        const auto habit = habit_of(group);
        // The first form has no homework.
        const bool none =
            subject.homework.empty() || plan_.people.forms[plan_.people.groups[group].form].plan.grade == 1;
        for (std::size_t at = 1; at < lessons.size() && !none; ++at) {
            const auto& given_at = book_.lessons[lessons[at - 1]];
            const auto& due_at = book_.lessons[lessons[at]];
            Chance chance{plan_.seed, "homework " + due_at.sourced_id};
            if (given_at.date >= plan_.today || chance.happens(not_filled)) {
                continue;
            }
            Chance writing{plan_.seed, "writing " + due_at.sourced_id};
            const auto filled_at = written_after(given_at, habit, writing);
            if (!filled_at) {
                continue;
            }
            HomeworkRecord homework;
            homework.filled_at = filled_at;
            homework.sourced_id = "hw." + due_at.sourced_id;
            homework.class_id = due_at.class_id;
            homework.lesson = due_at.sourced_id;
            homework.assign_date = given_at.date;
            homework.due_date = due_at.date;
            if (chance.happens(nothing_set)) {
                homework.state = HomeworkRecord::State::nothing_set;
            } else {
                homework.description = with_numbers(chance.pick(subject.homework), chance);
            }
            book_.homework.push_back(std::move(homework));
        }
    }

    /// Past lessons by chance; in this week one replaced and one cancelled lesson of every form.
    void change_lessons() {
        constexpr int replaced = 12;
        constexpr int cancelled = 4;
        std::map<std::size_t, std::vector<std::size_t>> this_week;
        for (std::size_t at = 0; at < book_.lessons.size(); ++at) {
            const auto& lesson = book_.lessons[at];
            if (week_.span().contains(lesson.date)) {
                this_week[plan_.people.groups[book_.group_of[at]].form].push_back(at);
            } else if (lesson.date < plan_.today) {
                Chance chance{plan_.seed, "change " + lesson.sourced_id};
                if (chance.happens(replaced)) {
                    replace(at, chance);
                } else if (chance.happens(cancelled)) {
                    cancel(at);
                }
            }
        }
        for (auto& [form, lessons] : this_week) {
            Chance chance{plan_.seed, "week of form " + std::to_string(form) + journal::iso(week_.monday())};
            chance.shuffle(lessons);
            std::size_t next = 0;
            while (next < lessons.size() && !replace(lessons[next], chance)) {
                ++next;
            }
            if (next + 1 < lessons.size()) {
                cancel(lessons[next + 1]);
            }
        }
    }

    bool replace(std::size_t at, Chance& chance) {
        auto& lesson = book_.lessons[at];
        const auto& group = plan_.people.groups[book_.group_of[at]];
        const auto substitute = free_teacher(lesson, group, chance);
        if (!substitute) {
            return false;
        }
        standing_in_.emplace(*substitute, lesson.date, lesson.lesson_number);
        lesson.substitute = plan_.people.teachers[*substitute].person.sourced_id;
        lesson.lesson_status = LessonRecord::LessonStatus::replaced;
        return true;
    }

    void cancel(std::size_t at) { book_.lessons[at].lesson_status = LessonRecord::LessonStatus::cancelled; }

    /// Somebody without a lesson at that time, of the same subjects when there is one.
    std::optional<std::size_t> free_teacher(const LessonRecord& lesson, const Group& group, Chance& chance) {
        const auto& teachers = plan_.people.teachers;
        const std::string& pool = teachers[group.teacher].pool;
        std::vector<std::size_t> same_pool;
        std::vector<std::size_t> others;
        for (std::size_t at = 0; at < teachers.size(); ++at) {
            if (!is_busy(at, day_of_week(lesson.date), lesson.lesson_number) &&
                !standing_in_.contains({at, lesson.date, lesson.lesson_number})) {
                (teachers[at].pool == pool ? same_pool : others).push_back(at);
            }
        }
        const auto& candidates = same_pool.empty() ? others : same_pool;
        return candidates.empty() ? std::nullopt : std::optional{chance.pick(candidates)};
    }

    bool is_busy(std::size_t teacher, int day, int number) {
        if (busy_.empty()) {
            for (const auto& slot : plan_.timetable) {
                for (const std::size_t group : slot.groups) {
                    busy_.emplace(plan_.people.groups[group].teacher, slot.day, slot.number);
                }
            }
        }
        return busy_.contains({teacher, day, number});
    }

    const Plan& plan_;
    journal::SchoolWeek week_;
    LessonBook book_;
    std::set<std::tuple<std::size_t, int, int>> busy_;
    std::set<std::tuple<std::size_t, journal::SchoolDay, int>> standing_in_;
};

}  // namespace

LessonBook write_lesson_book(const Plan& plan) {
    return Writing{plan}.write();
}

const std::string& topic_of(const Subject& subject, std::size_t number) {
    constexpr std::size_t lessons_of_a_topic = 3;
    return subject.topics[number / lessons_of_a_topic % subject.topics.size()];
}

bool was_held(const LessonRecord& lesson, const journal::SchoolDay& today) {
    return lesson.date < today && lesson.lesson_status != LessonRecord::LessonStatus::cancelled;
}

const std::vector<BellTimes>& bells_on(int day_of_week_number, const Ingredients& ingredients) {
    return day_of_week_number == 1 || day_of_week_number == 4 ? ingredients.short_first_bells : ingredients.usual_bells;
}

const char* bell_schedule_on(int day_of_week_number) {
    return day_of_week_number == 1 || day_of_week_number == 4 ? "Понедельник и четверг" : "Основное";
}

}  // namespace mrko::exchange::demo
