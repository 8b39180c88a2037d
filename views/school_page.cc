// SPDX-License-Identifier: Apache-2.0
#include "views/school_page.h"

#include "views/format.h"
#include "views/names/school_page.h"
#include "views/news_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

using journal::PublicSchool;

std::string school_address(journal::SchoolId school) {
    return "/schools/" + std::to_string(school.value);
}

std::string standing_words(const PublicSchool& school, const Catalogue& texts) {
    switch (school.standing) {
        case PublicSchool::Standing::known: return texts.text(Message{"school", "Not connected to the diary yet"});
        case PublicSchool::Standing::connected:
            return school.connected_on ? texts.text(Message{"school", "Connected to the diary since {day}"},
                                                    {{"day", date(*school.connected_on, texts)}})
                                       : texts.text(Message{"school", "Connected to the diary"});
    }
    return {};
}

PageHead head(const SchoolPage& page, const Catalogue&) {
    return {.title = unbroken(page.school.name), .page_name = "school_page.tpl", .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const SchoolPage& page, const Catalogue& texts) {
    const auto& school = page.school;
    dictionary.SetValue(ksp_NAME, unbroken(school.name));
    dictionary.SetValue(ksp_STANDING, standing_words(school, texts));
    if (!school.city.empty()) {
        dictionary.SetValueAndShowSection(ksp_CITY, school.city, ksp_CITY);
    }
    if (!school.identifier.empty()) {
        dictionary.SetValueAndShowSection(ksp_NUMBER, school.identifier, ksp_NUMBER);
    }
    if (!school.address.empty()) {
        dictionary.SetValueAndShowSection(ksp_ADDRESS, unbroken(school.address), ksp_ADDRESS);
    }
    if (!school.phone.empty()) {
        dictionary.SetValueAndShowSection(ksp_PHONE, school.phone, ksp_PHONE);
    }
    if (!school.head_name.empty()) {
        dictionary.SetValueAndShowSection(ksp_HEAD, unbroken(school.head_name), ksp_HEAD);
    }
    switch (school.standing) {
        case PublicSchool::Standing::known: dictionary.ShowSection(ksp_NOT_CONNECTED); break;
        case PublicSchool::Standing::connected: dictionary.ShowSection(ksp_CONNECTED); break;
    }
    dictionary.SetValue(ksp_NEWS_ADDRESS, news_address(school.id));
}

}  // namespace mrko::views
