// SPDX-License-Identifier: Apache-2.0
#include "views/freshness_page.h"

#include <algorithm>
#include <numeric>

#include "views/filling_words.h"
#include "views/format.h"
#include "views/lesson_words.h"
#include "views/names/freshness_page.h"
#include "views/subject_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

using journal::SubjectFreshness;

/// "24 ноября, 26 ноября".
std::string days_in_words(const std::vector<journal::SchoolDay>& days, const Catalogue& texts) {
    std::string result;
    for (const auto& day : days) {
        result += result.empty() ? "" : ", ";
        result += day_and_month(day, texts);
    }
    return result;
}

void fill_waiting(ctemplate::TemplateDictionary& section, const SubjectFreshness& subject, const Catalogue& texts) {
    section.SetValue(kfp_LESSONS, texts.plural(Message{"freshness", "{n} day with lessons."}, subject.lessons));
    if (subject.lessons > 0 && subject.waiting() == 0) {
        section.ShowSection(kfp_COMPLETE);
    }
    const auto add = [&](const Message& message, const std::vector<journal::SchoolDay>& days) {
        if (!days.empty()) {
            section.AddSectionDictionary(kfp_MISSING)
                ->SetValue(kfp_MISSING, texts.text(message, {{"days", days_in_words(days, texts)}}));
        }
    };
    add(Message{"freshness", "No homework written down after: {days}."}, subject.without_homework);
    add(Message{"freshness", "No topic written down: {days}."}, subject.without_topic);
}

void fill_last(ctemplate::TemplateDictionary& section, const SubjectFreshness& subject, const Catalogue& texts) {
    const auto add = [&](const Message& message, const std::string& when) {
        section.AddSectionDictionary(kfp_LAST)->SetValue(kfp_LAST, texts.text(message, {{"when", when}}));
    };
    if (subject.homework_at) {
        add(Message{"freshness", "Homework: {when}"}, day_and_time(*subject.homework_at, texts));
    }
    if (subject.topic_at) {
        add(Message{"freshness", "Topic: {when}"}, day_and_time(*subject.topic_at, texts));
    }
    if (subject.mark_on) {
        add(Message{"freshness", "Mark: {when}"}, day_and_month(*subject.mark_on, texts));
    }
    if (!subject.homework_at && !subject.topic_at && !subject.mark_on) {
        section.AddSectionDictionary(kfp_LAST)->SetValue(
            kfp_LAST, texts.text(Message{"freshness", "It is not known when something was written."}));
    }
}

std::string mark_delay_words(std::chrono::days delay, const Catalogue& texts) {
    return delay <= std::chrono::days{0} ? texts.text(Message{"filling", "on the day of the work"})
                                         : texts.plural(Message{"filling", "{n} day after"}, delay.count());
}

void fill_usual(ctemplate::TemplateDictionary& section, const SubjectFreshness& subject, const Catalogue& texts) {
    const auto add = [&](const Message& message, const std::string& when) {
        section.AddSectionDictionary(kfp_USUAL)->SetValue(kfp_USUAL, texts.text(message, {{"when", when}}));
    };
    if (subject.homework_delay) {
        add(Message{"freshness", "Homework: {when}"}, delay_words(*subject.homework_delay, texts));
    }
    if (subject.topic_delay) {
        add(Message{"freshness", "Topic: {when}"}, delay_words(*subject.topic_delay, texts));
    }
    if (subject.mark_delay) {
        add(Message{"freshness", "Mark: {when}"}, mark_delay_words(*subject.mark_delay, texts));
    }
    if (!subject.homework_delay && !subject.topic_delay && !subject.mark_delay) {
        section.AddSectionDictionary(kfp_USUAL)->SetValue(
            kfp_USUAL, texts.text(Message{"freshness", "There are too few entries to tell."}));
    }
}

void fill_subject(ctemplate::TemplateDictionary& section,
                  const SubjectFreshness& subject,
                  access::ChildNumber child,
                  const Catalogue& texts) {
    section.SetValue(kfp_SUBJECT_NAME, subject.subject);
    section.SetValue(kfp_SUBJECT_ADDRESS, subject_address(child, subject.subject_id));
    if (const auto subgroup = subgroup_words(subject.subgroup, texts); !subgroup.empty()) {
        section.SetValueAndShowSection(kfp_SUBGROUP, subgroup, kfp_SUBGROUP);
    }
    fill_waiting(section, subject, texts);
    fill_last(section, subject, texts);
    fill_usual(section, subject, texts);
}

/// "Ждут записи: 3 места в журнале." or that nothing does.
std::string waiting_in_all(const FreshnessPage& page, const Catalogue& texts) {
    const int waiting =
        std::accumulate(page.subjects.begin(), page.subjects.end(), 0, [](int sum, const SubjectFreshness& subject) {
            return sum + subject.waiting();
        });
    return waiting == 0 ? texts.text(Message{"freshness", "Nothing waits to be written for the last two weeks."})
                        : texts.plural(Message{"freshness", "{n} entry waits to be written."}, waiting);
}

}  // namespace

PageHead head(const FreshnessPage& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"section", "Freshness of the journal"}) + ", " + page.account_name,
            .page_name = "freshness_page.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const FreshnessPage& page, const Catalogue& texts) {
    dictionary.SetValue(kfp_OWNER, owner_line(page.card, " · ", texts));
    dictionary.SetValue(
        kfp_PAPER_HEAD,
        texts.text(Message{"section", "Freshness of the journal"}) + " · " + owner_line(page.card, ", ", texts));
    dictionary.SetValue(kfp_STATE_OF,
                        texts.text(Message{"week", "State of the diary: {date}, {time}"},
                                   {{"date", full_date(page.now.day, texts)}, {"time", time_of_day(page.now.time)}}));
    if (page.subjects.empty()) {
        dictionary.SetValueAndShowSection(
            kfp_EMPTY, texts.text(Message{"freshness", "There were no lessons in the last six weeks."}), kfp_EMPTY);
        return;
    }
    std::string waiting = waiting_in_all(page, texts);
    if (page.custom == journal::HomeworkCustom::never_set) {
        waiting += ' ' + texts.text(Message{"freshness", "A first form is set no homework, so only topics count."});
    }
    dictionary.SetValueAndShowSection(kfp_WAITING, waiting, kfp_WAITING);
    for (const SubjectFreshness& subject : page.subjects) {
        fill_subject(*dictionary.AddSectionDictionary(kfp_SUBJECT), subject, page.child, texts);
    }
}

}  // namespace mrko::views
