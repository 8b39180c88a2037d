// SPDX-License-Identifier: Apache-2.0
// When a teacher usually writes, and how long after the lesson: the same words on every page.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "journal/filling.h"
#include "views/catalogue.h"

namespace mrko::views {

/// "к 14:40", "к 09:20 следующего дня", "к 18:00 через 2 дня", "заранее, до урока"; `moment` as in UsualFillings.
[[nodiscard]] std::string usual_moment(std::chrono::minutes moment, const Catalogue& texts);

/// "Обычно по этому предмету — к 14:40." Empty where nothing is known, and of lessons of the past.
[[nodiscard]] std::string usual_sentence(const journal::HomeworkHabits& habits,
                                         journal::SubjectId subject,
                                         const journal::SchoolDay& lesson_day,
                                         const Catalogue& texts);

/// "сразу на уроке", "через 40 мин", "через 1 ч 25 мин", "через 2 дня" after a lesson.
[[nodiscard]] std::string delay_words(std::chrono::minutes delay, const Catalogue& texts);

}  // namespace mrko::views
