// SPDX-License-Identifier: Apache-2.0
#include "views/schools_page.h"

#include <cstdint>

#include "views/format.h"
#include "views/names/schools_page.h"
#include "views/school_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

PageHead head(const SchoolsPage& page, const Catalogue& texts) {
    const std::string& title = texts.text(Message{"bar", "Is my school connected?"});
    return {.title = page.asked.empty() ? title : title + " " + page.asked,
            .page_name = "schools_page.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const SchoolsPage& page, const Catalogue& texts) {
    dictionary.SetValue(ksp_ASKED, page.asked);
    if (page.found.empty()) {
        dictionary.ShowSection(page.asked.empty() ? ksp_NO_SCHOOLS : ksp_NOT_FOUND);
    }
    if (!page.asked.empty() && !page.found.empty()) {
        dictionary.SetValueAndShowSection(
            ksp_FOUND,
            texts.plural(Message{"school", "{n} school found"}, static_cast<std::int64_t>(page.all_found)),
            ksp_FOUND);
    }
    if (page.found.size() < page.all_found && !page.asked.empty()) {
        dictionary.ShowSection(ksp_MORE);
    }
    if (page.found.empty()) {
        return;
    }
    auto& list = *dictionary.AddSectionDictionary(ksp_LIST);
    for (const auto& school : page.found) {
        auto& row = *list.AddSectionDictionary(ksp_SCHOOL);
        row.SetValue(ksp_NAME, unbroken(school.name));
        row.SetValue(ksp_SCHOOL_ADDRESS, school_address(school.id));
        row.SetValue(ksp_STANDING, standing_words(school, texts));
        if (!school.address.empty()) {
            row.SetValueAndShowSection(ksp_ADDRESS, unbroken(school.address), ksp_ADDRESS);
        }
    }
}

}  // namespace mrko::views
