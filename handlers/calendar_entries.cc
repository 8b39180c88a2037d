// SPDX-License-Identifier: Apache-2.0
#include "handlers/calendar_entries.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>

#include "views/calendar_entry_words.h"

namespace mrko::handlers {

using exchange::CalendarEntry;
using journal::Lesson;
using journal::ScheduledLesson;

namespace {

class EntryList {
public:
    EntryList(const journal::SchoolClock& clock, std::string_view host, const views::Catalogue& texts)
        : clock_(clock), host_(host), texts_(texts) {}

    void add(const ChildSchedule& child) {
        for (const auto& day : child.schedule.days) {
            add_day(child, day);
        }
        for (const auto& work : child.schedule.works) {
            entries_.push_back(entry("work." + std::to_string(work.id) + "." + child.tag,
                                     journal::DaySpan{.first = work.day, .last = work.day},
                                     views::entry_words(work, texts_),
                                     own_name(child)));
            entries_.back().category = "TEST";
            entries_.back().is_busy = false;
        }
        for (const auto& event : child.schedule.events) {
            note_event(child, event);
        }
    }

    [[nodiscard]] std::vector<CalendarEntry> finish() && {
        for (const auto& [event, names] : events_) {
            const bool meeting = event->kind == journal::Announcement::Kind::parent_meeting;
            entries_.push_back(entry(
                "event." + std::to_string(event->id.value), when(*event), views::entry_words(*event, texts_), names));
            entries_.back().category = meeting ? "PARENT MEETING" : "EVENT";
            entries_.back().is_busy = meeting;
        }
        return std::move(entries_);
    }

private:
    using When = std::variant<exchange::CalendarTime, journal::DaySpan>;

    static std::vector<std::string> own_name(const ChildSchedule& child) {
        return child.name.empty() ? std::vector<std::string>{} : std::vector<std::string>{child.name};
    }

    [[nodiscard]] CalendarEntry entry(const std::string& name,
                                      const When& when,
                                      views::EntryWords words,
                                      const std::vector<std::string>& of) const {
        return {.uid = name + "@" + host_,
                .when = when,
                .summary = views::entry_of(of, words.summary, texts_),
                .description = std::move(words.description),
                .location = std::move(words.location),
                .category = {}};
    }

    void add_day(const ChildSchedule& child, const journal::ScheduledDay& day) {
        std::vector<ScheduledLesson> without_bells;
        std::vector<std::string> names;
        for (const auto& lesson : day.lessons) {
            if (!lesson.times) {
                without_bells.push_back(lesson);
                continue;
            }
            // The place in the day and the subject: a lesson of the timetable and the one that the journal later keeps
            // for it have them in common, and a replacement or a cancellation does not change them.
            const auto place = "lesson." + journal::iso(day.date) + "." + std::to_string(lesson.number) + "." +
                               std::to_string(lesson.subject_id.value);
            const auto again = std::ranges::count(names, place);
            names.push_back(place);
            const auto name = place + (again > 0 ? "." + std::to_string(again + 1) : "") + "." + child.tag;
            add_lesson(child, day.date, lesson, name);
        }
        if (!without_bells.empty()) {
            entries_.push_back(entry("lessons." + journal::iso(day.date) + "." + child.tag,
                                     journal::DaySpan{.first = day.date, .last = day.date},
                                     views::entry_words(without_bells, texts_),
                                     own_name(child)));
            entries_.back().category = "LESSON";
            entries_.back().is_busy = false;
        }
    }

    void add_lesson(const ChildSchedule& child,
                    const journal::SchoolDay& day,
                    const ScheduledLesson& lesson,
                    const std::string& name) {
        entries_.push_back(
            entry(name,
                  exchange::CalendarTime{.begin = clock_.utc_of({.day = day, .time = lesson.times->begin}),
                                         .end = clock_.utc_of({.day = day, .time = lesson.times->end})},
                  views::entry_words(lesson, texts_),
                  own_name(child)));
        entries_.back().category = "LESSON";
        if (lesson.status == Lesson::Status::cancelled) {
            entries_.back().status = CalendarEntry::Status::cancelled;
        }
    }

    void note_event(const ChildSchedule& child, const journal::Announcement& event) {
        const auto known =
            std::ranges::find_if(events_, [&](const auto& noted) { return noted.first->id == event.id; });
        auto& names =
            known != events_.end() ? known->second : events_.emplace_back(&event, std::vector<std::string>{}).second;
        std::ranges::move(own_name(child), std::back_inserter(names));
    }

    [[nodiscard]] When when(const journal::Announcement& event) const {
        const auto last = event.last.value_or(event.first);
        if (!event.begins) {
            return journal::DaySpan{.first = event.first, .last = std::max(event.first, last)};
        }
        exchange::CalendarTime time{.begin = clock_.utc_of({.day = event.first, .time = *event.begins}), .end = {}};
        if (event.ends) {
            const auto end = clock_.utc_of({.day = last, .time = *event.ends});
            time.end = end > time.begin ? std::optional{end} : std::nullopt;
        }
        return time;
    }

    const journal::SchoolClock& clock_;
    std::string host_;
    const views::Catalogue& texts_;
    std::vector<CalendarEntry> entries_;
    std::vector<std::pair<const journal::Announcement*, std::vector<std::string>>> events_;
};

}  // namespace

std::vector<CalendarEntry> calendar_entries(std::span<const ChildSchedule> children,
                                            const journal::SchoolClock& clock,
                                            std::string_view host,
                                            const views::Catalogue& texts) {
    EntryList list{clock, host, texts};
    for (const auto& child : children) {
        list.add(child);
    }
    return std::move(list).finish();
}

}  // namespace mrko::handlers
