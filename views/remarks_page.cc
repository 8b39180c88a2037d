// SPDX-License-Identifier: Apache-2.0
#include "views/remarks_page.h"

#include "views/day_page.h"
#include "views/format.h"
#include "views/linked_text.h"
#include "views/mark_chip.h"
#include "views/mark_words.h"
#include "views/names/remarks_page.h"
#include "views/period_words.h"
#include "views/subject_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

using journal::TeacherNote;

void fill_note(ctemplate::TemplateDictionary& entry,
               const TeacherNote& note,
               const RemarksPage& page,
               const Catalogue& texts) {
    entry.SetValue(krp_SUBJECT, note.subject);
    entry.SetValue(krp_SUBJECT_ADDRESS, subject_address(page.child, note.subject_id));
    if (!note.teacher.empty()) {
        entry.SetValueAndShowSection(krp_TEACHER, unbroken(note.teacher), krp_TEACHER);
    }
    fill_linked_text(*entry.AddIncludeDictionary(krp_NOTE_TEXT), note.text);
    switch (note.kind) {
        case TeacherNote::Kind::remark:
            entry.ShowSection(krp_REMARK);
            // Of a comment the chip of its mark tells it.
            if (note.fresh) {
                entry.ShowSection(krp_NEW);
            }
            break;
        case TeacherNote::Kind::comment: entry.ShowSection(krp_COMMENT); break;
    }
    if (note.mark) {
        auto& mark = *entry.AddSectionDictionary(krp_MARK);
        fill_mark_chip(*mark.AddIncludeDictionary(krp_CHIP),
                       *note.mark,
                       {.child = page.child, .subject = note.subject, .day = note.day},
                       texts);
        if (const std::string work = unbroken(work_of(*note.mark, texts)); !work.empty()) {
            mark.SetValueAndShowSection(krp_WORK, work, krp_WORK);
        }
    }
}

/// Why there is nothing to read: of a time to come nobody can have written anything.
const std::string& emptiness(const RemarksPage& page, const Catalogue& texts) {
    if (page.period.today < page.period.choice.days.first) {
        return texts.text(Message{"remarks", "These days are still to come."});
    }
    if (page.period.choice.days.contains(page.period.today)) {
        return texts.text(Message{"remarks", "There are no remarks and no comments so far in these days."});
    }
    return texts.text(Message{"remarks", "There are no remarks and no comments: teachers wrote none in these days."});
}

}  // namespace

std::string remarks_address(access::ChildNumber child) {
    return "/diary/" + std::to_string(child.value) + "/remarks";
}

PageHead head(const RemarksPage& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"remarks", "Remarks and comments"}) + ", " +
                     period_title(page.period.choice, texts) + ", " + page.account_name,
            .page_name = "remarks_page.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const RemarksPage& page, const Catalogue& texts) {
    dictionary.SetValue(krp_PERIOD_TITLE, period_title(page.period.choice, texts));
    dictionary.SetValue(krp_OWNER, owner_line(page.card, " · ", texts));
    dictionary.SetValue(krp_PAPER_HEAD,
                        texts.text(Message{"remarks", "Remarks and comments"}) + ", " +
                            period_title(page.period.choice, texts) + " · " + owner_line(page.card, ", ", texts));
    fill_period_switch(*dictionary.AddIncludeDictionary(krp_PERIOD), page.period, texts);
    if (page.notes.empty()) {
        dictionary.SetValueAndShowSection(krp_EMPTY, emptiness(page, texts), krp_EMPTY);
        return;
    }
    auto& counts = *dictionary.AddSectionDictionary(krp_COUNTS);
    counts.SetValue(krp_REMARK_COUNT,
                    texts.plural(Message{"remarks", "{n} remark on behaviour"},
                                 journal::count_of(TeacherNote::Kind::remark, page.notes)));
    counts.SetValue(krp_COMMENT_COUNT,
                    texts.plural(Message{"remarks", "{n} comment on marks"},
                                 journal::count_of(TeacherNote::Kind::comment, page.notes)));
    ctemplate::TemplateDictionary* section = nullptr;
    const journal::SchoolDay* day = nullptr;
    for (const TeacherNote& note : page.notes) {
        if (day == nullptr || *day != note.day) {
            section = dictionary.AddSectionDictionary(krp_DAY);
            section->SetValue(krp_DATE, journal::iso(note.day));
            section->SetValue(krp_DAY_NAME, day_heading(note.day, texts));
            section->SetValue(krp_DAY_ADDRESS, day_address(page.child, note.day));
            day = &note.day;
        }
        fill_note(*section->AddSectionDictionary(krp_NOTE), note, page, texts);
    }
}

}  // namespace mrko::views
