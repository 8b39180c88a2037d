// SPDX-License-Identifier: Apache-2.0
#include "handlers/family/subject_handler.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "handlers/child_page.h"
#include "handlers/frame.h"
#include "handlers/homework_habits.h"
#include "handlers/period_in_address.h"
#include "handlers/what_if_in_address.h"
#include "http/error.h"
#include "journal/lesson_count.h"
#include "journal/outlook.h"
#include "views/subject_page.h"

namespace mrko::handlers {

using journal::SchoolDay;

namespace {

std::vector<journal::Mark> marks_of(const journal::SubjectRecord& record) {
    std::vector<journal::Mark> marks;
    std::ranges::transform(record.marks, std::back_inserter(marks), &journal::MarkInLesson::mark);
    return marks;
}

/// Homework of the lessons up to the next one; later ones only where something is written already. Newest first.
std::vector<views::SubjectHomework> homework_of(std::span<const journal::Day> days,
                                                journal::SubjectId subject,
                                                const SchoolDay& today) {
    std::vector<views::SubjectHomework> tasks;
    bool next_seen = false;
    for (const auto& day : days) {
        for (const auto& lesson : day.lessons) {
            if (lesson.subject_id != subject || lesson.number == 0 ||
                lesson.status == journal::Lesson::Status::cancelled) {
                continue;
            }
            if (!next_seen || lesson.homework.state != journal::Homework::State::not_filled) {
                tasks.push_back({.day = day.date, .homework = lesson.homework});
            }
            next_seen = next_seen || day.date > today;
        }
    }
    std::ranges::reverse(tasks);
    return tasks;
}

/// Whether the child is given marks of the five-point scale at all; a first-former is not.
bool marked_out_of_five(std::span<const journal::Day> days) {
    return std::ranges::any_of(journal::by_subject(days), [](const journal::SubjectRecord& record) {
        return record.sum.scale() == journal::Scale::five;
    });
}

std::vector<views::BetterMark> better_marks(std::span<const journal::Mark> marks,
                                            int present,
                                            const journal::MarkingRules& rules,
                                            int lessons_left) {
    std::vector<views::BetterMark> better;
    const auto heaviest = weight_choices(marks, rules).back().weight;
    for (int target = present + 1; target <= 5; ++target) {
        const journal::HypotheticalMark usual{.value = 5, .weight = {}};
        better.push_back({.target = target,
                          .each = usual,
                          .needed = journal::marks_to_reach(marks, usual, target, rules, lessons_left)});
        const journal::HypotheticalMark heavy{.value = 5, .weight = heaviest};
        if (const auto needed = journal::marks_to_reach(marks, heavy, target, rules, lessons_left);
            heavy.weight > usual.weight && std::holds_alternative<journal::MarksNeeded>(needed)) {
            better.push_back({.target = target, .each = heavy, .needed = needed});
        }
    }
    return better;
}

/// What the outlook of one subject in one period is made from.
struct Prospect {
    const journal::Course& course;
    const journal::StudyPeriod& period;
    std::span<const journal::Day> days;
    const journal::SubjectRecord& record;
    const journal::MarkingRules& rules;
    SchoolDay today;
};

views::PeriodOutlook outlook_of(const Prospect& from,
                                std::vector<journal::FinalMark> set,
                                std::vector<journal::PlannedWork> planned) {
    const auto marks = marks_of(from.record);
    const bool over = from.period.days.last < from.today;
    views::PeriodOutlook outlook{
        .stage = over ? views::PeriodOutlook::Stage::over : views::PeriodOutlook::Stage::running,
        .period = from.period,
        .rules = from.rules,
        .set = {},
        .recommended = journal::recommend_period(marks, from.rules),
        .better = {},
        .forecast = {},
        .lessons_left = journal::lessons_left(from.days, from.course.subject, from.today),
        .planned = std::move(planned),
        .risks = {}};
    const auto found = std::ranges::find_if(set, [&](const journal::FinalMark& mark) {
        return mark.subject == from.course.subject && mark.kind == journal::FinalKind::period &&
               mark.period == from.period.id;
    });
    if (found != set.end()) {
        outlook.set = std::move(*found);
    }
    if (!over && outlook.recommended && outlook.recommended->five) {
        outlook.better = better_marks(marks, *outlook.recommended->five, from.rules, outlook.lessons_left);
        outlook.forecast = journal::forecast(marks, outlook.planned, outlook.lessons_left, from.rules);
    }
    // Where nobody is given marks the lack of them is no risk; an open dot is one anywhere.
    if (!from.record.marks.empty() || marked_out_of_five(from.days)) {
        outlook.risks = journal::risks(from.record,
                                       from.rules,
                                       journal::lessons_a_week(from.days, from.course.subject),
                                       from.period.days,
                                       from.today);
    }
    return outlook;
}

views::SubjectPage::Order asked_order(const http::Request& request) {
    return request.query("sort") == "up" ? views::SubjectPage::Order::oldest_first
                                         : views::SubjectPage::Order::newest_first;
}

/// The period and the order of the address, for the page of another subject or of another child.
std::string kept_choice(const http::Request& request) {
    return kept_query(request, {"period", "at", "from", "to", "sort"});
}

/// The choice of a subject with this one in it: a child that does not learn it is led to its first one.
std::string section_path(const http::Request& request, std::string_view subject) {
    const auto choice = kept_choice(request);
    return "/subject?subject=" + std::string{subject} + (choice.empty() ? "" : "&" + choice);
}

}  // namespace

http::Response SubjectHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto subject = call.path.subject();
    const auto today = clock_.today();
    foresee_news(call, grant);
    const auto years = study_.years(grant);
    const auto* const year = asked_year(call.request, years, today);
    if (year == nullptr) {
        throw http::NotFound{"the child has no academic year"};
    }
    const auto courses = study_.courses(grant, *year);
    const auto course = std::ranges::find(courses, subject, &journal::Course::subject);
    if (course == courses.end()) {
        throw http::NotFound{"no subject of the child in that year"};
    }
    auto own_year = *year;
    own_year.periods = course->periods;
    auto opened = open_period(call, visitor, {own_year}, journal::PeriodUnit::study_period, today, templates_);
    if (auto* const refusal = std::get_if<http::Response>(&opened)) {
        return std::move(*refusal);
    }
    const auto& shown = std::get<OpenedPeriod>(opened);
    const auto& period = shown.choice;
    const auto within = shown.nearest_day();
    diary_.foresee_card(grant, within);
    diary_.foresee_days(grant, period.days);
    foresee_habits(filling_, grant, period.days, clock_);
    const auto& news =
        news_of(call, grant, {.kind = journal::PageOfNews::Kind::subject, .days = period.days, .subject = subject});
    auto days = diary_.days(grant, period.days);
    journal::flag_news(days, news);
    may_repeat(call, grant);

    views::SubjectPage page{.account_name = account_name(visitor, child),
                            .child = child,
                            .card = diary_.card(grant, within),
                            .subjects = {},
                            .subject = subject,
                            .title = course->title,
                            .teacher = course->teacher,
                            .period = period_switch(views::subject_address(child, subject), shown),
                            .record = journal::record_of(days, subject),
                            .rules = journal::rules_on(course->rules, within),
                            .running = {},
                            .homework = homework_of(days, subject, today),
                            .order = asked_order(call.request),
                            .outlook = {},
                            .what_if = {}};
    page.habits = homework_habits(filling_, grant, page.card.class_name, period.days, clock_);
    std::ranges::transform(courses, std::back_inserter(page.subjects), [](const journal::Course& offered) {
        return views::SubjectLink{.subject = offered.subject, .title = offered.title};
    });
    if (page.order == views::SubjectPage::Order::oldest_first) {
        page.period.further.emplace_back("sort", "up");
    }
    if (course->periods.empty()) {
        std::erase(page.period.units, journal::PeriodUnit::study_period);
    }
    if (page.record.sum.average()) {
        page.running = journal::running_average(page.record.marks);
    }
    const auto* const own_period = journal::period_at(course->periods, period.days.first);
    if (period.unit == journal::PeriodUnit::study_period && own_period != nullptr) {
        const bool over = period.days.last < today;
        page.outlook =
            outlook_of({.course = *course,
                        .period = *own_period,
                        .days = days,
                        .record = page.record,
                        .rules = page.rules,
                        .today = today},
                       study_.final_marks(grant, *year),
                       over ? std::vector<journal::PlannedWork>{}
                            : study_.planned_works(grant, subject, {.first = within, .last = period.days.last}));
        const auto scale = page.record.sum.scale();
        if (!over && (scale == journal::Scale::five || (page.record.marks.empty() && marked_out_of_five(days)))) {
            page.what_if = read_what_if(call.request, marks_of(page.record), page.rules);
        }
    }
    return http::Response::html(templates_.render(page,
                                                  frame_of(call,
                                                           child,
                                                           section_path(call.request, std::to_string(subject.value)),
                                                           views::Section::subject,
                                                           page.card)));
}

http::Response SubjectChoiceHandler::get(const Call& call, const access::Family& visitor) {
    const auto child = call.path.child();
    const auto grant = policy_.open_diary(visitor, child);
    const auto years = study_.years(grant);
    const auto* const year = asked_year(call.request, years, clock_.today());
    const auto courses = year == nullptr ? std::vector<journal::Course>{} : study_.courses(grant, *year);
    const auto wanted = call.request.query("subject").value_or("");
    const auto choice = kept_choice(call.request);
    if (courses.empty()) {
        const views::NoSubjects page{.account_name = account_name(visitor, child), .child = child};
        const auto section = "/subject" + (choice.empty() ? "" : "?" + choice);
        return http::Response::html(templates_.render(page, frame_of(call, child, section, views::Section::subject)));
    }
    const auto chosen = std::ranges::find(
        courses, wanted, [](const journal::Course& course) { return std::to_string(course.subject.value); });
    const auto& course = chosen == courses.end() ? courses.front() : *chosen;
    return http::Response::see_other(views::subject_address(child, course.subject) +
                                     (choice.empty() ? "" : "?" + choice));
}

}  // namespace mrko::handlers
