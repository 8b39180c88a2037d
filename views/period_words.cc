// SPDX-License-Identifier: Apache-2.0
#include "views/period_words.h"

#include "views/format.h"

namespace mrko::views {

using journal::PeriodSystem;
using journal::PeriodUnit;

std::string period_title(const journal::PeriodChoice& choice, const Catalogue& texts) {
    switch (choice.unit) {
        case PeriodUnit::day: return date(choice.days.first, texts);
        case PeriodUnit::month: return month_and_year(choice.days.first, texts);
        case PeriodUnit::study_period: return choice.title;
        case PeriodUnit::year:
            return texts.text(Message{"period", "Academic year {range}"}, {{"range", date_range(choice.days, texts)}});
        case PeriodUnit::week:
        case PeriodUnit::span: return date_range(choice.days, texts);
    }
    return {};
}

std::string period_in_full(const journal::PeriodChoice& choice, const Catalogue& texts) {
    const std::string title = period_title(choice, texts);
    return choice.unit == PeriodUnit::study_period ? title + ", " + date_range(choice.days, texts) : title;
}

const std::string& unit_name(PeriodUnit unit, PeriodSystem system, const Catalogue& texts) {
    switch (unit) {
        case PeriodUnit::day: return texts.text(Message{"period", "Day"});
        case PeriodUnit::week: return texts.text(Message{"period", "Week"});
        case PeriodUnit::month: return texts.text(Message{"period", "Month"});
        case PeriodUnit::year: return texts.text(Message{"period", "Year"});
        case PeriodUnit::span: return texts.text(Message{"period", "Any days"});
        case PeriodUnit::study_period: break;
    }
    switch (system) {
        case PeriodSystem::quarters: return texts.text(Message{"period", "Quarter"});
        case PeriodSystem::trimesters: return texts.text(Message{"period", "Trimester"});
        case PeriodSystem::half_years: return texts.text(Message{"period", "Half-year"});
        case PeriodSystem::modules: return texts.text(Message{"period", "Module"});
        case PeriodSystem::other: break;
    }
    return texts.text(Message{"period", "Study period"});
}

std::string_view unit_word(PeriodUnit unit) noexcept {
    switch (unit) {
        case PeriodUnit::day: return "day";
        case PeriodUnit::week: return "week";
        case PeriodUnit::month: return "month";
        case PeriodUnit::study_period: return "quarter";
        case PeriodUnit::year: return "year";
        case PeriodUnit::span: break;
    }
    return "";
}

std::string period_query(PeriodUnit unit, const journal::SchoolDay& at) {
    return "period=" + std::string(unit_word(unit)) + "&at=" + journal::iso(at);
}

std::string period_query(const journal::PeriodChoice& choice) {
    if (choice.unit == PeriodUnit::span) {
        return "from=" + journal::iso(choice.days.first) + "&to=" + journal::iso(choice.days.last);
    }
    return period_query(choice.unit, choice.days.first);
}

}  // namespace mrko::views
