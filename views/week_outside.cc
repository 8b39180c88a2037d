// SPDX-License-Identifier: Apache-2.0
#include "views/week_outside.h"

#include "views/diary_week.h"
#include "views/format.h"
#include "views/names/week_outside.h"
#include "views/template_dictionary.h"
#include "views/timetable_page.h"

namespace mrko::views {

namespace {

std::string address_of(const journal::SchoolWeek& week, const WeekOutside& page) {
    switch (page.place) {
        case WeekOutside::Place::diary: return week_address(page.child, week);
        case WeekOutside::Place::timetable:
            return timetable_address(page.child, week.monday(), TimetablePage::Extent::week);
    }
    return week_address(page.child, week);
}

}  // namespace

PageHead head(const WeekOutside& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"outside", "{date} is outside the academic year"},
                                {{"date", date(page.asked, texts)}}),
            .page_name = "week_outside.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const WeekOutside& page, const Catalogue& texts) {
    dictionary.SetValue(kwo_HEADING, head(page, texts).title);
    if (page.year) {
        dictionary.SetValue(
            kwo_TEXT,
            texts.text(Message{"outside", "The academic year in the diary “{name}” goes from {first} to {last}."},
                       {{"name", page.account_name},
                        {"first", date(page.year->first, texts)},
                        {"last", date(page.year->last, texts)}}));
    } else {
        dictionary.SetValue(
            kwo_TEXT,
            texts.text(Message{"outside", "The diary “{name}” has no lessons of any academic year yet."},
                       {{"name", page.account_name}}));
    }
    if (page.nearest) {
        dictionary.SetValue(kwo_NEAREST_ADDRESS, address_of(*page.nearest, page));
        dictionary.SetValueAndShowSection(kwo_NEAREST_NAME,
                                          texts.text(Message{"outside", "Open the nearest week: {range}"},
                                                     {{"range", date_range(page.nearest->span(), texts)}}),
                                          kwo_NEAREST);
    }
    if (page.this_week && page.this_week != page.nearest) {
        dictionary.SetValue(kwo_THIS_WEEK_ADDRESS, address_of(*page.this_week, page));
        dictionary.SetValueAndShowSection(kwo_THIS_WEEK_NAME,
                                          texts.text(Message{"outside", "Open this week: {range}"},
                                                     {{"range", date_range(page.this_week->span(), texts)}}),
                                          kwo_THIS_WEEK);
    }
}

}  // namespace mrko::views
