// SPDX-License-Identifier: Apache-2.0
#include "views/help_page.h"

#include <cstdint>

#include "journal/folded_words.h"
#include "views/names/help_page.h"
#include "views/names/help_topic.h"
#include "views/names/sign_in_help.h"
#include "views/template_dictionary.h"

namespace mrko::views {

PageHead head(const HelpPage& page, const Catalogue& texts) {
    const std::string& help = texts.text(Message{"help", "Questions and answers"});
    return {.title = page.asked.empty() ? help : help + ": " + page.asked,
            .page_name = "help_page.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const HelpPage& page, const Catalogue& texts) {
    dictionary.SetValue(khp_ASKED, page.asked);
    const auto wanted = journal::folded_words(page.asked);
    std::int64_t found = 0;
    for (const HelpTopic& topic : help_questions()) {
        if (!tells_of(topic, wanted, texts)) {
            continue;
        }
        ++found;
        fill_help_topic(*dictionary.AddIncludeDictionary(khp_TOPIC), topic, texts);
        auto& line = *dictionary.AddSectionDictionary(khp_LINE);
        line.SetValue(khp_LINE_ANCHOR, std::string(topic.anchor));
        line.SetValue(khp_LINE_NAME, texts.text(topic.question));
    }
    if (found == 0) {
        dictionary.ShowSection(khp_NOTHING);
    } else {
        dictionary.ShowSection(khp_LIST);
    }
    if (!page.asked.empty()) {
        dictionary.ShowSection(khp_SEARCHED);
        if (found > 0) {
            dictionary.SetValueAndShowSection(
                khp_FOUND, texts.plural(Message{"help", "{n} question found"}, found), khp_FOUND);
        }
    }
}

PageHead head(const SignInHelp&, const Catalogue& texts) {
    return {.title = texts.text(Message{"help", "I cannot sign in"}),
            .page_name = "sign_in_help.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const SignInHelp&, const Catalogue& texts) {
    for (const HelpTopic& way : ways_to_sign_in()) {
        auto& item = *dictionary.AddSectionDictionary(ksih_WAY);
        fill_help_topic(*item.AddIncludeDictionary(ksih_TOPIC), way, texts);
    }
}

void fill_help_topic(ctemplate::TemplateDictionary& part, const HelpTopic& topic, const Catalogue& texts) {
    part.SetFilename("help_topic.tpl");
    part.SetValue(kht_ANCHOR, std::string(topic.anchor));
    part.SetValue(kht_QUESTION, texts.text(topic.question));
    for (const Message& paragraph : topic.answer) {
        if (!paragraph.id.empty()) {
            part.AddSectionDictionary(kht_PARAGRAPH)->SetValue(kht_TEXT, texts.text(paragraph));
        }
    }
    if (!topic.address.empty()) {
        auto& next = *part.AddSectionDictionary(kht_NEXT);
        next.SetValue(kht_NEXT_ADDRESS, std::string(topic.address));
        next.SetValue(kht_NEXT, texts.text(topic.link));
    }
}

}  // namespace mrko::views
