// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/former_year.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace mrko::exchange::demo {
namespace {

std::size_t digits_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, [](char c) { return c >= '0' && c <= '9'; }) -
                                    text.begin());
}

template <class Record>
void append(Table<Record>& table, Record record) {
    table.mode = Mode::bulk;
    table.rows.push_back(std::move(record));
}

class Remembering {
public:
    Remembering(DemoSchool& school, const DemoSchool& past, const std::vector<Remembered>& remembered)
        : bundle_(school.bundle), past_(past.bundle) {
        prefix_ = past_.academic_sessions.rows.front().sourced_id + '.';
        for (const auto& one : remembered) {
            children_.emplace(one.former, one.child);
        }
    }

    void add() {
        for (const auto& session : past_.academic_sessions.rows) {
            append(bundle_.academic_sessions, session);
        }
        add_missing(bundle_.courses, past_.courses);
        add_missing(bundle_.categories, past_.categories);
        add_missing(bundle_.kind_weights, past_.kind_weights);
        for (const auto& day : past_.days.rows) {
            append(bundle_.days, day);
        }
        for (auto event : past_.events.rows) {
            // What was of a form or a parallel is over with them.
            if (event.is_public) {
                event.sourced_id = then(event.sourced_id);
                append(bundle_.events, std::move(event));
            }
        }
        add_classes();
        add_lessons();
        add_results();
        add_absences();
        add_teachers();
    }

private:
    /// Ids of a year before stand apart from those of this year; no id is no id.
    [[nodiscard]] std::string then(const std::string& id) const { return id.empty() ? id : prefix_ + id; }

    [[nodiscard]] std::string staff(const std::string& id) {
        if (!id.empty()) {
            teachers_.insert(id);
        }
        return then(id);
    }

    template <class Record>
    static void add_missing(Table<Record>& table, const Table<Record>& more) {
        std::set<std::string> known;
        for (const auto& row : table.rows) {
            known.insert(row.sourced_id);
        }
        for (const auto& row : more.rows) {
            if (!known.contains(row.sourced_id)) {
                append(table, row);
            }
        }
    }

    void add_classes() {
        for (auto group : past_.classes.rows) {
            group.sourced_id = then(group.sourced_id);
            group.homeroom = then(group.homeroom);
            append(bundle_.classes, std::move(group));
        }
        for (auto rules : past_.marking_rules.rows) {
            if (!rules.class_id.empty()) {
                rules.sourced_id = then(rules.sourced_id);
                rules.class_id = then(rules.class_id);
                append(bundle_.marking_rules, std::move(rules));
            }
        }
        for (auto entry : past_.enrollments.rows) {
            const auto child = children_.find(entry.user);
            if (entry.role == Enrollment::Role::student && child == children_.end()) {
                continue;
            }
            entry.user = child == children_.end() ? staff(entry.user) : child->second;
            entry.sourced_id = then(entry.sourced_id);
            entry.class_id = then(entry.class_id);
            append(bundle_.enrollments, std::move(entry));
        }
    }

    void add_lessons() {
        for (auto lesson : past_.lessons.rows) {
            lesson.sourced_id = then(lesson.sourced_id);
            lesson.class_id = then(lesson.class_id);
            lesson.teacher = staff(lesson.teacher);
            lesson.substitute = staff(lesson.substitute);
            append(bundle_.lessons, std::move(lesson));
        }
        for (auto homework : past_.homework.rows) {
            homework.sourced_id = then(homework.sourced_id);
            homework.class_id = then(homework.class_id);
            homework.lesson = then(homework.lesson);
            append(bundle_.homework, std::move(homework));
        }
    }

    void add_results() {
        std::set<std::string> results;
        std::set<std::string> works;
        for (auto result : past_.results.rows) {
            const auto child = children_.find(result.student);
            if (child == children_.end()) {
                continue;
            }
            results.insert(result.sourced_id);
            works.insert(result.line_item);
            result.sourced_id = then(result.sourced_id);
            result.line_item = then(result.line_item);
            result.class_id = then(result.class_id);
            result.student = child->second;
            append(bundle_.results, std::move(result));
        }
        for (auto work : past_.line_items.rows) {
            if (works.contains(work.sourced_id)) {
                work.sourced_id = then(work.sourced_id);
                work.class_id = then(work.class_id);
                work.lesson = then(work.lesson);
                append(bundle_.line_items, std::move(work));
            }
        }
        for (auto change : past_.mark_changes.rows) {
            if (results.contains(change.result)) {
                change.sourced_id = then(change.sourced_id);
                change.result = then(change.result);
                change.changed_by = staff(change.changed_by);
                append(bundle_.mark_changes, std::move(change));
            }
        }
    }

    void add_absences() {
        for (auto absence : past_.attendance.rows) {
            const auto child = children_.find(absence.user);
            if (child != children_.end()) {
                absence.sourced_id = then(absence.sourced_id);
                absence.user = child->second;
                absence.lesson = then(absence.lesson);
                absence.class_id = then(absence.class_id);
                append(bundle_.attendance, std::move(absence));
            }
        }
    }

    void add_teachers() {
        for (auto user : past_.users.rows) {
            if (teachers_.contains(user.sourced_id)) {
                user.sourced_id = then(user.sourced_id);
                user.username = user.sourced_id;
                append(bundle_.users, std::move(user));
            }
        }
        for (auto role : past_.roles.rows) {
            if (teachers_.contains(role.user)) {
                role.sourced_id = then(role.sourced_id);
                role.user = then(role.user);
                append(bundle_.roles, std::move(role));
            }
        }
    }

    Bundle& bundle_;
    const Bundle& past_;
    std::string prefix_;
    std::map<std::string, std::string> children_;
    std::set<std::string> teachers_;
};

}  // namespace

std::string form_below(const std::string& form) {
    const auto digits = digits_of(form);
    const int grade = std::stoi(form.substr(0, digits));
    return grade > 1 ? std::to_string(grade - 1) + form.substr(digits) : std::string{};
}

std::string pupil_below(const std::string& child) {
    constexpr std::string_view begin{"pupil."};
    const auto dot = child.rfind('.');
    const int number = std::stoi(child.substr(dot + 1));
    const auto form = child.substr(begin.size(), dot - begin.size());
    return std::string{begin} + form_below(form) + (number % 2 == 1 ? ".0001" : ".0002");
}

void add_former_year(DemoSchool& school, const DemoSchool& past, const std::vector<Remembered>& remembered) {
    Remembering{school, past, remembered}.add();
}

}  // namespace mrko::exchange::demo
