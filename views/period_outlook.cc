// SPDX-License-Identifier: Apache-2.0
#include "views/period_outlook.h"

#include <algorithm>

#include "views/format.h"
#include "views/mark_chip.h"
#include "views/mark_words.h"
#include "views/names/period_outlook.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

constexpr journal::Weight plain_weight{};

/// Which rule made the recommendation, in a sentence.
std::string rule_in_words(const journal::Recommendation& recommended, const Catalogue& texts) {
    using Rule = journal::Recommendation::Rule;
    switch (recommended.rule) {
        case Rule::thresholds: return texts.text(Message{"outlook", "By the thresholds."});
        case Rule::five_barred_by_two:
            return texts.text(
                Message{"outlook", "The average is enough for a 5, but the school gives no 5 in a period with a 2."});
        case Rule::mean_of_periods: return texts.text(Message{"outlook", "The mean of the marks of the periods."});
        case Rule::mean_of_year_and_exam:
            return texts.text(Message{"outlook", "The mean of the year’s mark and the exam."});
        case Rule::year_mark: return texts.text(Message{"outlook", "The mark of the year."});
        case Rule::mean_of_two_years:
            return texts.text(Message{"outlook", "The mean of the period and year marks of forms 10 and 11."});
        case Rule::mean_of_marks:
            return texts.text(Message{"outlook", "The average itself: this scale has no thresholds."});
    }
    return {};
}

std::string reason_in_words(const journal::OutOfReach& reason, const BetterMark& better, const Catalogue& texts) {
    const std::string target = std::to_string(better.target);
    switch (reason.reason) {
        case journal::OutOfReach::Reason::too_few_lessons:
            return texts.plural(
                Message{"outlook", "For a {target}, {n} more five would be needed, but the lessons left are {left}."},
                reason.count,
                {{"target", target}, {"left", std::to_string(reason.lessons_left)}});
        case journal::OutOfReach::Reason::average_never_there:
            return texts.text(Message{"outlook", "A {target} cannot be reached, even with fives alone."},
                              {{"target", target}});
        case journal::OutOfReach::Reason::five_barred_by_two:
            return texts.text(
                Message{"outlook", "A {target} cannot be reached: the school gives no 5 in a period with a 2."},
                {{"target", target}});
        case journal::OutOfReach::Reason::other_scale:
            return texts.text(Message{"outlook", "A {target} cannot be reckoned: the marks are of another scale."},
                              {{"target", target}});
    }
    return {};
}

std::string way_in_words(const BetterMark& better, const journal::MarkingRules& rules, const Catalogue& texts) {
    const auto* const needed = std::get_if<journal::MarksNeeded>(&better.needed);
    if (needed == nullptr) {
        return reason_in_words(std::get<journal::OutOfReach>(better.needed), better, texts);
    }
    const std::string target = std::to_string(better.target);
    if (better.each.weight != plain_weight) {
        return texts.plural(Message{"outlook", "or {n} five of weight {weight} for a {target}"},
                            needed->count,
                            {{"target", target}, {"weight", decimal(better.each.weight, texts)}});
    }
    return texts.plural(Message{"outlook", "For a {target} (from {least}), {n} more five is needed"},
                        needed->count,
                        {{"target", target}, {"least", decimal(rules.thresholds.least_for(better.target), texts)}});
}

void fill_marks(ctemplate::TemplateDictionary& part,
                const PeriodOutlook& outlook,
                access::ChildNumber child,
                const Catalogue& texts) {
    if (outlook.set) {
        const journal::FinalMark& set = *outlook.set;
        auto& section = *part.AddSectionDictionary(kpo_SET);
        section.SetValue(kpo_SET_MARK, set.shown);
        section.SetValue(kpo_SET_DATE, journal::iso(set.set_on));
        section.SetValue(kpo_SET_DAY, date(set.set_on, texts));
        if (!set.comment.empty()) {
            section.SetValueAndShowSection(kpo_SET_COMMENT, unbroken(set.comment), kpo_SET_COMMENT);
        }
        section.SetValue(kpo_FINAL_ADDRESS, "/diary/" + std::to_string(child.value) + "/final");
    } else if (outlook.stage == PeriodOutlook::Stage::over) {
        part.ShowSection(kpo_NOT_SET);
    }
    if (!outlook.recommended) {
        return;
    }
    const journal::Recommendation& recommended = *outlook.recommended;
    auto& section = *part.AddSectionDictionary(kpo_RECOMMENDED);
    section.SetValue(kpo_MARK,
                     recommended.five ? std::to_string(*recommended.five) : decimal(recommended.average, texts));
    section.SetValue(kpo_AVERAGE, decimal(recommended.average, texts));
    section.SetValue(kpo_RULE, rule_in_words(recommended, texts));
    if (outlook.set && outlook.set->five && recommended.five && *outlook.set->five != *recommended.five) {
        part.ShowSection(kpo_DIFFERS);
    }
}

void fill_better(ctemplate::TemplateDictionary& part, const PeriodOutlook& outlook, const Catalogue& texts) {
    if (outlook.better.empty()) {
        return;
    }
    auto& list = *part.AddSectionDictionary(kpo_BETTER);
    for (const BetterMark& better : outlook.better) {
        auto& way = *list.AddSectionDictionary(kpo_WAY);
        way.SetValue(kpo_WAY_TEXT, way_in_words(better, outlook.rules, texts));
        if (std::holds_alternative<journal::OutOfReach>(better.needed)) {
            way.ShowSection(kpo_OUT_OF_REACH);
        }
    }
}

std::string interval_in_words(const journal::Forecast& forecast, const Catalogue& texts) {
    const std::string lowest = decimal(forecast.lowest, texts);
    const std::string highest = decimal(forecast.highest, texts);
    if (forecast.mark_lowest == forecast.mark_highest) {
        return texts.text(
            Message{"outlook",
                    "The average can still become anything from {lowest} to {highest}: a {mark} either way."},
            {{"lowest", lowest}, {"highest", highest}, {"mark", std::to_string(forecast.mark_lowest)}});
    }
    return texts.text(
        Message{"outlook",
                "The average can still become anything from {lowest} to {highest}: from a {worst} to a {best}."},
        {{"lowest", lowest},
         {"highest", highest},
         {"worst", std::to_string(forecast.mark_lowest)},
         {"best", std::to_string(forecast.mark_highest)}});
}

void fill_forecast(ctemplate::TemplateDictionary& part, const PeriodOutlook& outlook, const Catalogue& texts) {
    if (!outlook.forecast) {
        return;
    }
    auto& section = *part.AddSectionDictionary(kpo_FORECAST);
    section.SetValue(kpo_INTERVAL, interval_in_words(*outlook.forecast, texts));
    section.SetValue(kpo_LESSONS_LEFT,
                     texts.plural(Message{"outlook", "{n} lesson is left in this period."}, outlook.lessons_left));
    if (outlook.planned.empty()) {
        return;
    }
    auto& works = *section.AddSectionDictionary(kpo_PLANNED);
    for (const journal::PlannedWork& work : outlook.planned) {
        auto& row = *works.AddSectionDictionary(kpo_WORK);
        row.SetValue(kpo_WORK_DATE, journal::iso(work.day));
        row.SetValue(kpo_WORK_DAY, day_and_month(work.day, texts));
        journal::Mark named;
        named.kind = work.kind;
        named.work = work.title;
        row.SetValue(kpo_WORK_NAME, work_of(named, texts));
        if (work.weight != plain_weight) {
            row.SetValueAndShowSection(
                kpo_WORK_WEIGHT,
                texts.text(Message{"mark", "weight {weight}"}, {{"weight", decimal(work.weight, texts)}}),
                kpo_WORK_WEIGHT);
        }
    }
}

std::string risk_in_words(const journal::Risk& risk, const journal::MarkingRules& rules, const Catalogue& texts) {
    switch (risk.kind) {
        case journal::Risk::Kind::average_below_three:
            return texts.text(Message{"outlook", "The average {average} is below the threshold of a 3, {least}:"},
                              {{"average", risk.average ? decimal(*risk.average, texts) : "—"},
                               {"least", decimal(rules.thresholds.three, texts)}});
        case journal::Risk::Kind::too_few_marks:
            return texts.plural(Message{"outlook", "{n} mark counts, {needed} are needed for a mark of the period:"},
                                risk.counted,
                                {{"needed", std::to_string(risk.needed)}});
        case journal::Risk::Kind::open_dot: return texts.text(Message{"outlook", "A work is not handed in yet:"});
    }
    return {};
}

void fill_risks(ctemplate::TemplateDictionary& part,
                const PeriodOutlook& outlook,
                access::ChildNumber child,
                std::string_view subject,
                const Catalogue& texts) {
    if (outlook.risks.empty()) {
        return;
    }
    auto& list = *part.AddSectionDictionary(kpo_RISKS);
    for (const journal::Risk& risk : outlook.risks) {
        auto& row = *list.AddSectionDictionary(kpo_RISK);
        row.SetValue(kpo_RISK_TEXT, risk_in_words(risk, outlook.rules, texts));
        for (const journal::MarkInLesson& mark : risk.evidence) {
            auto& evidence = *row.AddSectionDictionary(kpo_EVIDENCE);
            fill_mark_chip(*evidence.AddIncludeDictionary(kpo_CHIP),
                           mark.mark,
                           {.child = child, .subject = subject, .day = mark.day},
                           texts);
            evidence.SetValue(kpo_EVIDENCE_DAY, day_and_month(mark.day, texts));
        }
    }
}

}  // namespace

std::string thresholds_in_words(const journal::Thresholds& thresholds, const Catalogue& texts) {
    return texts.text(Message{"outlook", "A 5 from {five}, a 4 from {four}, a 3 from {three}."},
                      {{"five", decimal(thresholds.five, texts)},
                       {"four", decimal(thresholds.four, texts)},
                       {"three", decimal(thresholds.three, texts)}});
}

std::string origin_in_words(const journal::MarkingRules& rules, const Catalogue& texts) {
    switch (rules.origin) {
        case journal::MarkingRules::Origin::preset:
            return texts.text(
                Message{"outlook", "These are the usual thresholds: the school has not told of its own."});
        case journal::MarkingRules::Origin::school:
            return rules.title.empty() ? texts.text(Message{"outlook", "Thresholds of the school."})
                                       : texts.text(Message{"outlook", "Thresholds of the school: {title}."},
                                                    {{"title", unbroken(rules.title)}});
    }
    return {};
}

void fill_period_outlook(ctemplate::TemplateDictionary& part,
                         const PeriodOutlook& outlook,
                         access::ChildNumber child,
                         std::string_view subject,
                         const Catalogue& texts) {
    part.SetFilename("period_outlook.tpl");
    part.SetValue(kpo_PERIOD, outlook.period.title);
    fill_marks(part, outlook, child, texts);
    fill_better(part, outlook, texts);
    fill_forecast(part, outlook, texts);
    fill_risks(part, outlook, child, subject, texts);
}

}  // namespace mrko::views
