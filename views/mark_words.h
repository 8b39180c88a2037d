// SPDX-License-Identifier: Apache-2.0
// Marks and absences as one says and writes them: the same words on every page.
#pragma once

#include <string>
#include <string_view>

#include "journal/mark.h"
#include "journal/week.h"
#include "views/catalogue.h"

namespace mrko::views {

/// "3−" as it is printed; teachers type a hyphen for the minus. "•" for a dot.
[[nodiscard]] std::string written_value(const journal::Mark& mark);

/// "5, отлично": the value as one says it; of a dot, until when it waits.
[[nodiscard]] std::string spoken_value(const journal::Mark& mark, const Catalogue& texts);

/// "контрольная работа «Дроби»"; what is missing is left out.
[[nodiscard]] std::string work_of(const journal::Mark& mark, const Catalogue& texts);

/// "После пересдачи засчитывается лучшая оценка."; empty where the newest counts, as it usually does.
[[nodiscard]] std::string resit_words(journal::ResitRule rule, const Catalogue& texts);

/// "Математика, 3 сентября: 5, отлично, вес 2, контрольная работа «Дроби»".
[[nodiscard]] std::string mark_phrase(const journal::Mark& mark,
                                      std::string_view subject,
                                      const journal::SchoolDay& day,
                                      const Catalogue& texts);

/// "Математика, 3 сентября: болел".
[[nodiscard]] std::string absence_phrase(const journal::Absence& absence,
                                         std::string_view subject,
                                         const journal::SchoolDay& day,
                                         const Catalogue& texts);

/// "отсутствовал по болезни", "опоздал на 5 минут".
[[nodiscard]] std::string absence_words(const journal::Absence& absence, const Catalogue& texts);

/// "н", "б": the journal's letter.
[[nodiscard]] const std::string& absence_letter(journal::Absence::Reason reason, const Catalogue& texts);

/// The paper page knows one letter for every missed lesson and none for lateness.
[[nodiscard]] std::string paper_letter(journal::Absence::Reason reason, const Catalogue& texts);

}  // namespace mrko::views
