// SPDX-License-Identifier: Apache-2.0
#include "views/notice_entry.h"

#include <string_view>

#include "views/format.h"
#include "views/linked_text.h"
#include "views/names/notice_entry.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

/// What is shorter is no break of a school, but a public holiday.
constexpr std::chrono::days shortest_break{4};

const std::string& kind_words(const NoticeEntry& entry, const Catalogue& texts) {
    if (!entry.kind_words.empty()) {
        return entry.kind_words;
    }
    switch (entry.kind) {
        case NoticeEntry::Kind::news: return texts.text(Message{"event", "News item"});
        case NoticeEntry::Kind::event: return texts.text(Message{"event", "Event"});
        case NoticeEntry::Kind::parent_meeting: return texts.text(Message{"event", "Parent meeting"});
        case NoticeEntry::Kind::work: return texts.text(Message{"event", "Test"});
        case NoticeEntry::Kind::holidays:
            return std::chrono::sys_days{entry.last_day()} - std::chrono::sys_days{entry.first} < shortest_break
                       ? texts.text(Message{"event", "No lessons"})
                       : texts.text(Message{"event", "Holidays"});
    }
    return texts.text(Message{"event", "Event"});
}

/// A word of the style sheet.
std::string_view kind_class(NoticeEntry::Kind kind) {
    switch (kind) {
        case NoticeEntry::Kind::news: return "news";
        case NoticeEntry::Kind::event: return "event";
        case NoticeEntry::Kind::parent_meeting: return "meeting";
        case NoticeEntry::Kind::work: return "work";
        case NoticeEntry::Kind::holidays: return "holidays";
    }
    return "event";
}

}  // namespace

std::string when(const NoticeEntry& entry, const Catalogue& texts) {
    if (entry.last && *entry.last != entry.first) {
        return date_range({entry.first, *entry.last}, texts);
    }
    if (!entry.begins) {
        return {};
    }
    return entry.ends ? time_range({*entry.begins, *entry.ends}) : time_of_day(*entry.begins);
}

void fill_notice_entry(ctemplate::TemplateDictionary& part, const NoticeEntry& entry, const Catalogue& texts) {
    part.SetFilename("notice_entry.tpl");
    part.SetValue(kne_KIND_CLASS, std::string(kind_class(entry.kind)));
    part.SetValue(kne_KIND, kind_words(entry, texts));
    if (entry.title_address.empty()) {
        part.SetValueAndShowSection(kne_PLAIN_TITLE, unbroken(entry.title), kne_PLAIN_TITLE);
    } else {
        auto& title = *part.AddSectionDictionary(kne_LINKED_TITLE);
        title.SetValue(kne_LINKED_TITLE, unbroken(entry.title));
        title.SetValue(kne_TITLE_ADDRESS, entry.title_address);
    }
    if (const std::string time = when(entry, texts); !time.empty()) {
        part.SetValueAndShowSection(kne_WHEN, time, kne_WHEN);
    }
    if (!entry.place.empty()) {
        part.SetValueAndShowSection(kne_PLACE, unbroken(entry.place), kne_PLACE);
    }
    if (!entry.scope.empty()) {
        auto& scope = *part.AddSectionDictionary(kne_SCOPE);
        if (entry.scope_address.empty()) {
            scope.SetValueAndShowSection(kne_PLAIN_SCOPE, entry.scope, kne_PLAIN_SCOPE);
        } else {
            auto& link = *scope.AddSectionDictionary(kne_LINKED_SCOPE);
            link.SetValue(kne_LINKED_SCOPE, entry.scope);
            link.SetValue(kne_SCOPE_ADDRESS, entry.scope_address);
        }
    }
    if (!entry.description.empty()) {
        auto& text = *part.AddSectionDictionary(kne_DESCRIPTION);
        fill_linked_text(*text.AddIncludeDictionary(kne_TEXT), entry.description);
    }
}

}  // namespace mrko::views
