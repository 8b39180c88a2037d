// SPDX-License-Identifier: Apache-2.0
#include "views/lesson_words.h"

#include <algorithm>
#include <cstddef>

#include "views/format.h"

namespace mrko::views {

namespace {

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

}  // namespace

std::string room_words(const journal::Lesson& lesson, const Catalogue& texts) {
    if (lesson.room.empty()) {
        return {};
    }
    std::string name;
    for (std::size_t at = 0; at < lesson.room.size(); ++at) {
        const bool before_number =
            lesson.room[at] == ' ' && at + 1 < lesson.room.size() && is_digit(lesson.room[at + 1]);
        name += before_number ? std::string{"\u00a0"} : std::string(1, lesson.room[at]);
    }
    return is_digit(name.front()) ? texts.text(Message{"week", "room {room}"}, {{"room", name}}) : name;
}

std::string subgroup_words(const std::string& subgroup, const Catalogue& texts) {
    const bool number = !subgroup.empty() && std::ranges::all_of(subgroup, is_digit);
    return number ? texts.text(Message{"timetable", "group {number}"}, {{"number", subgroup}}) : subgroup;
}

std::string subgroup_words(const journal::Lesson& lesson, const Catalogue& texts) {
    return subgroup_words(lesson.subgroup, texts);
}

std::string holder_of(const journal::Lesson& lesson) {
    const bool replaced = lesson.status == journal::Lesson::Status::replaced && !lesson.substitute.empty();
    return unbroken(replaced ? lesson.substitute : lesson.teacher);
}

const std::string& rest_words(const journal::Day& day, const Catalogue& texts) {
    switch (day.kind) {
        case journal::Day::Kind::school: return texts.text(Message{"week", "No lessons"});
        case journal::Day::Kind::holiday:
            return day.title.empty() ? texts.text(Message{"week", "School holidays"}) : day.title;
        case journal::Day::Kind::day_off: return day.title.empty() ? texts.text(Message{"week", "Day off"}) : day.title;
    }
    return day.title;
}

}  // namespace mrko::views
