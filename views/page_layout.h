// SPDX-License-Identifier: Apache-2.0
// What stands around every page: the bar with the school, the child, the person, the language and the way out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/visitor.h"
#include "journal/week.h"
#include "views/asset_list.h"
#include "views/catalogue.h"
#include "views/language.h"
#include "views/view_settings.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

/// The sections of a child's diary that the tabs lead to. A new section is a line here and one in page_layout.cc.
enum class Section {
    none,
    diary,
    subject,
    marks,
    final_marks,
    timetable,
    events,
    homework,
    calendar,
    statistics,
    remarks,
    freshness,
    exports,
    feed
};

/// How many new things wait in a section: new since the last visit and not opened yet.
struct NewCount {
    Section section{Section::none};
    int count{0};  ///< > 0
};

/// For whom the frame is drawn. A pupil has one diary and no accounts to manage.
enum class Viewer { guest, parent, pupil };

/// One row of the child switcher.
struct ChildLink {
    enum class Current { no, yes };

    access::ChildNumber number;
    std::string account_name;
    std::string address;  ///< the same section of that child: "/diary/2/week"
    Current current{Current::no};
};

/// The school as the bar shows it; empty fields are left out.
struct SchoolCard {
    journal::SchoolId id{};  ///< of its own page; zero: it has none
    std::string name;
    std::string address;
    std::string phone;
    std::string class_teacher;
};

[[nodiscard]] SchoolCard school_card(const journal::PupilCard& card);

/// The surroundings of one page. An anonymous page has an empty `user_name` and shows no way out.
struct PageFrame {
    Language language{Language::ru};
    std::string request_path;  ///< path and query of this page, starts with "/": where the language switch returns to
    std::string user_name;     ///< as on the portal
    std::string csrf;          ///< already masked for this response; goes into every form that posts
    std::vector<ChildLink> children;
    std::optional<access::ChildNumber> child;  ///< whose pages the tabs lead to
    Section section{Section::none};
    std::optional<SchoolCard> school;
    Viewer viewer{Viewer::guest};
    ViewSettings view;
    std::vector<NewCount> new_counts;  ///< sections without news are left out
    std::string notice{};              ///< one sentence above the page: "Journal is away, as of 07:58"; may be empty
};

/// What a page tells the layout about itself.
struct PageHead {
    enum class Layout { wide, narrow };

    std::string title;           ///< of the window, without the product's name
    std::string_view page_name;  ///< the template of the main part: "diary_week.tpl"
    Layout layout{Layout::narrow};
    std::string_view sheet{"diary"};  ///< its styles; "week" has only those of the page that comes first
};

/// Fills page_layout.tpl and returns the dictionary of the page's main part, owned by `layout`.
[[nodiscard]] ctemplate::TemplateDictionary& fill_page_layout(ctemplate::TemplateDictionary& layout,
                                                              const PageHead& head,
                                                              const PageFrame& frame,
                                                              const Catalogue& texts,
                                                              const AssetList& assets);

}  // namespace mrko::views
