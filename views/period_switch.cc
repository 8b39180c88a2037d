// SPDX-License-Identifier: Apache-2.0
#include "views/period_switch.h"

#include <algorithm>

#include "views/names/period_switch.h"
#include "views/period_words.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

/// The day that another unit starts from: today where it is shown, else the first day that is.
journal::SchoolDay anchor(const PeriodSwitch& period) {
    const auto& days = period.choice.days;
    return std::clamp(days.contains(period.today) ? period.today : days.first, period.year.first, period.year.last);
}

}  // namespace

std::string address_with(const PeriodSwitch& period, const std::string& period_query) {
    std::string address = period.address + "?" + period_query;
    for (const auto& [name, value] : period.further) {
        address += "&" + name + "=" + value;
    }
    return address;
}

void fill_period_switch(ctemplate::TemplateDictionary& part, const PeriodSwitch& period, const Catalogue& texts) {
    part.SetFilename("period_switch.tpl");
    part.SetValue(kps_ADDRESS, period.address);
    for (const auto unit : period.units) {
        auto& link = *part.AddSectionDictionary(kps_UNIT);
        link.SetValue(kps_UNIT_NAME, unit_name(unit, period.system, texts));
        link.SetValue(kps_UNIT_ADDRESS, address_with(period, period_query(unit, anchor(period))));
        if (unit == period.choice.unit) {
            link.ShowSection(kps_CURRENT);
        }
    }
    if (period.choice.earlier) {
        part.SetValueAndShowSection(kps_EARLIER_ADDRESS,
                                    address_with(period, period_query(period.choice.unit, *period.choice.earlier)),
                                    kps_EARLIER);
    }
    if (period.choice.later) {
        part.SetValueAndShowSection(
            kps_LATER_ADDRESS, address_with(period, period_query(period.choice.unit, *period.choice.later)), kps_LATER);
    }
    for (const auto& [name, value] : period.further) {
        auto& field = *part.AddSectionDictionary(kps_FURTHER);
        field.SetValue(kps_FURTHER_NAME, name);
        field.SetValue(kps_FURTHER_VALUE, value);
    }
    if (period.choice.unit == journal::PeriodUnit::span) {
        part.ShowSection(kps_SPAN);
    }
    part.SetValue(kps_FROM, journal::iso(std::max(period.choice.days.first, period.year.first)));
    part.SetValue(kps_TO, journal::iso(std::min(period.choice.days.last, period.year.last)));
    part.SetValue(kps_YEAR_FIRST, journal::iso(period.year.first));
    part.SetValue(kps_YEAR_LAST, journal::iso(period.year.last));
}

}  // namespace mrko::views
