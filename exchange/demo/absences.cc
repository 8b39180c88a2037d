// SPDX-License-Identifier: Apache-2.0
#include "exchange/demo/absences.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "exchange/demo/chance.h"

namespace mrko::exchange::demo {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Reasons by day for one pupil.
using MissedDays = std::map<journal::SchoolDay, Attendance::Code>;

class Calling {
public:
    Calling(const Plan& plan, const LessonBook& book) : plan_(plan), book_(book) {
        absences_.missing.resize(book.lessons.size());
    }

    Absences call() {
        std::vector<std::vector<std::size_t>> lessons_of(plan_.people.pupils.size());
        for (std::size_t lesson = 0; lesson < book_.lessons.size(); ++lesson) {
            if (was_held(book_.lessons[lesson], plan_.today)) {
                for (const std::size_t pupil : plan_.people.groups[book_.group_of[lesson]].pupils) {
                    lessons_of[pupil].push_back(lesson);
                }
            }
        }
        for (std::size_t pupil = 0; pupil < lessons_of.size(); ++pupil) {
            const MissedDays missed = missed_days(pupil);
            const bool exempt = is_exempt(pupil);
            for (const std::size_t lesson : lessons_of[pupil]) {
                call(pupil, lesson, missed, exempt);
            }
        }
        return std::move(absences_);
    }

private:
    [[nodiscard]] const std::string& id_of(std::size_t pupil) const {
        return plan_.people.pupils[pupil].person.sourced_id;
    }

    [[nodiscard]] bool is_exempt(std::size_t pupil) const {
        constexpr int exempt = 20;
        return Chance{plan_.seed, "exempt " + id_of(pupil)}.happens(exempt);
    }

    [[nodiscard]] MissedDays missed_days(std::size_t pupil) const {
        constexpr int falls_ill_in_a_week = 35;
        constexpr int away_in_a_week = 12;
        MissedDays missed;
        Chance chance{plan_.seed, "health " + id_of(pupil)};
        for (sys_days day{plan_.year.days().first}; day <= sys_days{plan_.year.days().last}; day += days{7}) {
            const sys_days begins = day + days{chance.between(0, 4)};
            const int length = chance.between(2, 6);
            if (chance.happens(falls_ill_in_a_week)) {
                for (int at = 0; at < length; ++at) {
                    missed.emplace(begins + days{at}, Attendance::Code::ill);
                }
            } else if (chance.happens(away_in_a_week)) {
                missed.emplace(begins, Attendance::Code::excused);
            }
        }
        return missed;
    }

    void call(std::size_t pupil, std::size_t lesson, const MissedDays& missed, bool exempt) {
        constexpr int missing = 4;
        constexpr int late = 7;
        const auto& record = book_.lessons[lesson];
        const auto day = missed.find(record.date);
        if (day != missed.end()) {
            add(pupil, lesson, day->second);
            return;
        }
        if (exempt && plan_.people.groups[book_.group_of[lesson]].subject->key == "phys-c") {
            add(pupil, lesson, Attendance::Code::exempt);
            return;
        }
        Chance chance{plan_.seed, "call " + id_of(pupil) + record.sourced_id};
        if (chance.happens(missing)) {
            add(pupil, lesson, Attendance::Code::absent);
        } else if (chance.happens(late)) {
            add(pupil, lesson, Attendance::Code::late);
            absences_.rows.back().minutes = std::chrono::minutes{chance.between(2, 15)};
        }
    }

    void add(std::size_t pupil, std::size_t lesson, Attendance::Code code) {
        const auto& record = book_.lessons[lesson];
        Attendance row;
        row.sourced_id = "at." + record.sourced_id + '.' + id_of(pupil);
        row.user = id_of(pupil);
        row.date = record.date;
        row.lesson = record.sourced_id;
        row.class_id = record.class_id;
        row.code = code;
        if (code == Attendance::Code::excused) {
            row.comment = "По заявлению родителей";
        }
        absences_.rows.push_back(std::move(row));
        if (code != Attendance::Code::late) {
            absences_.missing[lesson].push_back(pupil);
        }
    }

    const Plan& plan_;
    const LessonBook& book_;
    Absences absences_;
};

}  // namespace

bool Absences::is_missing(std::size_t lesson, std::size_t pupil) const {
    return std::ranges::binary_search(missing[lesson], pupil);
}

Absences write_absences(const Plan& plan, const LessonBook& book) {
    return Calling{plan, book}.call();
}

}  // namespace mrko::exchange::demo
