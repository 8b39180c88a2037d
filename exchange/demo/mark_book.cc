// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/mark_book.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "exchange/demo/absences.h"
#include "exchange/demo/chance.h"
#include "exchange/demo/rule_book.h"
#include "exchange/field_values.h"

namespace mrko::exchange::demo {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int weight_of_a_control = 3;

/// Half goes up.
std::optional<int> mean_of(int sum, int count) {
    return count == 0 ? std::nullopt : std::optional{(2 * sum + count) / (2 * count)};
}

/// Who is marked in a work and how.
struct WorkPlan {
    std::string kind;
    std::string title;
    int weight{1};
    int marked_in_a_thousand{1000};  ///< of those who are there
    int dots_in_a_thousand{0};
    int days_for_a_dot{7};
    bool asks_the_shown{false};  ///< children of the demonstration's families are marked for certain
};

class Marking {
public:
    Marking(const Plan& plan, const LessonBook& book)
        : plan_(plan),
          book_(book),
          absences_(write_absences(plan, book)),
          weights_(weights_of_kinds(plan.ingredients)) {}

    MarkBook mark() {
        for (std::size_t group = 0; group < plan_.people.groups.size(); ++group) {
            if (is_marked(plan_.people.groups[group], plan_)) {
                mark_lessons(group);
                plan_controls(group);
                close_periods(group);
            }
        }
        write_remarks();
        for (const auto& [title, id] : categories_) {
            Category category;
            category.sourced_id = id;
            category.title = title;
            marks_.categories.push_back(std::move(category));
            if (const auto weight = weights_.find(title); weight != weights_.end()) {
                KindWeightRecord row;
                row.sourced_id = "weight." + id;
                row.school = "school";
                row.category = id;
                row.weight = {.thousandths = 1000 * std::int64_t{weight->second}};
                marks_.kind_weights.push_back(std::move(row));
            }
        }
        marks_.attendance = std::move(absences_.rows);
        return std::move(marks_);
    }

private:
    [[nodiscard]] const Period& period_of(const Group& group, const journal::SchoolDay& day) const {
        const auto& periods = periods_of(group, plan_);
        return *std::ranges::find_if(periods, [&](const Period& period) { return day <= period.days.last; });
    }

    void mark_lessons(std::size_t at) {
        const auto& group = plan_.people.groups[at];
        const auto& lessons = book_.of_group[at];
        for (std::size_t number = 0; number < lessons.size(); ++number) {
            const auto& lesson = book_.lessons[lessons[number]];
            if (!was_held(lesson, plan_.today)) {
                continue;
            }
            for (const auto& work : works_of(group, lesson, number)) {
                give(at, lessons[number], work);
            }
        }
    }

    /// Whether the lesson of that number of the year is one of a control.
    [[nodiscard]] static bool has_a_control(const Group& group, std::size_t number) {
        const std::size_t between_controls = std::max<std::size_t>(4, static_cast<std::size_t>(group.hours) * 6);
        return !group.subject->control.empty() && number % between_controls == between_controls - 1;
    }

    /// What the teachers have announced: works without marks.
    void plan_controls(std::size_t at) {
        constexpr days ahead{14};
        const auto& group = plan_.people.groups[at];
        const auto& lessons = book_.of_group[at];
        for (std::size_t number = 0; number < lessons.size(); ++number) {
            const auto& lesson = book_.lessons[lessons[number]];
            const bool soon = lesson.date >= plan_.today && sys_days{lesson.date} <= sys_days{plan_.today} + ahead;
            if (soon && has_a_control(group, number) && lesson.lesson_status != LessonRecord::LessonStatus::cancelled) {
                auto work = work_in(group, lesson, 1, group.subject->control, weight_of_a_control);
                work.title = topic_of(*group.subject, number);
                work.assign_date = sys_days{plan_.today} - days{7};
                marks_.works.push_back(std::move(work));
            }
        }
    }

    /// So that whoever tries the diary sees marks on any day of the week.
    [[nodiscard]] static bool asks_the_shown(const LessonRecord& lesson) {
        return lesson.lesson_number == 2 || lesson.lesson_number == 3;
    }

    [[nodiscard]] bool is_shown(std::size_t pupil) const {
        return plan_.people.families[plan_.people.pupils[pupil].family].shown;
    }

    [[nodiscard]] bool has_shown(const Group& group) const {
        return std::ranges::any_of(group.pupils, [this](std::size_t pupil) { return is_shown(pupil); });
    }

    /// A lesson has a control, a work of all, some answers, a checked homework, several of them or none.
    [[nodiscard]] std::vector<WorkPlan> works_of(const Group& group,
                                                 const LessonRecord& lesson,
                                                 std::size_t number) const {
        const Subject& subject = *group.subject;
        // A work has its title though the teacher forgot to write the lesson's topic down.
        const std::string& topic = topic_of(subject, number);
        Chance chance{plan_.seed, "works " + lesson.sourced_id};
        std::vector<WorkPlan> works;
        if (has_a_control(group, number)) {
            works.push_back({.kind = subject.control,
                             .title = topic,
                             .weight = weight_of_a_control,
                             .dots_in_a_thousand = 25,
                             .days_for_a_dot = 14});
            if (!subject.second_mark.empty()) {
                works.push_back({.kind = subject.second_mark, .title = topic, .weight = 2});
            }
            return works;
        }
        const int rarely = group.hours == 1 ? 2 : 1;
        if (chance.happens(55 * rarely)) {
            const auto& kind = plan_.ingredients.kinds[2 + chance.below(plan_.ingredients.kinds.size() - 2)];
            works.push_back({.kind = kind.title, .title = topic, .weight = kind.weight});
        }
        if (chance.happens(500 * rarely) || (asks_the_shown(lesson) && has_shown(group))) {
            works.push_back({.kind = plan_.ingredients.kinds[0].title,
                             .title = topic,
                             .weight = plan_.ingredients.kinds[0].weight,
                             .marked_in_a_thousand = 200 * rarely,
                             .asks_the_shown = asks_the_shown(lesson)});
        }
        if (!subject.homework.empty() && chance.happens(200)) {
            works.push_back({.kind = plan_.ingredients.kinds[1].title,
                             .title = topic,
                             .weight = plan_.ingredients.kinds[1].weight,
                             .marked_in_a_thousand = 330,
                             .dots_in_a_thousand = 120,
                             .days_for_a_dot = 10});
        }
        return works;
    }

    void give(std::size_t at, std::size_t lesson_at, const WorkPlan& plan) {
        const auto& group = plan_.people.groups[at];
        const auto& lesson = book_.lessons[lesson_at];
        LineItem work = work_in(group, lesson, works_so_far(lesson_at), plan.kind, plan.weight);
        work.title = plan.title;
        Chance chance{plan_.seed, "marks " + work.sourced_id};
        std::vector<Result> results;
        for (const std::size_t pupil : group.pupils) {
            const bool chosen = chance.happens(plan.marked_in_a_thousand) || (plan.asks_the_shown && is_shown(pupil));
            const bool dot = chance.happens(plan.dots_in_a_thousand);
            if (!absences_.is_missing(lesson_at, pupil) && chosen) {
                results.push_back(result_of(group, pupil, work, chance));
                if (dot) {
                    make_a_dot(results.back(), plan.days_for_a_dot);
                } else {
                    const auto former = sit_again(group, pupil, plan, results.back());
                    count(at, pupil, work, plan.weight, former);
                    count(at, pupil, work, plan.weight, results.back().score);
                }
            }
        }
        if (!results.empty()) {
            marks_.works.push_back(std::move(work));
            marks_.results.insert(marks_.results.end(), results.begin(), results.end());
        }
    }

    /// A weak mark of a weighty work may be made better within two weeks; the mark keeps what it was. Returns the
    /// former value where it counts beside the new one: shown pupils always sit such works again, so that one sees it.
    std::optional<journal::Points> sit_again(const Group& group,
                                             std::size_t pupil,
                                             const WorkPlan& plan,
                                             Result& result) {
        constexpr int always = 1000;
        constexpr int often = 350;
        constexpr int seldom = 60;
        const bool both = rules_of(group, plan_).resit == journal::ResitRule::both_count;
        const int as_often = !is_shown(pupil) ? seldom : both ? always : often;
        constexpr std::int64_t weak = 300;
        Chance chance{plan_.seed, "again " + result.sourced_id};
        const sys_days again = sys_days{result.score_date} + days{chance.between(5, 12)};
        const bool weighty = plan.weight > 1 && result.score && result.score->hundredths <= weak;
        if (!weighty || journal::SchoolDay{again} >= plan_.today || !chance.happens(as_often)) {
            return std::nullopt;
        }
        MarkChange change;
        change.sourced_id = "change." + result.sourced_id;
        change.result = result.sourced_id;
        change.changed_at = {.day = again, .time = std::chrono::minutes{14 * 60 + chance.between(0, 90)}};
        change.changed_by = plan_.people.teachers[group.teacher].person.sourced_id;
        change.reason = "Пересдача работы";
        change.change = MarkChange::Change::resat;
        change.score = result.score;
        change.text_score = result.text_score;
        change.comment = result.comment;
        result.score->hundredths += 100;
        result.text_score.clear();
        result.comment = "Пересдано, была отметка " + std::to_string(change.score->hundredths / 100);
        marks_.changes.push_back(std::move(change));
        return both ? marks_.changes.back().score : std::nullopt;
    }

    [[nodiscard]] LineItem work_in(
        const Group& group, const LessonRecord& lesson, std::size_t number, const std::string& kind, int weight) {
        LineItem work = blank_work(group, "w." + lesson.sourced_id + '.' + std::to_string(number));
        work.assign_date = lesson.date;
        work.due_date = lesson.date;
        work.category = category(kind);
        work.session = period_of(group, lesson.date).sourced_id;
        work.lesson = lesson.sourced_id;
        // Most works weigh what their kind does; a test in the place of a control weighs more.
        if (const auto usual = weights_.find(kind); usual == weights_.end() || usual->second != weight) {
            work.weight = journal::Weight{.thousandths = 1000 * std::int64_t{weight}};
        }
        return work;
    }

    [[nodiscard]] std::size_t works_so_far(std::size_t lesson_at) {
        if (last_lesson_ != lesson_at) {
            last_lesson_ = lesson_at;
            works_here_ = 0;
        }
        return ++works_here_;
    }

    [[nodiscard]] LineItem blank_work(const Group& group, std::string id) const {
        LineItem work;
        work.sourced_id = std::move(id);
        work.class_id = group.sourced_id;
        work.school = "school";
        if (group.subject->pass_fail) {
            work.scale = journal::Scale::pass_fail;
        } else {
            work.scale = journal::Scale::five;
            work.value_min = journal::Points{.hundredths = 100};
            work.value_max = journal::Points{.hundredths = 500};
        }
        return work;
    }

    Result result_of(const Group& group, std::size_t pupil, const LineItem& work, Chance& chance) const {
        constexpr int commented = 70;
        constexpr int with_a_minus = 15;
        const auto& child = plan_.people.pupils[pupil];
        Result result;
        result.sourced_id = work.sourced_id + '.' + child.person.sourced_id;
        result.line_item = work.sourced_id;
        result.student = child.person.sourced_id;
        result.score_date = work.due_date;
        result.class_id = group.sourced_id;
        const int liking = Chance{plan_.seed, child.person.sourced_id + group.subject->key}.between(-45, 45);
        const int value = std::clamp((child.ability + liking + chance.between(-90, 90) + 50) / 100, 2, 5);
        if (group.subject->pass_fail) {
            result.text_score = value >= 3 ? "зач" : "незач";
        } else {
            result.score = journal::Points{.hundredths = 100 * value};
            if (value > 2 && chance.happens(with_a_minus)) {
                result.text_score = std::to_string(value) + "-";
            }
        }
        if (chance.happens(commented)) {
            result.comment = chance.pick(plan_.ingredients.comments.at(value));
        }
        return result;
    }

    static void make_a_dot(Result& result, int days_left) {
        result.score_status = Result::ScoreStatus::not_submitted;
        result.score.reset();
        result.text_score.clear();
        result.comment = "Сдать работу";
        result.missing = true;
        result.due_date = sys_days{result.score_date} + days{days_left};
    }

    void count(
        std::size_t group, std::size_t pupil, const LineItem& work, int weight, std::optional<journal::Points> score) {
        if (score) {
            auto& sum = sums_[{group, work.session, pupil}];
            const int value = static_cast<int>(score->hundredths / 100);
            sum.weighted += value * weight;
            sum.weights += weight;
            sum.has_a_two = sum.has_a_two || value == 2;
        }
    }

    void close_periods(std::size_t at) {
        const auto& group = plan_.people.groups[at];
        const auto& periods = periods_of(group, plan_);
        const auto rules = rules_of(group, plan_);
        std::map<std::size_t, std::pair<int, int>> years;
        for (const auto& period : periods) {
            if (period.days.last >= plan_.today) {
                return;
            }
            const LineItem work =
                final_work(group, period.sourced_id, period.title, period.days.last, MarkKind::period);
            for (const std::size_t pupil : group.pupils) {
                const auto& sums = sums_[{at, period.sourced_id, pupil}];
                const auto [mark, comment] = decided(rules, sums, work.sourced_id + '.' + std::to_string(pupil));
                add_final(group, pupil, work, mark);
                marks_.results.back().comment = comment;
                if (mark) {
                    years[pupil].first += *mark;
                    ++years[pupil].second;
                }
            }
        }
        close_year(group, years);
    }

    /// The mark that the rules recommend, but for a few that the teacher sets by judgement, and says why.
    [[nodiscard]] std::pair<std::optional<int>, std::string> decided(const MarkingRulesRecord& rules,
                                                                     const MarkSums& sums,
                                                                     const std::string& name) const {
        constexpr int by_judgement = 250;
        constexpr int near = 8;
        const auto mark = mark_by(rules, sums);
        Chance chance{plan_.seed, "judgement " + name};
        if (!mark || !chance.happens(by_judgement)) {
            return {mark, {}};
        }
        // Half a step of the average up or down of the threshold, never across two marks.
        const auto average = *sums.average();
        const auto just_below = [&](const journal::Points& threshold) {
            const auto missing = threshold.hundredths - average;
            return missing > 0 && missing <= near;
        };
        if (*mark == 4 && just_below(rules.five) && !sums.has_a_two) {
            return {5, "Учтены контрольные работы периода"};
        }
        if (*mark == 3 && just_below(rules.four)) {
            return {4, "Отметки к концу периода растут"};
        }
        if (*mark == 5 && average < rules.five.hundredths + near) {
            return {4, "Контрольные работы написаны на 4"};
        }
        return {mark, {}};
    }

    void close_year(const Group& group, const std::map<std::size_t, std::pair<int, int>>& years) {
        const auto year_id = std::to_string(plan_.year.ends_in());
        const auto last = plan_.year.days().last;
        const LineItem work = final_work(group, year_id, "Год", last, MarkKind::year);
        const int grade = plan_.people.forms[group.form].plan.grade;
        const bool leaving = grade == 9 || grade == 11;
        const bool exam = leaving && (group.subject->key == "rus" || group.subject->key == "alg");
        for (const std::size_t pupil : group.pupils) {
            const auto sum = years.find(pupil);
            const auto mark = sum == years.end() ? std::nullopt : mean_of(sum->second.first, sum->second.second);
            add_final(group, pupil, work, mark);
        }
        if (exam) {
            // The exam is as good as the year, so the final mark, the mean of both, is the year's too.
            for (const auto& [kind, title] :
                 {std::pair{MarkKind::exam, "Экзамен"}, std::pair{MarkKind::final_mark, "Итоговая отметка"}}) {
                const LineItem further = final_work(group, year_id, title, last, kind);
                for (const auto& [pupil, sum] : years) {
                    add_final(group, pupil, further, mean_of(sum.first, sum.second));
                }
            }
        }
    }

    LineItem final_work(const Group& group,
                        const std::string& session,
                        const std::string& title,
                        const journal::SchoolDay& day,
                        MarkKind kind) {
        LineItem work = blank_work(group, "f." + group.sourced_id + '.' + session + '.' + print(kind));
        work.title = title;
        work.assign_date = day;
        work.due_date = day;
        work.category = category("Итоговая отметка");
        work.session = session;
        work.mark_kind = kind;
        marks_.works.push_back(work);
        return work;
    }

    void add_final(const Group& group, std::size_t pupil, const LineItem& work, std::optional<int> mark) {
        const auto& id = plan_.people.pupils[pupil].person.sourced_id;
        Result result;
        result.sourced_id = work.sourced_id + '.' + id;
        result.line_item = work.sourced_id;
        result.student = id;
        result.score_date = work.due_date;
        result.class_id = group.sourced_id;
        if (mark) {
            result.score = journal::Points{.hundredths = 100 * *mark};
        } else {
            result.text_score = group.subject->pass_fail ? "зач" : "н/а";
        }
        marks_.results.push_back(std::move(result));
    }

    void write_remarks() {
        constexpr int remarked = 60;
        constexpr int for_parents = 300;
        for (std::size_t at = 0; at < book_.lessons.size(); ++at) {
            const auto& lesson = book_.lessons[at];
            Chance chance{plan_.seed, "remark " + lesson.sourced_id};
            if (!was_held(lesson, plan_.today) || !chance.happens(remarked)) {
                continue;
            }
            const std::size_t pupil = chance.pick(plan_.people.groups[book_.group_of[at]].pupils);
            if (absences_.is_missing(at, pupil)) {
                continue;
            }
            const auto& person = plan_.people.pupils[pupil].person;
            Remark remark;
            remark.sourced_id = "rm." + lesson.sourced_id + '.' + person.sourced_id;
            remark.user = person.sourced_id;
            remark.lesson = lesson.sourced_id;
            remark.text = chance.pick(person.gender == Gender::male ? plan_.ingredients.remarks_on_boys
                                                                    : plan_.ingredients.remarks_on_girls);
            remark.parents_only = chance.happens(for_parents);
            marks_.remarks.push_back(std::move(remark));
        }
    }

    const std::string& category(const std::string& title) {
        const auto [at, fresh] = categories_.try_emplace(title);
        if (fresh) {
            // Named after its title alone, so that it is the same kind on any day.
            at->second = "kind." + std::to_string(Chance{0, title}.next());
        }
        return at->second;
    }

    const Plan& plan_;
    const LessonBook& book_;
    Absences absences_;
    MarkBook marks_;
    std::map<std::string, std::string> categories_;
    std::map<std::string, int> weights_;
    std::map<std::tuple<std::size_t, std::string, std::size_t>, MarkSums> sums_;
    std::optional<std::size_t> last_lesson_;
    std::size_t works_here_{0};
};

}  // namespace

MarkBook write_mark_book(const Plan& plan, const LessonBook& book) {
    return Marking{plan, book}.mark();
}

bool is_marked(const Group& group, const Plan& plan) {
    return group.subject->has_marks && plan.people.forms[group.form].plan.grade > 1;
}

const std::vector<Period>& periods_of(const Group& group, const Plan& plan) {
    static constexpr std::array<std::string_view, 3> by_half_years{"stat", "mus", "odn"};
    const int grade = plan.people.forms[group.form].plan.grade;
    const bool half_years = grade >= 10 || std::ranges::find(by_half_years, group.subject->key) != by_half_years.end();
    return half_years ? plan.year.half_years() : plan.year.quarters();
}

}  // namespace mrko::exchange::demo
