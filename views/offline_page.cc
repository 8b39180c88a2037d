// SPDX-License-Identifier: Apache-2.0
#include "views/offline_page.h"

#include "views/names/offline_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

PageHead head(const OfflinePage&, const Catalogue& texts) {
    return {.title = texts.text(Message{"offline", "No connection"}),
            .page_name = "offline_page.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const OfflinePage&, const Catalogue& texts) {
    // The script of the page fills in the day and the time.
    dictionary.SetValue(
        kop_STAMP,
        texts.text(Message{"offline", "No connection. This is the week as it was saved on {day} at {time}"}));
}

}  // namespace mrko::views
