// SPDX-License-Identifier: Apache-2.0
#include "views/view_page.h"

#include "views/names/view_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

Message name_of(ViewSettings::Scheme scheme) {
    switch (scheme) {
        case ViewSettings::Scheme::device: return Message{"view", "As on the device"};
        case ViewSettings::Scheme::light: return Message{"view", "Light"};
        case ViewSettings::Scheme::dark: return Message{"view", "Dark"};
        case ViewSettings::Scheme::black_on_white: return Message{"view", "Black on white"};
        case ViewSettings::Scheme::yellow_on_black: return Message{"view", "Yellow on black"};
    }
    return name_of(ViewSettings::Scheme::device);
}

Message name_of(ViewSettings::Size size) {
    switch (size) {
        case ViewSettings::Size::percent_100: return Message{"view", "Usual"};
        case ViewSettings::Size::percent_125: return Message{"view", "125 %"};
        case ViewSettings::Size::percent_150: return Message{"view", "150 %"};
        case ViewSettings::Size::percent_200: return Message{"view", "200 %"};
    }
    return name_of(ViewSettings::Size::percent_100);
}

Message name_of(ViewSettings::Spacing spacing) {
    switch (spacing) {
        case ViewSettings::Spacing::normal: return Message{"view", "Normal"};
        case ViewSettings::Spacing::wide: return Message{"view", "Wide: between letters, words, lines and paragraphs"};
    }
    return name_of(ViewSettings::Spacing::normal);
}

/// A radio button for each choice; `section` is the marker of one of them.
template <class Choices, class Choice>
void fill_choices(ctemplate::TemplateDictionary& dictionary,
                  const ctemplate::TemplateString& section,
                  const Choices& choices,
                  Choice chosen,
                  const Catalogue& texts) {
    for (const Choice choice : choices) {
        auto& one = *dictionary.AddSectionDictionary(section);
        one.SetValue(kvp_WORD, std::string{word(choice)});
        one.SetValue(kvp_NAME, texts.text(name_of(choice)));
        if (choice == chosen) {
            one.ShowSection(kvp_CHOSEN);
        }
    }
}

}  // namespace

PageHead head(const ViewPage&, const Catalogue& texts) {
    return {.title = texts.text(Message{"bar", "View of the pages"}),
            .page_name = "view_page.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const ViewPage& page, const Catalogue& texts) {
    dictionary.SetValue(kvp_RETURN_TO, page.return_to);
    dictionary.SetValue(kvp_HERE, page.here);
    if (!page.csrf.empty()) {
        dictionary.ShowSection(kvp_SIGNED_IN);
    }
    fill_choices(dictionary, kvp_SCHEME, all_schemes, page.chosen.scheme, texts);
    fill_choices(dictionary, kvp_SIZE, all_sizes, page.chosen.size, texts);
    fill_choices(dictionary, kvp_SPACING, all_spacings, page.chosen.spacing, texts);
}

}  // namespace mrko::views
