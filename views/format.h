// SPDX-License-Identifier: Apache-2.0
// Dates, times, numbers and names as the reader of each language expects them.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "journal/averages.h"
#include "journal/mark.h"
#include "journal/school_calendar.h"
#include "journal/week.h"
#include "views/catalogue.h"

namespace mrko::views {

/// "3 сентября" / "3 September".
[[nodiscard]] std::string day_and_month(const journal::SchoolDay& day, const Catalogue& texts);
/// "3 сентября 2018 г." / "3 September 2018".
[[nodiscard]] std::string date(const journal::SchoolDay& day, const Catalogue& texts);
/// "Сентябрь" / "September".
[[nodiscard]] std::string month_name(const journal::SchoolDay& day, const Catalogue& texts);
/// "Сентябрь 2018 г." / "September 2018".
[[nodiscard]] std::string month_and_year(const journal::SchoolDay& day, const Catalogue& texts);
/// "Понедельник, 3 сентября" / "Monday 3 September".
[[nodiscard]] std::string day_heading(const journal::SchoolDay& day, const Catalogue& texts);
/// "понедельник, 3 сентября" / "Monday 3 September", inside a sentence.
[[nodiscard]] std::string day_in_sentence(const journal::SchoolDay& day, const Catalogue& texts);
/// "понедельник, 3 сентября 2018 г." / "Monday, 3 September 2018".
[[nodiscard]] std::string full_date(const journal::SchoolDay& day, const Catalogue& texts);
/// "Пн" / "Mon".
[[nodiscard]] std::string short_weekday(const journal::SchoolDay& day, const Catalogue& texts);
/// "3–8 сентября 2018 г.", "27 августа – 1 сентября 2018 г.", "31 декабря 2018 г. – 5 января 2019 г.".
[[nodiscard]] std::string date_range(const journal::DaySpan& days, const Catalogue& texts);
/// The same without the year and with short months: "27 авг. – 1 сент.".
[[nodiscard]] std::string short_range(const journal::DaySpan& days, const Catalogue& texts);
/// "08:30".
[[nodiscard]] std::string time_of_day(std::chrono::minutes time);
/// "3 сентября, 08:30" / "3 September, 08:30".
[[nodiscard]] std::string day_and_time(const journal::SchoolMoment& moment, const Catalogue& texts);
/// "08:30–09:15".
[[nodiscard]] std::string time_range(const journal::TimeRange& times);
/// "4,50" / "4.50".
[[nodiscard]] std::string decimal(const journal::Average& average, const Catalogue& texts);
/// "2", "1,5" / "1.5"; no zeros at the end.
[[nodiscard]] std::string decimal(const journal::Weight& weight, const Catalogue& texts);
/// "4Б" -> "4 «Б»"; other texts as they are.
[[nodiscard]] std::string class_label(std::string_view class_name, const Catalogue& texts);
/// "Мария П.": first name and initial.
[[nodiscard]] std::string short_name(const journal::PupilCard& card);
/// "Мария П. · 4 «Б» · Школа № 1234": whose page it is; what the card lacks is left out.
[[nodiscard]] std::string owner_line(const journal::PupilCard& card,
                                     std::string_view separator,
                                     const Catalogue& texts);
/// A name from the journal inside a sentence: "Физическая культура" -> "физическая культура"; "ОБЖ" and what is written
/// in Latin letters stay as they are.
[[nodiscard]] std::string in_sentence(std::string_view name);
/// Keeps on one line: initials and the surname, "№" and its number, "упр.", "с." and the like and their number.
[[nodiscard]] std::string unbroken(std::string_view text);
/// How many seconds or minutes to wait, as words: "5 минут".
[[nodiscard]] std::string waiting_time(std::chrono::seconds time, const Catalogue& texts);

}  // namespace mrko::views
