// SPDX-License-Identifier: Apache-2.0
#include "views/feed_page.h"

#include "views/format.h"
#include "views/names/feed_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

/// What comes behind webcal://, the name under which phones and computers take an address for a calendar's. The name
/// itself stands in the template, which lets no foreign one through.
std::string without_scheme(const std::string& address) {
    return address.substr(address.find("://") + 3);
}

void fill_state(ctemplate::TemplateDictionary& dictionary, const FeedPage& page, const Catalogue& texts) {
    if (!page.created) {
        dictionary.ShowSection(kfp_NONE);
        return;
    }
    auto& live = *dictionary.AddSectionDictionary(kfp_LIVE);
    live.SetValue(
        kfp_CREATED,
        texts.text(Message{"feed", "The address was made on {date}."}, {{"date", date(*page.created, texts)}}));
    if (page.address.empty()) {
        live.ShowSection(kfp_HIDDEN);
        return;
    }
    auto& shown = *dictionary.AddSectionDictionary(kfp_MADE);
    shown.SetValue(kfp_SECRET, page.address);
    shown.SetValue(kfp_SUBSCRIBE, without_scheme(page.address));
}

}  // namespace

std::string feed_address(const std::optional<access::ChildNumber>& child) {
    return child ? "/diary/" + std::to_string(child->value) + "/feed" : "/family/feed";
}

PageHead head(const FeedPage& page, const Catalogue& texts) {
    const std::string& title = texts.text(Message{"section", "Calendar on the phone"});
    return {.title = title + ", " +
                     (page.child ? page.child->account_name : texts.text(Message{"feed", "the whole family"})),
            .page_name = "feed_page.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const FeedPage& page, const Catalogue& texts) {
    dictionary.SetValue(kfp_OWNER,
                        page.child ? owner_line(page.child->card, " · ", texts)
                                   : texts.text(Message{"feed", "The whole family, all children in one calendar"}));
    dictionary.SetValue(kfp_ADDRESS, feed_address(page.child ? std::optional{page.child->number} : std::nullopt));
    dictionary.ShowSection(page.child ? kfp_OF_CHILD : kfp_OF_FAMILY);
    fill_state(dictionary, page, texts);
}

}  // namespace mrko::views
