// SPDX-License-Identifier: Apache-2.0
#include "views/calendar_entry_words.h"

#include <cstddef>
#include <string_view>

#include "views/format.h"
#include "views/lesson_words.h"
#include "views/mark_words.h"

namespace mrko::views {

using journal::Lesson;
using journal::ScheduledLesson;

namespace {

/// What of a task or an announcement stands in a calendar, in octets: a letter of Russian has two.
constexpr std::size_t most_of_a_task = 300;
constexpr std::size_t most_of_an_event = 1000;

/// Cut between letters, with an ellipsis.
std::string bounded(std::string text, std::size_t most) {
    if (text.size() <= most) {
        return text;
    }
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) {
        --most;
    }
    text.resize(most);
    return text + "…";
}

std::string in_one_line(std::string_view text) {
    std::string line;
    for (const char character : text) {
        if (character == '\n') {
            line += "; ";
        } else {
            line += character;
        }
    }
    return line;
}

/// The words of a lesson's room, group and teacher are those of the pages.
Lesson as_lesson(const ScheduledLesson& lesson) {
    Lesson shown{};
    shown.number = lesson.number;
    shown.subject = lesson.subject;
    shown.subgroup = lesson.subgroup;
    shown.room = lesson.room;
    shown.teacher = lesson.teacher;
    shown.substitute = lesson.substitute;
    shown.status = lesson.status;
    return shown;
}

std::string summary_of(const ScheduledLesson& lesson, const Catalogue& texts) {
    switch (lesson.status) {
        case Lesson::Status::cancelled:
            return texts.text(Message{"calendar entry", "Cancelled: {subject}"}, {{"subject", lesson.subject}});
        case Lesson::Status::replaced:
            return texts.text(Message{"calendar entry", "{subject} (replacement)"}, {{"subject", lesson.subject}});
        case Lesson::Status::planned:
        case Lesson::Status::held: break;
    }
    return lesson.subject;
}

void add_line(std::string& text, const std::string& line) {
    text += (text.empty() ? "" : "\n") + line;
}

}  // namespace

EntryWords entry_words(const ScheduledLesson& lesson, const Catalogue& texts) {
    const Lesson shown = as_lesson(lesson);
    EntryWords words{.summary = summary_of(lesson, texts), .description = {}, .location = room_words(shown, texts)};
    if (const std::string group = subgroup_words(shown, texts); !group.empty()) {
        words.summary += ", " + group;
    }
    if (const std::string holder = holder_of(shown); !holder.empty()) {
        const bool replaced = lesson.status == Lesson::Status::replaced && !lesson.substitute.empty();
        add_line(words.description,
                 texts.text(replaced ? Message{"calendar entry", "Held in replacement by: {name}"}
                                     : Message{"calendar entry", "Teacher: {name}"},
                            {{"name", holder}}));
    }
    if (!lesson.homework.empty()) {
        add_line(words.description,
                 texts.text(Message{"calendar entry", "Homework: {task}"},
                            {{"task", bounded(in_one_line(lesson.homework), most_of_a_task)}}));
    }
    return words;
}

EntryWords entry_words(const journal::ScheduledWork& work, const Catalogue& texts) {
    journal::Mark named{};
    named.kind = work.kind;
    named.work = work.title;
    return {.summary = texts.text(Message{"calendar entry", "{work}, {subject}"},
                                  {{"work", work_of(named, texts)}, {"subject", in_sentence(work.subject)}}),
            .description = {},
            .location = {}};
}

EntryWords entry_words(const journal::Announcement& event, const Catalogue& /*texts*/) {
    return {.summary = event.title, .description = bounded(event.description, most_of_an_event), .location = {}};
}

EntryWords entry_words(const std::vector<ScheduledLesson>& without_bells, const Catalogue& texts) {
    EntryWords words{.summary = texts.plural(Message{"calendar entry", "{n} lesson"},
                                             static_cast<std::int64_t>(without_bells.size())),
                     .description = {},
                     .location = {}};
    for (const ScheduledLesson& lesson : without_bells) {
        const EntryWords told = entry_words(lesson, texts);
        std::string line = std::to_string(lesson.number) + ". " + told.summary;
        for (const std::string& more : {told.location, in_one_line(told.description)}) {
            line += more.empty() ? "" : "; " + more;
        }
        add_line(words.description, line);
    }
    return words;
}

std::string entry_of(const std::vector<std::string>& names, const std::string& summary, const Catalogue& texts) {
    std::string said;
    for (const std::string& name : names) {
        said += (said.empty() ? "" : ", ") + name;
    }
    return said.empty()
               ? summary
               : texts.text(Message{"calendar entry", "{child}: {what}"}, {{"child", said}, {"what", summary}});
}

std::string calendar_name(const std::string& account_name, const Catalogue& texts) {
    return account_name.empty()
               ? texts.text(Message{"calendar entry", "School diary of the family"})
               : texts.text(Message{"calendar entry", "School diary: {name}"}, {{"name", account_name}});
}

}  // namespace mrko::views
