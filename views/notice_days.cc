// SPDX-License-Identifier: Apache-2.0
#include "views/notice_days.h"

#include "views/format.h"
#include "views/names/notice_days.h"
#include "views/template_dictionary.h"

namespace mrko::views {

bool lies_ahead(const NoticeEntry& entry, const journal::SchoolDay& today) {
    return entry.kind == NoticeEntry::Kind::news ? today < entry.first : today <= entry.last_day();
}

void fill_notice_days(ctemplate::TemplateDictionary& part,
                      const std::vector<NoticeEntry>& entries,
                      const Catalogue& texts) {
    part.SetFilename("notice_days.tpl");
    ctemplate::TemplateDictionary* section = nullptr;
    const journal::SchoolDay* day = nullptr;
    for (const NoticeEntry& entry : entries) {
        if (day == nullptr || *day != entry.first) {
            section = part.AddSectionDictionary(knd_DAY);
            section->SetValue(knd_DATE, journal::iso(entry.first));
            section->SetValue(knd_DAY_NAME, day_heading(entry.first, texts));
            day = &entry.first;
        }
        fill_notice_entry(*section->AddIncludeDictionary(knd_ENTRY), entry, texts);
    }
}

}  // namespace mrko::views
