// SPDX-License-Identifier: Apache-2.0
#include "views/week_signature.h"

#include "views/diary_week.h"
#include "views/format.h"
#include "views/mark_chip.h"
#include "views/mark_words.h"
#include "views/names/week_signature.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

/// A digit needs no words beside another one; a dot does.
std::string value_of(const journal::Mark& mark, const Catalogue& texts) {
    return mark.state == journal::Mark::State::pending ? spoken_value(mark, texts) : written_value(mark);
}

void fill_changes(ctemplate::TemplateDictionary& part,
                  const std::vector<journal::LaterChange>& changes,
                  access::ChildNumber child,
                  const Catalogue& texts) {
    if (changes.empty()) {
        return;
    }
    auto& list = *part.AddSectionDictionary(kws_CHANGES);
    for (const auto& change : changes) {
        auto& item = *list.AddSectionDictionary(kws_CHANGE);
        item.SetValue(kws_MARK_ADDRESS, mark_address(child, change.mark));
        item.SetValue(kws_SUBJECT, change.subject);
        item.SetValue(kws_DAY, day_and_month(change.day, texts));
        item.SetValue(kws_BEFORE, value_of(change.before, texts));
        item.SetValue(
            kws_NOW,
            change.now ? value_of(*change.now, texts) : texts.text(Message{"signature", "the mark is withdrawn"}));
    }
}

}  // namespace

std::string week_signature_address(access::ChildNumber child, const journal::SchoolWeek& week) {
    return week_address(child, week) + "/signature";
}

std::string signed_at(const journal::SchoolMoment& moment, const journal::SchoolDay& today, const Catalogue& texts) {
    const bool is_of_this_year = moment.day.year() == today.year();
    return (is_of_this_year ? day_and_month(moment.day, texts) : date(moment.day, texts)) + ", " +
           time_of_day(moment.time);
}

void fill_week_signature(ctemplate::TemplateDictionary& part,
                         const WeekSignature& signature,
                         const SignaturePlace& place,
                         const Catalogue& texts) {
    part.SetFilename("week_signature.tpl");
    part.SetValue(kws_ADDRESS, week_signature_address(place.child, place.week));
    if (signature.own) {
        auto& own = *part.AddSectionDictionary(kws_SIGNED);
        own.SetValue(kws_SIGNED_TEXT,
                     texts.text(Message{"signature", "Read on {moment}"},
                                {{"moment", signed_at(*signature.own, place.today, texts)}}));
        fill_changes(part, signature.changes, place.child, texts);
    } else {
        switch (signature.stage) {
            case WeekSignature::Stage::too_early: part.ShowSection(kws_TOO_EARLY); break;
            case WeekSignature::Stage::open: part.ShowSection(kws_UNSIGNED); break;
        }
    }
    if (signature.other) {
        part.SetValueAndShowSection(kws_OTHER_TEXT,
                                    texts.text(Message{"signature", "Another parent read it on {moment}."},
                                               {{"moment", signed_at(*signature.other, place.today, texts)}}),
                                    kws_OTHER);
    }
}

}  // namespace mrko::views
