// SPDX-License-Identifier: Apache-2.0
#include "views/page_layout.h"

#include <algorithm>
#include <array>

#include "views/format.h"
#include "views/names/page_layout.h"
#include "views/school_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

struct Tab {
    /// A phone's bar has room for five: the others stand in its menu "More".
    enum class Place { everywhere, wide_bar, menu };

    Section section;
    Message name;
    Message short_name;        ///< what fits below an icon of a phone's bar
    std::string_view icon;     ///< its symbol in icons.svg
    std::string_view address;  ///< below /diary/{child}
    Place place;
};

/// Tabs of the desktop and bottom bar of the phone, in their order.
constexpr std::array tabs{
    Tab{.section = Section::diary,
        .name = Message{"section", "Diary"},
        .short_name = Message{"section", "Diary"},
        .icon = "notebook",
        .address = "/week",
        .place = Tab::Place::everywhere},
    Tab{.section = Section::subject,
        .name = Message{"section", "Selected subject"},
        .short_name = Message{"section", "Subject"},
        .icon = "book",
        .address = "/subject",
        .place = Tab::Place::wide_bar},
    Tab{.section = Section::marks,
        .name = Message{"section", "All grades"},
        .short_name = Message{"section", "Grades"},
        .icon = "list-numbers",
        .address = "/marks",
        .place = Tab::Place::everywhere},
    Tab{.section = Section::final_marks,
        .name = Message{"section", "Final grades"},
        .short_name = Message{"section", "Finals"},
        .icon = "certificate",
        .address = "/final",
        .place = Tab::Place::everywhere},
    Tab{.section = Section::timetable,
        .name = Message{"section", "Timetable"},
        .short_name = Message{"section", "Timetable"},
        .icon = "clock",
        .address = "/timetable",
        .place = Tab::Place::everywhere},
    Tab{.section = Section::events,
        .name = Message{"section", "Events"},
        .short_name = Message{"section", "Events"},
        .icon = "calendar-event",
        .address = "/events",
        .place = Tab::Place::wide_bar},
    Tab{.section = Section::homework,
        .name = Message{"section", "Homework"},
        .short_name = Message{"section", "Homework"},
        .icon = "pencil",
        .address = "/homework",
        .place = Tab::Place::menu},
    Tab{.section = Section::calendar,
        .name = Message{"section", "Calendar"},
        .short_name = Message{"section", "Calendar"},
        .icon = "calendar",
        .address = "/calendar",
        .place = Tab::Place::menu},
    Tab{.section = Section::statistics,
        .name = Message{"section", "Statistics"},
        .short_name = Message{"section", "Statistics"},
        .icon = "chart",
        .address = "/statistics",
        .place = Tab::Place::menu},
    Tab{.section = Section::remarks,
        .name = Message{"section", "Remarks"},
        .short_name = Message{"section", "Remarks"},
        .icon = "message",
        .address = "/remarks",
        .place = Tab::Place::menu},
    Tab{.section = Section::freshness,
        .name = Message{"section", "Freshness of the journal"},
        .short_name = Message{"section", "Freshness"},
        .icon = "history",
        .address = "/freshness",
        .place = Tab::Place::menu},
    Tab{.section = Section::exports,
        .name = Message{"section", "Download"},
        .short_name = Message{"section", "Download"},
        .icon = "download",
        .address = "/export",
        .place = Tab::Place::menu},
    Tab{.section = Section::feed,
        .name = Message{"section", "Calendar on the phone"},
        .short_name = Message{"section", "Calendar on the phone"},
        .icon = "calendar-share",
        .address = "/feed",
        .place = Tab::Place::menu},
};

Language other(Language language) {
    switch (language) {
        case Language::ru: return Language::en;
        case Language::en: return Language::ru;
    }
    return Language::ru;
}

ctemplate::TemplateString view(std::string_view text) {
    return {text.data(), text.size()};
}

/// A page in larger text has a sheet of its own, whose widths are measured in that text; paper has the usual one.
void fill_styles(ctemplate::TemplateDictionary& layout,
                 std::string_view sheet,
                 const ViewSettings& chosen,
                 const AssetList& assets) {
    layout.SetValue(kpl_STYLES, assets.address(sized_sheet(sheet, chosen.size)));
    if (chosen.size != ViewSettings::Size::percent_100) {
        layout.ShowSection(kpl_SCREEN_ONLY);
        layout.SetValueAndShowSection(
            kpl_USUAL_STYLES, assets.address(sized_sheet(sheet, ViewSettings::Size::percent_100)), kpl_USUAL);
    }
    layout.SetValue(kpl_PAPER_STYLES, assets.address("paper.css"));
    layout.SetValue(kpl_COLOUR_SCHEMES, view(colour_schemes(chosen.scheme)));
    if (const std::string classes = root_classes(chosen); !classes.empty()) {
        layout.SetValueAndShowSection(kpl_ROOT_CLASSES, classes, kpl_ROOT_CLASSES);
    }
}

/// The way to the choice of the view and back to this page.
std::string view_address(const std::string& request_path) {
    if (request_path == "/view" || request_path.starts_with("/view?")) {
        return request_path;
    }
    return "/view?return_to=" + ctemplate::url_query_escape(request_path);
}

void fill_school(ctemplate::TemplateDictionary& layout, const SchoolCard& card) {
    auto& school = *layout.AddSectionDictionary(kpl_SCHOOL);
    school.SetValue(kpl_SCHOOL_NAME, unbroken(card.name));
    if (card.id.value > 0) {
        school.SetValueAndShowSection(kpl_SCHOOL_PAGE, school_address(card.id), kpl_SCHOOL_PAGE);
    }
    if (!card.address.empty()) {
        school.SetValueAndShowSection(kpl_SCHOOL_ADDRESS, card.address, kpl_SCHOOL_ADDRESS);
    }
    if (!card.phone.empty()) {
        school.SetValueAndShowSection(kpl_SCHOOL_PHONE, card.phone, kpl_SCHOOL_PHONE);
    }
    if (!card.class_teacher.empty()) {
        school.SetValueAndShowSection(kpl_CLASS_TEACHER, unbroken(card.class_teacher), kpl_CLASS_TEACHER);
    }
}

void fill_children(ctemplate::TemplateDictionary& layout, const std::vector<ChildLink>& links, const Catalogue& texts) {
    auto& children = *layout.AddSectionDictionary(kpl_CHILDREN);
    const auto chosen = std::ranges::find(links, ChildLink::Current::yes, &ChildLink::current);
    if (chosen == links.end()) {
        children.SetValue(kpl_CHILD_LABEL, texts.text(Message{"bar", "Children"}));
    } else {
        children.SetValue(kpl_CHILD_LABEL, chosen->account_name);
        children.ShowSection(kpl_CHILD_CHOSEN);
    }
    for (const ChildLink& link : links) {
        auto& child = *children.AddSectionDictionary(kpl_CHILD);
        child.SetValue(kpl_CHILD_NAME, link.account_name);
        child.SetValue(kpl_CHILD_ADDRESS, link.address);
        if (link.current == ChildLink::Current::yes) {
            child.ShowSection(kpl_CURRENT);
        }
    }
}

void fill_tab(ctemplate::TemplateDictionary& link,
              const Tab& tab,
              access::ChildNumber child,
              const PageFrame& frame,
              const Catalogue& texts) {
    link.SetValue(kpl_TAB_NAME, texts.text(tab.name));
    link.SetValue(kpl_TAB_SHORT_NAME, texts.text(tab.short_name));
    link.SetValue(kpl_TAB_ICON, view(tab.icon));
    link.SetValue(kpl_TAB_ADDRESS, "/diary/" + std::to_string(child.value) + std::string(tab.address));
    if (tab.section == frame.section) {
        link.ShowSection(kpl_CURRENT);
    }
    const auto news = std::ranges::find(frame.new_counts, tab.section, &NewCount::section);
    if (news != frame.new_counts.end()) {
        auto& badge = *link.AddSectionDictionary(kpl_NEW);
        badge.SetIntValue(kpl_NEW_COUNT, news->count);
        badge.SetValue(kpl_NEW_WORDS, texts.plural(Message{"bar", "{n} new"}, news->count));
    }
}

/// A pupil has no feed: its address outlives every sign-in, and only the parents can answer for that.
bool is_for(const Tab& tab, Viewer viewer) {
    return tab.section != Section::feed || viewer != Viewer::pupil;
}

void fill_tabs(ctemplate::TemplateDictionary& layout,
               access::ChildNumber child,
               const PageFrame& frame,
               const Catalogue& texts) {
    auto& bar = *layout.AddSectionDictionary(kpl_TABS);
    for (const Tab& tab : tabs) {
        if (tab.place != Tab::Place::menu) {
            auto& link = *bar.AddSectionDictionary(kpl_TAB);
            fill_tab(link, tab, child, frame, texts);
            if (tab.place == Tab::Place::wide_bar) {
                link.ShowSection(kpl_WIDE);
            }
        }
        if (tab.place != Tab::Place::everywhere && is_for(tab, frame.viewer)) {
            auto& link = *bar.AddSectionDictionary(kpl_MORE);
            fill_tab(link, tab, child, frame, texts);
            if (tab.place == Tab::Place::wide_bar) {
                link.ShowSection(kpl_SMALL);
            }
        }
    }
    const auto* const shown = std::ranges::find(tabs, frame.section, &Tab::section);
    if (shown != tabs.end() && shown->place != Tab::Place::everywhere) {
        bar.SetValueAndShowSection(kpl_MORE_CURRENT, texts.text(shown->name), kpl_MORE_CURRENT);
        if (shown->place == Tab::Place::wide_bar) {
            bar.ShowSection(kpl_MORE_SMALL);
        } else {
            bar.ShowSection(kpl_MORE_EVERYWHERE);
        }
    }
}

}  // namespace

SchoolCard school_card(const journal::PupilCard& card) {
    return {.id = card.school_id,
            .name = card.school_name,
            .address = card.school_address,
            .phone = card.school_phone,
            .class_teacher = card.class_teacher};
}

ctemplate::TemplateDictionary& fill_page_layout(ctemplate::TemplateDictionary& layout,
                                                const PageHead& head,
                                                const PageFrame& frame,
                                                const Catalogue& texts,
                                                const AssetList& assets) {
    layout.SetTemplateGlobalValue(kpl_ICONS, assets.address("icons.svg"));
    layout.SetTemplateGlobalValue(kpl_CSRF, frame.csrf);
    layout.SetValue(kpl_TITLE, head.title);
    fill_styles(layout, head.sheet, frame.view, assets);
    layout.SetValue(kpl_SCRIPT, assets.address("diary.js"));
    layout.SetValue(kpl_FAVICON, assets.address("favicon.svg"));
    layout.SetValue(kpl_MANIFEST, assets.address("diary.webmanifest"));
    layout.SetValue(kpl_DEVICE_SCRIPT, assets.address("device.js"));
    layout.SetValue(kpl_BODY_CLASS, head.layout == PageHead::Layout::wide ? "wide" : "narrow");
    layout.SetValue(kpl_LANGUAGE_ADDRESS, "/lang/" + std::string(tag(other(frame.language))));
    layout.SetValue(kpl_RETURN, frame.request_path);
    layout.SetValue(kpl_VIEW_ADDRESS, view_address(frame.request_path));
    if (!frame.user_name.empty()) {
        layout.SetValueAndShowSection(kpl_USER_NAME, unbroken(frame.user_name), kpl_SIGNED_IN);
    }
    if (frame.school) {
        fill_school(layout, *frame.school);
    }
    if (!frame.children.empty() && frame.viewer == Viewer::parent) {
        fill_children(layout, frame.children, texts);
    }
    if (!frame.notice.empty()) {
        layout.SetValueAndShowSection(kpl_NOTICE, frame.notice, kpl_NOTICE);
    }
    if (frame.child) {
        layout.ShowSection(kpl_OWN_DEVICE);
        fill_tabs(layout, *frame.child, frame, texts);
    }
    auto& main = *layout.AddIncludeDictionary(kpl_MAIN);
    main.SetFilename(std::string(head.page_name));
    return main;
}

}  // namespace mrko::views
