// SPDX-License-Identifier: Apache-2.0
#include "views/own_device.h"

#include "views/names/own_device.h"
#include "views/template_dictionary.h"

namespace mrko::views {

PageHead head(const OwnDevice&, const Catalogue& texts) {
    return {.title = texts.text(Message{"device", "Own device"}),
            .page_name = "own_device.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const OwnDevice&, const Catalogue& texts) {
    // The script of the page fills in the names.
    dictionary.SetValue(kod_KEPT, texts.text(Message{"device", "{name}: saved on {moment}"}));
}

}  // namespace mrko::views
