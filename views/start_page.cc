// SPDX-License-Identifier: Apache-2.0
#include "views/start_page.h"

#include "views/names/start_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

PageHead head(const StartPage&, const Catalogue& texts) {
    return {.title = texts.text(Message{"start", "Sign in"}),
            .page_name = "start_page.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const StartPage& page, const Catalogue&) {
    dictionary.SetValue(ksp_ENTER, page.enter_address);
}

}  // namespace mrko::views
