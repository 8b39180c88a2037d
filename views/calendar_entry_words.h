// SPDX-License-Identifier: Apache-2.0
// How lessons, works and events read in a calendar of somebody else's program: plain texts, short enough for a phone.
#pragma once

#include <string>
#include <vector>

#include "journal/announcement.h"
#include "journal/schedule.h"
#include "views/catalogue.h"

namespace mrko::views {

struct EntryWords {
    std::string summary;
    std::string description;  ///< may be empty
    std::string location;     ///< may be empty
};

/// The parts of a calendar that are told of one lesson: replacement and cancellation first, then teacher and homework.
[[nodiscard]] EntryWords entry_words(const journal::ScheduledLesson& lesson, const Catalogue& texts);
/// "Контрольная работа «Дроби», математика".
[[nodiscard]] EntryWords entry_words(const journal::ScheduledWork& work, const Catalogue& texts);
[[nodiscard]] EntryWords entry_words(const journal::Announcement& event, const Catalogue& texts);
/// A day's lessons in one entry, for a school that gave no bells.
[[nodiscard]] EntryWords entry_words(const std::vector<journal::ScheduledLesson>& without_bells,
                                     const Catalogue& texts);

/// "Маша: Математика": of whom an entry of the whole family tells; without names the summary alone.
[[nodiscard]] std::string entry_of(const std::vector<std::string>& names,
                                   const std::string& summary,
                                   const Catalogue& texts);

/// What the calendar is called in the list of calendars; an empty name is the whole family.
[[nodiscard]] std::string calendar_name(const std::string& account_name, const Catalogue& texts);

}  // namespace mrko::views
