// SPDX-License-Identifier: Apache-2.0
#include "views/mark_page.h"

#include "views/format.h"
#include "views/linked_text.h"
#include "views/mark_chip.h"
#include "views/mark_words.h"
#include "views/names/mark_page.h"
#include "views/subject_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

constexpr journal::Weight plain_weight{};

bool is_withdrawn(const MarkPage& page) {
    return page.history.withdrawn;
}

void add_fact(ctemplate::TemplateDictionary& dictionary, const std::string& name, const std::string& value) {
    if (value.empty()) {
        return;
    }
    auto& fact = *dictionary.AddSectionDictionary(kmp_FACT);
    fact.SetValue(kmp_FACT_NAME, name);
    fact.SetValue(kmp_FACT_VALUE, unbroken(value));
}

/// A fact in a teacher's own words, in which addresses are links.
void add_text(ctemplate::TemplateDictionary& dictionary, const std::string& name, const std::string& text) {
    if (text.empty()) {
        return;
    }
    auto& fact = *dictionary.AddSectionDictionary(kmp_FACT);
    fact.SetValue(kmp_FACT_NAME, name);
    fill_linked_text(*fact.AddIncludeDictionary(kmp_FACT_TEXT), text);
}

/// Which of the values before and after resits count: "засчитывается лучшая оценка: 4".
std::string counted_in_words(const journal::Mark& mark, const Catalogue& texts) {
    std::string values;
    journal::each_counted(mark, [&](const journal::CountedValue& value) {
        values += (values.empty() ? "" : ", ") + written_value({.shown = std::string{value.shown}});
    });
    switch (mark.resit_rule) {
        case journal::ResitRule::newest_counts:
            return texts.text(Message{"mark page", "the newest mark counts: {value}"}, {{"value", values}});
        case journal::ResitRule::best_counts:
            return texts.text(Message{"mark page", "the best mark counts: {value}"}, {{"value", values}});
        case journal::ResitRule::both_count:
            return texts.text(Message{"mark page", "every mark counts with the weight of the work: {values}"},
                              {{"values", values}});
    }
    return {};
}

void fill_facts(ctemplate::TemplateDictionary& dictionary, const MarkPage& page, const Catalogue& texts) {
    const journal::MarkInLesson& entry = page.history.mark;
    const journal::Mark& mark = entry.mark;
    add_fact(dictionary, texts.text(Message{"mark page", "Work"}), mark.work);
    add_fact(dictionary, texts.text(Message{"mark page", "Kind of work"}), mark.kind);
    add_text(dictionary, texts.text(Message{"mark page", "About the work"}), page.history.work_description);
    add_fact(dictionary, texts.text(Message{"mark page", "Weight"}), decimal(mark.weight, texts));
    if (!mark.earlier.empty() && journal::counts(mark) && !is_withdrawn(page)) {
        add_fact(dictionary, texts.text(Message{"mark page", "After the resit"}), counted_in_words(mark, texts));
    }
    add_fact(dictionary, texts.text(Message{"mark page", "Teacher"}), entry.teacher);
    add_text(dictionary, texts.text(Message{"mark page", "Comment"}), mark.comment);
    if (mark.state == journal::Mark::State::pending && mark.due) {
        add_fact(dictionary, texts.text(Message{"mark page", "To be handed in by"}), full_date(*mark.due, texts));
    }
}

void fill_place(ctemplate::TemplateDictionary& dictionary, const MarkPage& page, const Catalogue& texts) {
    const journal::MarkInLesson& entry = page.history.mark;
    dictionary.SetValue(kmp_DATE, journal::iso(entry.day));
    dictionary.SetValue(kmp_DAY, full_date(entry.day, texts));
    dictionary.SetValue(kmp_DAY_ADDRESS,
                        "/diary/" + std::to_string(page.child.value) + "/day/" + journal::iso(entry.day));
    if (entry.lesson_number > 0) {
        dictionary.SetValueAndShowSection(
            kmp_LESSON,
            texts.text(Message{"mark page", "lesson {number}"}, {{"number", std::to_string(entry.lesson_number)}}),
            kmp_LESSON);
    }
    dictionary.SetValue(kmp_SUBJECT, page.history.subject_title);
    switch (page.subject_open) {
        case MarkPage::SubjectOpen::no: dictionary.ShowSection(kmp_SUBJECT_CLOSED); break;
        case MarkPage::SubjectOpen::yes:
            dictionary.SetValueAndShowSection(
                kmp_SUBJECT_ADDRESS,
                subject_address(page.child, page.history.subject) + "?period=quarter&at=" + journal::iso(entry.day),
                kmp_SUBJECT_OPEN);
            break;
    }
}

std::string effect_in_words(const MarkPage::Effect& effect, const Catalogue& texts) {
    if (!effect.with) {
        return texts.text(
            Message{"mark page", "{period}: there is no common average, the marks are of different scales."},
            {{"period", effect.period}});
    }
    if (!effect.without) {
        return texts.text(Message{"mark page", "{period}: the average became {with}, no other mark counts."},
                          {{"period", effect.period}, {"with", decimal(*effect.with, texts)}});
    }
    return texts.text(Message{"mark page", "{period}: the average became {with} (without this mark {without})."},
                      {{"period", effect.period},
                       {"with", decimal(*effect.with, texts)},
                       {"without", decimal(*effect.without, texts)}});
}

void fill_effect(ctemplate::TemplateDictionary& dictionary, const MarkPage& page, const Catalogue& texts) {
    const journal::Mark& mark = page.history.mark.mark;
    std::string words;
    if (is_withdrawn(page)) {
        words = texts.text(Message{"mark page", "A withdrawn mark does not count for the average."});
    } else if (page.effect) {
        words = effect_in_words(*page.effect, texts);
    } else if (mark.state == journal::Mark::State::pending) {
        words =
            texts.text(Message{"mark page", "A dot does not count for the average: the work is not handed in yet."});
    } else if (!journal::counts(mark)) {
        words = texts.text(Message{"mark page", "This mark does not count for the average."});
    }
    if (!words.empty()) {
        dictionary.SetValueAndShowSection(kmp_EFFECT, words, kmp_EFFECT);
    }
}

/// What a value or a comment was and became; null when both are the same.
ctemplate::TemplateDictionary* fill_difference(ctemplate::TemplateDictionary& step,
                                               const std::string& before,
                                               const std::string& after) {
    if (before == after) {
        return nullptr;
    }
    auto& difference = *step.AddSectionDictionary(kmp_DIFFERENCE);
    if (!before.empty()) {
        auto& part = *difference.AddSectionDictionary(kmp_BEFORE);
        fill_linked_text(*part.AddIncludeDictionary(kmp_BEFORE_TEXT), before);
    }
    if (!after.empty()) {
        auto& part = *difference.AddSectionDictionary(kmp_AFTER);
        fill_linked_text(*part.AddIncludeDictionary(kmp_AFTER_TEXT), after);
    }
    return &difference;
}

void fill_change(ctemplate::TemplateDictionary& dictionary,
                 const MarkChange& change,
                 const journal::Mark& after,
                 const Catalogue& texts) {
    auto& step = *dictionary.AddSectionDictionary(kmp_STEP);
    const journal::Mark& before = change.version.before;
    step.SetValue(kmp_STEP_DATE, journal::iso(change.at.day) + "T" + time_of_day(change.at.time));
    step.SetValue(kmp_STEP_TIME, date(change.at.day, texts) + ", " + time_of_day(change.at.time));
    step.SetValueAndShowSection(kmp_WHO, unbroken(change.version.changed_by), kmp_WHO);
    if (!change.version.reason.empty()) {
        auto& why = *step.AddSectionDictionary(kmp_WHY);
        fill_linked_text(*why.AddIncludeDictionary(kmp_WHY_TEXT), change.version.reason);
    }
    switch (change.version.change) {
        case journal::MarkVersion::Change::corrected:
        case journal::MarkVersion::Change::resat:
            step.SetValue(kmp_STEP_NAME,
                          change.version.change == journal::MarkVersion::Change::resat
                              ? texts.text(Message{"mark page", "Resat"})
                              : texts.text(Message{"mark page", "Corrected"}));
            fill_difference(step, spoken_value(before, texts), spoken_value(after, texts));
            if (auto* const comment = fill_difference(step, before.comment, after.comment); comment != nullptr) {
                comment->ShowSection(kmp_OF_COMMENT);
            }
            break;
        case journal::MarkVersion::Change::withdrawn:
            step.SetValue(kmp_STEP_NAME, texts.text(Message{"mark page", "Withdrawn"}));
            fill_difference(step, spoken_value(before, texts), {});
            break;
    }
}

void fill_history(ctemplate::TemplateDictionary& dictionary, const MarkPage& page, const Catalogue& texts) {
    const journal::Mark& now = page.history.mark.mark;
    auto& given = *dictionary.AddSectionDictionary(kmp_STEP);
    given.SetValue(kmp_STEP_DATE, journal::iso(now.set_on));
    given.SetValue(kmp_STEP_TIME, date(now.set_on, texts));
    given.SetValue(kmp_STEP_NAME, texts.text(Message{"mark page", "Given"}));
    given.SetValueAndShowSection(
        kmp_VALUE, spoken_value(page.changes.empty() ? now : page.changes.front().version.before, texts), kmp_VALUE);
    for (std::size_t at = 0; at < page.changes.size(); ++at) {
        const bool last = at + 1 == page.changes.size();
        fill_change(dictionary, page.changes[at], last ? now : page.changes[at + 1].version.before, texts);
    }
}

}  // namespace

PageHead head(const MarkPage& page, const Catalogue& texts) {
    return {.title = mark_phrase(page.history.mark.mark, page.history.subject_title, page.history.mark.day, texts),
            .page_name = "mark_page.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const MarkPage& page, const Catalogue& texts) {
    const journal::Mark& mark = page.history.mark.mark;
    dictionary.SetValue(kmp_PAPER_HEAD,
                        page.history.subject_title + ", " + full_date(page.history.mark.day, texts) + " · " +
                            owner_line(page.card, ", ", texts));
    dictionary.SetValue(kmp_CHIP_CLASS, std::string(chip_class(mark)));
    dictionary.SetValue(kmp_WRITTEN, written_value(mark));
    if (mark.weight != plain_weight) {
        dictionary.SetValueAndShowSection(kmp_TIMES, decimal(mark.weight, texts), kmp_TIMES);
    }
    const auto value = is_withdrawn(page) ? kmp_WITHDRAWN : kmp_VALID;
    dictionary.ShowSection(value);
    dictionary.SetValue(kmp_SPOKEN, spoken_value(mark, texts));
    fill_place(dictionary, page, texts);
    fill_facts(dictionary, page, texts);
    fill_effect(dictionary, page, texts);
    fill_history(dictionary, page, texts);
}

}  // namespace mrko::views
