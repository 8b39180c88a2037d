// SPDX-License-Identifier: Apache-2.0
#include "views/info_page.h"

#include "views/help_page.h"
#include "views/help_topics.h"
#include "views/names/info_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

const std::string& heading(InfoPage::Kind kind, const Catalogue& texts) {
    switch (kind) {
        case InfoPage::Kind::about: return texts.text(Message{"help", "About the diary"});
        case InfoPage::Kind::privacy: return texts.text(Message{"help", "What the diary keeps"});
        case InfoPage::Kind::accessibility: return texts.text(Message{"help", "Accessibility"});
    }
    return texts.text(Message{"help", "About the diary"});
}

}  // namespace

PageHead head(const InfoPage& page, const Catalogue& texts) {
    return {.title = heading(page.kind, texts), .page_name = "info_page.tpl", .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const InfoPage& page, const Catalogue& texts) {
    dictionary.SetValue(kip_HEADING, heading(page.kind, texts));
    for (const HelpTopic& topic : topics_of(page.kind)) {
        fill_help_topic(*dictionary.AddIncludeDictionary(kip_TOPIC), topic, texts);
    }
}

}  // namespace mrko::views
