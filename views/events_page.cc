// SPDX-License-Identifier: Apache-2.0
#include "views/events_page.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "views/format.h"
#include "views/names/events_page.h"
#include "views/notice_days.h"
#include "views/period_words.h"
#include "views/subject_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

using journal::Announcement;

std::string scope_words(const Announcement& one, const Catalogue& texts) {
    switch (one.scope) {
        case Announcement::Scope::city: return one.org_name;
        case Announcement::Scope::school: return texts.text(Message{"event", "the whole school"});
        case Announcement::Scope::year:
            return texts.text(Message{"event", "all forms of year {grade}"},
                              {{"grade", std::to_string(one.grade.value_or(0))}});
        case Announcement::Scope::form: return class_label(one.class_name, texts);
    }
    return {};
}

NoticeEntry::Kind kind_of(Announcement::Kind kind) {
    switch (kind) {
        case Announcement::Kind::news: return NoticeEntry::Kind::news;
        case Announcement::Kind::event: return NoticeEntry::Kind::event;
        case Announcement::Kind::parent_meeting: return NoticeEntry::Kind::parent_meeting;
    }
    return NoticeEntry::Kind::event;
}

std::vector<NoticeEntry> entries_of(const EventsPage& page, const Catalogue& texts) {
    std::vector<NoticeEntry> all;
    for (const auto& one : page.announcements) {
        all.push_back({.kind = kind_of(one.kind),
                       .first = one.first,
                       .begins = one.begins,
                       .last = one.last,
                       .ends = one.ends,
                       .title = one.title,
                       .description = one.description,
                       .place = one.place,
                       .scope = scope_words(one, texts)});
    }
    for (const auto& work : page.works) {
        all.push_back({.kind = NoticeEntry::Kind::work,
                       .kind_words = work.kind,
                       .first = work.day,
                       .title = work.subject,
                       .title_address = subject_address(page.child, work.subject_id),
                       .description = work.title});
    }
    for (const auto& one : page.holidays) {
        all.push_back({.kind = NoticeEntry::Kind::holidays,
                       .first = one.days.first,
                       .last = one.days.last,
                       .title = one.title});
    }
    std::ranges::stable_sort(
        all, {}, [](const NoticeEntry& one) { return std::pair{one.first, one.begins.value_or(std::chrono::minutes{0})}; });
    return all;
}

/// The nearest parent meeting, or that there is none; empty for a period of the past.
std::string next_meeting(const std::vector<NoticeEntry>& ahead, const EventsPage& page, const Catalogue& texts) {
    const auto meeting = std::ranges::find(ahead, NoticeEntry::Kind::parent_meeting, &NoticeEntry::kind);
    if (meeting != ahead.end()) {
        std::string line = texts.text(Message{"event", "Next parent meeting: {day}"},
                                      {{"day", day_in_sentence(meeting->first, texts)}});
        for (const std::string& part : {when(*meeting, texts), meeting->place}) {
            line += part.empty() ? "" : ", " + unbroken(part);
        }
        return line;
    }
    const bool may_come = page.period.today <= page.period.choice.days.last;
    return may_come ? texts.text(Message{"event", "No parent meeting is announced yet in these days."}) : std::string{};
}

}  // namespace

std::string events_address(access::ChildNumber child) {
    return "/diary/" + std::to_string(child.value) + "/events";
}

PageHead head(const EventsPage& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"event", "Events and news"}) + ", " + period_title(page.period.choice, texts) +
                     ", " + page.account_name,
            .page_name = "events_page.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const EventsPage& page, const Catalogue& texts) {
    const auto& title = texts.text(Message{"event", "Events and news"});
    dictionary.SetValue(kep_PERIOD_TITLE, period_title(page.period.choice, texts));
    dictionary.SetValue(kep_OWNER, owner_line(page.card, " · ", texts));
    dictionary.SetValue(
        kep_PAPER_HEAD,
        title + ", " + period_title(page.period.choice, texts) + " · " + owner_line(page.card, ", ", texts));
    fill_period_switch(*dictionary.AddIncludeDictionary(kep_PERIOD), page.period, texts);

    auto ahead = entries_of(page, texts);
    const auto past = std::stable_partition(
        ahead.begin(), ahead.end(), [&](const NoticeEntry& one) { return lies_ahead(one, page.period.today); });
    std::vector<NoticeEntry> told(past, ahead.end());
    ahead.erase(past, ahead.end());
    std::ranges::reverse(told);

    if (const std::string line = next_meeting(ahead, page, texts); !line.empty()) {
        dictionary.SetValueAndShowSection(kep_MEETING, line, kep_MEETING);
    }
    if (!ahead.empty()) {
        auto& section = *dictionary.AddSectionDictionary(kep_AHEAD);
        fill_notice_days(*section.AddIncludeDictionary(kep_DAYS), ahead, texts);
    } else if (page.period.today <= page.period.choice.days.last) {
        dictionary.ShowSection(kep_NOTHING_AHEAD);
    }
    if (!told.empty()) {
        auto& section = *dictionary.AddSectionDictionary(kep_TOLD);
        fill_notice_days(*section.AddIncludeDictionary(kep_DAYS), told, texts);
    } else if (page.period.choice.days.first <= page.period.today) {
        dictionary.ShowSection(kep_NOTHING_TOLD);
    }
}

}  // namespace mrko::views
