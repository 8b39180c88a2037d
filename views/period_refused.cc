// SPDX-License-Identifier: Apache-2.0
#include "views/period_refused.h"

#include "views/format.h"
#include "views/names/period_refused.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

using Reason = PeriodRefusedPage::Reason;

const std::string& sentence(Reason reason, const Catalogue& texts) {
    switch (reason) {
        case Reason::first_day_unreadable:
            return texts.text(Message{"period", "The first day is missing or is not a date"});
        case Reason::last_day_unreadable:
            return texts.text(Message{"period", "The last day is missing or is not a date"});
        case Reason::reversed: return texts.text(Message{"period", "The last day must be on or after the first"});
        case Reason::outside_year: return texts.text(Message{"period", "These days are outside the academic year"});
        case Reason::unknown_period: break;
    }
    return texts.text(Message{"period", "The address names no known period"});
}

void fill_form(ctemplate::TemplateDictionary& dictionary, const PeriodRefusedPage& page) {
    auto& form = *dictionary.AddSectionDictionary(kpr_FORM);
    form.SetValue(kpr_ADDRESS, page.address);
    form.SetValue(kpr_FROM, page.from);
    form.SetValue(kpr_TO, page.to);
    form.SetValue(kpr_YEAR_FIRST, journal::iso(page.year->first));
    form.SetValue(kpr_YEAR_LAST, journal::iso(page.year->last));
    if (page.reason == Reason::first_day_unreadable) {
        form.ShowSection(kpr_FROM_WRONG);
    }
    if (page.reason == Reason::last_day_unreadable || page.reason == Reason::reversed) {
        form.ShowSection(kpr_TO_WRONG);
    }
}

}  // namespace

PageHead head(const PeriodRefusedPage& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"period", "Error:"}) + " " + sentence(page.reason, texts),
            .page_name = "period_refused.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const PeriodRefusedPage& page, const Catalogue& texts) {
    dictionary.SetValue(kpr_REASON, sentence(page.reason, texts));
    const auto section = "/diary/" + std::to_string(page.child.value);
    dictionary.SetValue(kpr_WEEK_ADDRESS, section + "/week");
    dictionary.SetValue(kpr_CALENDAR_ADDRESS, section + "/calendar");
    if (!page.year) {
        dictionary.SetValue(kpr_BOUNDS,
                            texts.text(Message{"period", "The diary “{name}” has no academic year yet."},
                                       {{"name", page.account_name}}));
        return;
    }
    dictionary.SetValue(
        kpr_BOUNDS,
        texts.text(Message{"period", "The academic year in the diary “{name}” goes from {first} to {last}."},
                   {{"name", page.account_name},
                    {"first", date(page.year->first, texts)},
                    {"last", date(page.year->last, texts)}}));
    fill_form(dictionary, page);
}

}  // namespace mrko::views
