// SPDX-License-Identifier: Apache-2.0
#include "views/final_marks.h"

#include <algorithm>
#include <string_view>

#include "views/format.h"
#include "views/mark_words.h"
#include "views/names/final_marks.h"
#include "views/period_words.h"
#include "views/subject_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

using journal::FinalCell;
using journal::FinalKind;
using journal::FinalMark;
using journal::Recommendation;
using Stage = journal::FinalCell::Stage;

namespace {

/// Where a cell stands: its column, and the page that shows the marks behind it.
struct Place {
    FinalKind kind{FinalKind::period};
    std::string label;    ///< the column's head
    std::string subject;  ///< the row's head
    std::string marks;    ///< address of the subject's page for the column's days; empty where marks alone do not tell
    Stage year{Stage::running};
};

std::string_view chip_class(const FinalMark& mark) {
    switch (mark.five.value_or(0)) {
        case 5: return "m m5";
        case 4: return "m m4";
        case 3: return "m m3";
        case 2:
        case 1: return "m m2";
        default: return "m";
    }
}

/// A final mark has the words of any other mark.
journal::Mark as_mark(const FinalMark& mark) {
    return {.id = mark.id,
            .shown = mark.shown,
            .scale = mark.scale,
            .points = mark.points,
            .five = mark.five,
            .kind = {},
            .work = {},
            .comment = {},
            .due = {}};
}

/// "4, хорошо"; the short words of the paper sheet are told in full.
std::string spoken(const FinalMark& mark, const Catalogue& texts) {
    if (mark.shown == "н/а") {
        return texts.text(Message{"finals", "not attested"});
    }
    if (mark.shown == "осв") {
        return texts.text(Message{"finals", "exempt"});
    }
    return spoken_value(as_mark(mark), texts);
}

std::string value_of(const Recommendation& recommended, const Catalogue& texts) {
    return recommended.five ? std::to_string(*recommended.five) : decimal(recommended.average, texts);
}

/// "по среднему 4,35": which rule made the mark, and out of what. Empty where the average is the mark itself.
std::string rule_in_words(const Recommendation& recommended, const Catalogue& texts) {
    const std::string average = decimal(recommended.average, texts);
    switch (recommended.rule) {
        case Recommendation::Rule::thresholds:
            return texts.text(Message{"finals", "by the average {average}"}, {{"average", average}});
        case Recommendation::Rule::five_barred_by_two:
            return texts.text(Message{"finals", "by the average {average} and the rule “no 5 with a 2”"},
                              {{"average", average}});
        case Recommendation::Rule::mean_of_periods:
            return texts.text(Message{"finals", "by the mean of the periods {average}"}, {{"average", average}});
        case Recommendation::Rule::mean_of_year_and_exam:
            return texts.text(Message{"finals", "by the mean of year and exam {average}"}, {{"average", average}});
        case Recommendation::Rule::year_mark: return texts.text(Message{"finals", "by the mark of the year"});
        case Recommendation::Rule::mean_of_two_years:
            return texts.text(Message{"finals", "by the mean of period and year marks of forms 10 and 11 {average}"},
                              {{"average", average}});
        case Recommendation::Rule::mean_of_marks:
            return texts.plural(Message{"finals", "average of {n} mark"}, recommended.counted);
    }
    return {};
}

/// Why a cell has neither a mark nor a forecast.
const std::string& nothing(const FinalCell& cell, const Place& place, const Catalogue& texts) {
    switch (cell.stage) {
        case Stage::ahead: return texts.text(Message{"finals", "has not begun yet"});
        case Stage::running:
            return place.kind == FinalKind::period ? texts.text(Message{"finals", "no counted marks yet"})
                                                   : texts.text(Message{"finals", "not set yet"});
        case Stage::over: break;
    }
    return texts.text(Message{"finals", "not set"});
}

/// A forecast stands for a mark that is still to be set: in a former year nothing is.
bool has_forecast(const FinalCell& cell, Stage year) {
    return !cell.set && cell.recommended && cell.stage != Stage::ahead && year == Stage::running;
}

void fill_set(ctemplate::TemplateDictionary& entry, const FinalCell& cell, const Place& place, const Catalogue& texts) {
    auto& chip = *entry.AddSectionDictionary(kfm_SET);
    chip.SetValue(kfm_CHIP_CLASS, std::string(chip_class(*cell.set)));
    chip.SetValue(kfm_VALUE, written_value(as_mark(*cell.set)));
    if (cell.set->fresh) {
        chip.ShowSection(kfm_NEW);
    }
    chip.SetValue(
        kfm_SPOKEN,
        texts.text(Message{"finals", "{subject}, {column}: {value}"},
                   {{"subject", place.subject}, {"column", place.label}, {"value", spoken(*cell.set, texts)}}));
    if (cell.departs()) {
        entry.SetValueAndShowSection(kfm_DEPARTS,
                                     texts.text(Message{"finals", "recommended {mark} {rule}; the teacher set it so"},
                                                {{"mark", value_of(*cell.recommended, texts)},
                                                 {"rule", rule_in_words(*cell.recommended, texts)}}),
                                     kfm_DEPARTS);
    }
    if (!cell.set->comment.empty()) {
        entry.SetValueAndShowSection(kfm_COMMENT, unbroken(cell.set->comment), kfm_COMMENT);
    }
}

void fill_forecast(ctemplate::TemplateDictionary& entry,
                   const Recommendation& recommended,
                   const Place& place,
                   const Catalogue& texts) {
    auto& forecast = *entry.AddSectionDictionary(kfm_FORECAST);
    forecast.SetValue(kfm_VALUE, value_of(recommended, texts));
    auto& why = *forecast.AddSectionDictionary(kfm_WHY);
    why.SetValue(kfm_WHY, rule_in_words(recommended, texts));
    if (!place.marks.empty()) {
        why.SetValueAndShowSection(kfm_WHY_ADDRESS, place.marks, kfm_WHY_LINK);
    }
}

void fill_cell(ctemplate::TemplateDictionary& row, const FinalCell& cell, const Place& place, const Catalogue& texts) {
    auto& entry = *row.AddSectionDictionary(kfm_CELL);
    entry.SetValue(kfm_LABEL, place.label);
    if (place.kind != FinalKind::period) {
        entry.ShowSection(kfm_WIDE);
    }
    if (cell.set) {
        fill_set(entry, cell, place, texts);
    } else if (has_forecast(cell, place.year)) {
        fill_forecast(entry, *cell.recommended, place, texts);
    } else {
        entry.SetValueAndShowSection(kfm_NOTHING, nothing(cell, place, texts), kfm_NOTHING);
    }
}

void fill_row(ctemplate::TemplateDictionary& table,
              const journal::FinalRow& row,
              const journal::FinalTable& sheet,
              const journal::StudyYear& year,
              const FinalMarks& page,
              const Catalogue& texts) {
    auto& line = *table.AddSectionDictionary(kfm_ROW);
    const std::string subject = subject_address(page.child, row.subject);
    line.SetValue(kfm_SUBJECT, row.title);
    if (row.in_courses) {
        line.SetValueAndShowSection(kfm_SUBJECT_ADDRESS,
                                    subject + "?" + period_query(journal::PeriodUnit::year, year.days.first),
                                    kfm_SUBJECT_LINK);
    }
    Place place{.kind = FinalKind::period, .label = {}, .subject = row.title, .marks = {}, .year = row.year.stage};
    for (std::size_t at = 0; at < row.periods.size(); ++at) {
        place.label = sheet.periods[at].title;
        place.marks = subject + "?" + period_query(journal::PeriodUnit::study_period, sheet.periods[at].days.first);
        fill_cell(line, row.periods[at], place, texts);
    }
    place.marks.clear();
    place.kind = FinalKind::year;
    place.label = texts.text(Message{"finals", "Year"});
    fill_cell(line, row.year, place, texts);
    place.kind = FinalKind::exam;
    place.label = texts.text(Message{"finals", "Exam"});
    fill_cell(line, row.exam, place, texts);
    place.kind = FinalKind::final;
    place.label = texts.text(Message{"finals", "Final"});
    fill_cell(line, row.final, place, texts);
}

const std::string& system_in_words(journal::PeriodSystem system, const Catalogue& texts) {
    switch (system) {
        case journal::PeriodSystem::quarters: return texts.text(Message{"finals", "By quarters"});
        case journal::PeriodSystem::trimesters: return texts.text(Message{"finals", "By trimesters"});
        case journal::PeriodSystem::half_years: return texts.text(Message{"finals", "By half-years"});
        case journal::PeriodSystem::modules: return texts.text(Message{"finals", "By modules"});
        case journal::PeriodSystem::other: break;
    }
    return texts.text(Message{"finals", "By study periods"});
}

/// "4 «Б» · Школа № 1234": the form and school of that year.
std::string place_of(const journal::StudyYear& year, const Catalogue& texts) {
    std::string result = year.class_name.empty() ? std::string() : class_label(year.class_name, texts);
    if (!year.school_name.empty()) {
        result += (result.empty() ? "" : " · ") + unbroken(year.school_name);
    }
    return result;
}

void fill_heads(ctemplate::TemplateDictionary& table,
                const journal::FinalTable& sheet,
                const FinalMarks& page,
                const Catalogue& texts) {
    for (const journal::StudyPeriod& period : sheet.periods) {
        auto& column = *table.AddSectionDictionary(kfm_COLUMN);
        column.SetValue(kfm_COLUMN_NAME, period.title);
        if (period.days.contains(page.today)) {
            column.ShowSection(kfm_RUNNING);
        }
    }
    for (const Message& name : {Message{"finals", "Year"}, Message{"finals", "Exam"}, Message{"finals", "Final"}}) {
        auto& column = *table.AddSectionDictionary(kfm_COLUMN);
        column.SetValue(kfm_COLUMN_NAME, texts.text(name));
        column.ShowSection(kfm_WIDE);
    }
}

void fill_sheet(ctemplate::TemplateDictionary& dictionary,
                const FinalMarks::Sheet& sheet,
                const FinalMarks& page,
                const Catalogue& texts) {
    for (const journal::FinalTable& table : sheet.tables) {
        auto& section = *dictionary.AddSectionDictionary(kfm_TABLE);
        section.SetValue(
            kfm_TABLE_ID,
            "finals-" + std::to_string(sheet.year.id.value) + "-" + std::to_string(&table - sheet.tables.data()));
        const std::string& system = table.periods.empty() ? texts.text(Message{"finals", "Without study periods"})
                                                          : system_in_words(journal::system_of(table.periods), texts);
        section.SetValue(kfm_TABLE_TITLE,
                         page.sheets.size() > 1 ? system + " · " + place_of(sheet.year, texts) : system);
        fill_heads(section, table, page, texts);
        for (const journal::FinalRow& row : table.rows) {
            fill_row(section, row, table, sheet.year, page, texts);
        }
    }
}

void fill_years(ctemplate::TemplateDictionary& dictionary, const FinalMarks& page, const Catalogue& texts) {
    if (page.years.size() < 2 && !page.sheets.empty()) {
        return;
    }
    auto& choice = *dictionary.AddSectionDictionary(kfm_YEARS);
    for (std::size_t at = 0; at < page.years.size(); ++at) {
        const journal::StudyYear& year = page.years[at];
        if (at + 1 < page.years.size() && ending(page.years[at + 1]) == ending(year)) {
            continue;
        }
        auto& link = *choice.AddSectionDictionary(kfm_YEAR);
        link.SetValue(kfm_YEAR_ADDRESS, final_address(page.child, ending(year)));
        link.SetValue(kfm_YEAR_NAME,
                      year.class_name.empty() ? year.title : year.title + ", " + class_label(year.class_name, texts));
        if (ending(year) == page.ends_in) {
            link.ShowSection(kfm_CURRENT);
        }
    }
}

/// "«5» — от 4,60, «4» — от 3,60, «3» — от 2,60. Положение о текущем контроле."
std::string rules_in_words(const journal::MarkingRules& rules, const Catalogue& texts) {
    const std::string five = decimal(rules.thresholds.five, texts);
    const std::string four = decimal(rules.thresholds.four, texts);
    const std::string three = decimal(rules.thresholds.three, texts);
    std::string words =
        texts.text(Message{"finals", "The average makes a 5 from {five}, a 4 from {four}, a 3 from {three}."},
                   {{"five", five}, {"four", four}, {"three", three}});
    switch (rules.five_with_two) {
        case journal::MarkingRules::FiveWithTwo::allowed: break;
        case journal::MarkingRules::FiveWithTwo::barred:
            words += " " + texts.text(Message{"finals", "In a period with a 2 there is no 5."});
            break;
    }
    if (const auto resits = resit_words(rules.resit, texts); !resits.empty()) {
        words += " " + resits;
    }
    switch (rules.origin) {
        case journal::MarkingRules::Origin::school:
            if (!rules.title.empty()) {
                words += " " + texts.text(Message{"finals", "Rules of the school: {title}."},
                                          {{"title", unbroken(rules.title)}});
            }
            break;
        case journal::MarkingRules::Origin::preset:
            words +=
                " " + texts.text(Message{"finals", "These are the usual bounds: the school told of none of its own."});
            break;
    }
    return words;
}

std::string subject_list(const journal::RulesOfSubjects& entry) {
    std::string list;
    for (const std::string& subject : entry.subjects) {
        list += (list.empty() ? "" : ", ") + subject;
    }
    return list;
}

void fill_rules(ctemplate::TemplateDictionary& dictionary, const FinalMarks& page, const Catalogue& texts) {
    for (const FinalMarks::Sheet& sheet : page.sheets) {
        if (!sheet.rules.empty()) {
            auto& section = *dictionary.AddSectionDictionary(kfm_RULES);
            for (const journal::RulesOfSubjects& entry : sheet.rules) {
                auto& line = *section.AddSectionDictionary(kfm_RULE);
                // The rules of most subjects need no list of them.
                if (&entry != &sheet.rules.front()) {
                    line.SetValueAndShowSection(kfm_RULE_SUBJECTS, subject_list(entry), kfm_RULE_SUBJECTS);
                }
                line.SetValue(kfm_RULE_TEXT, rules_in_words(entry.rules, texts));
            }
            if (sheet.year.days.contains(page.today)) {
                section.ShowSection(kfm_FORECASTS);
            }
            return;
        }
    }
}

std::string year_title(const FinalMarks& page, const Catalogue& texts) {
    const auto year = std::ranges::find(page.years, page.ends_in, ending);
    return texts.text(Message{"finals", "Academic year {title}"},
                      {{"title",
                        year == page.years.end() ? std::to_string(page.ends_in - 1) + "/" + std::to_string(page.ends_in)
                                                 : year->title}});
}

/// The form and school of the year that is shown, which may be former ones.
std::string owner(const FinalMarks& page, std::string_view separator, const Catalogue& texts) {
    journal::PupilCard card = page.card;
    if (page.sheets.empty()) {
        card.class_name.clear();
        card.school_name.clear();
    } else {
        card.class_name = page.sheets.back().year.class_name;
        card.school_name = page.sheets.back().year.school_name;
    }
    return owner_line(card, separator, texts);
}

}  // namespace

int ending(const journal::StudyYear& year) noexcept {
    return static_cast<int>(year.days.last.year());
}

std::string final_address(access::ChildNumber child, int ends_in) {
    return "/diary/" + std::to_string(child.value) + "/final?year=" + std::to_string(ends_in);
}

FinalWords final_words(const FinalCell& cell, Stage year, const Catalogue& texts) {
    FinalWords words;
    if (cell.set) {
        words.set = written_value(as_mark(*cell.set));
        words.comment = cell.set->comment;
    } else if (has_forecast(cell, year)) {
        words.forecast = value_of(*cell.recommended, texts) + " (" + rule_in_words(*cell.recommended, texts) + ")";
    }
    return words;
}

PageHead head(const FinalMarks& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"finals", "Final grades"}) + ", " + year_title(page, texts) + ", " +
                     page.account_name,
            .page_name = "final_marks.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const FinalMarks& page, const Catalogue& texts) {
    dictionary.SetValue(kfm_YEAR_TITLE, year_title(page, texts));
    dictionary.SetValue(kfm_OWNER, owner(page, " · ", texts));
    dictionary.SetValue(kfm_PAPER_HEAD,
                        texts.text(Message{"finals", "Final grades"}) + " · " + owner(page, ", ", texts) + " · " +
                            year_title(page, texts));
    dictionary.SetValue(kfm_STATE_OF,
                        texts.text(Message{"week", "State of the diary: {date}, {time}"},
                                   {{"date", full_date(page.today, texts)}, {"time", time_of_day(page.as_of)}}));
    fill_years(dictionary, page, texts);
    for (const FinalMarks::Sheet& sheet : page.sheets) {
        fill_sheet(dictionary, sheet, page, texts);
    }
    if (page.sheets.empty()) {
        dictionary.SetValueAndShowSection(
            kfm_EMPTY_TEXT, texts.text(Message{"finals", "The diary has no such academic year."}), kfm_EMPTY);
    } else if (std::ranges::all_of(page.sheets, [](const FinalMarks::Sheet& sheet) { return sheet.tables.empty(); })) {
        dictionary.SetValueAndShowSection(
            kfm_EMPTY_TEXT, texts.text(Message{"finals", "The diary has no subjects of this year."}), kfm_EMPTY);
    }
    fill_rules(dictionary, page, texts);
}

}  // namespace mrko::views
