// SPDX-License-Identifier: Apache-2.0
#include "views/lesson_words.h"

#include "views/format.h"

namespace mrko::views {

std::string room_words(const journal::Lesson& lesson, const Catalogue& texts) {
    if (lesson.room.empty()) {
        return {};
    }
    std::string name;
    for (const char character : lesson.room) {
        name += character == ' ' ? std::string{"\u00a0"} : std::string(1, character);
    }
    const bool has_number = name.front() >= '0' && name.front() <= '9';
    return has_number ? texts.text(Message{"week", "room {room}"}, {{"room", name}}) : name;
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
