// SPDX-License-Identifier: Apache-2.0
#include "views/export_page.h"

#include "views/format.h"
#include "views/names/export_page.h"
#include "views/period_words.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

const std::string& title_of(ExportKind kind, const Catalogue& texts) {
    switch (kind) {
        case ExportKind::marks: return texts.text(Message{"export", "Grades by date"});
        case ExportKind::averages: return texts.text(Message{"export", "Averages by subject"});
        case ExportKind::finals: return texts.text(Message{"export", "Final grades of the year"});
        case ExportKind::homework: return texts.text(Message{"export", "Homework"});
        case ExportKind::timetable: return texts.text(Message{"export", "Timetable"});
    }
    return texts.text(Message{"export", "Grades by date"});
}

const std::string& contents_of(ExportKind kind, const Catalogue& texts) {
    switch (kind) {
        case ExportKind::marks:
            return texts.text(Message{"export", "A line for each grade and each absence, with work and comment."});
        case ExportKind::averages:
            return texts.text(Message{"export", "Average, number of grades and missed lessons of each subject."});
        case ExportKind::finals:
            return texts.text(Message{"export", "Grades of the periods, the year and the exams; forecasts apart."});
        case ExportKind::homework: return texts.text(Message{"export", "What was set for which lesson."});
        case ExportKind::timetable:
            return texts.text(
                Message{"export", "Lessons with times, rooms, teachers, replacements and cancellations."});
    }
    return texts.text(Message{"export", "What was set for which lesson."});
}

void add_file(ctemplate::TemplateDictionary& section, const std::string& name, const std::string& address) {
    auto& file = *section.AddSectionDictionary(kep_FILE);
    file.SetValue(kep_FILE_NAME, name);
    file.SetValue(kep_FILE_ADDRESS, address);
}

}  // namespace

std::string_view file_word(ExportKind kind) noexcept {
    switch (kind) {
        case ExportKind::marks: return "marks";
        case ExportKind::averages: return "averages";
        case ExportKind::finals: return "finals";
        case ExportKind::homework: return "homework";
        case ExportKind::timetable: return "timetable";
    }
    return "";
}

std::string export_address(access::ChildNumber child) {
    return "/diary/" + std::to_string(child.value) + "/export";
}

PageHead head(const ExportPage& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"section", "Download"}) + ", " + period_title(page.period.choice, texts) +
                     ", " + page.account_name,
            .page_name = "export_page.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const ExportPage& page, const Catalogue& texts) {
    dictionary.SetValue(kep_PERIOD_TITLE, period_title(page.period.choice, texts));
    dictionary.SetValue(kep_OWNER, owner_line(page.card, " · ", texts));
    fill_period_switch(*dictionary.AddIncludeDictionary(kep_PERIOD), page.period, texts);
    const std::string period = period_query(page.period.choice);
    for (const ExportKind kind : all_export_kinds) {
        auto& section = *dictionary.AddSectionDictionary(kep_KIND);
        section.SetValue(kep_KIND_TITLE, title_of(kind, texts));
        section.SetValue(kep_KIND_CONTENTS, contents_of(kind, texts));
        const std::string file = export_address(page.child) + "/" + std::string(file_word(kind));
        add_file(section, texts.text(Message{"export", "For Excel"}), file + ".csv?" + period + "&for=excel");
        add_file(section, texts.text(Message{"export", "CSV"}), file + ".csv?" + period);
        if (has_json(kind)) {
            add_file(section, texts.text(Message{"export", "JSON"}), file + ".json?" + period);
        }
    }
}

}  // namespace mrko::views
