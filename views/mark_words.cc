// SPDX-License-Identifier: Apache-2.0
#include "views/mark_words.h"

#include "views/format.h"

namespace mrko::views {

namespace {

constexpr journal::Weight plain_weight{};

std::string phrase_about(std::string_view subject,
                         const journal::SchoolDay& day,
                         std::string_view said,
                         const Catalogue& texts) {
    return texts.text(Message{"mark", "{subject}, {date}: {value}"},
                      {{"subject", subject}, {"date", day_and_month(day, texts)}, {"value", said}});
}

/// «Бородино» inside quotation marks is „Бородино“.
std::string with_inner_quotes(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto sign = text.substr(at, 2);
        const bool quote = sign == "«" || sign == "»";
        result += sign == "«" ? "„" : sign == "»" ? "“" : text.substr(at, 1);
        at += quote ? 2 : 1;
    }
    return result;
}

}  // namespace

std::string written_value(const journal::Mark& mark) {
    if (mark.state == journal::Mark::State::pending) {
        return "•";
    }
    std::string value = mark.shown;
    if (value.size() > 1 && value.ends_with('-')) {
        value.replace(value.size() - 1, 1, "−");
    }
    return value;
}

std::string resit_words(journal::ResitRule rule, const Catalogue& texts) {
    switch (rule) {
        case journal::ResitRule::newest_counts: break;
        case journal::ResitRule::best_counts:
            return texts.text(Message{"resit", "After a resit the best mark counts."});
        case journal::ResitRule::both_count:
            return texts.text(Message{"resit", "After a resit every mark counts, each with the weight of the work."});
    }
    return {};
}

std::string spoken_value(const journal::Mark& mark, const Catalogue& texts) {
    if (mark.state == journal::Mark::State::pending) {
        return mark.due ? texts.text(Message{"mark", "waits for an answer until {date}"},
                                     {{"date", day_and_month(*mark.due, texts)}})
                        : texts.text(Message{"mark", "waits for an answer"});
    }
    if (mark.scale == journal::Scale::pass_fail) {
        if (mark.shown.starts_with("незач")) {
            return texts.text(Message{"mark", "fail"});
        }
        return mark.shown.starts_with("зач") ? texts.text(Message{"mark", "pass"}) : mark.shown;
    }
    if (mark.scale != journal::Scale::five) {
        return written_value(mark);
    }
    switch (mark.five.value_or(0)) {
        case 5: return texts.text(Message{"mark", "{value}, excellent"}, {{"value", written_value(mark)}});
        case 4: return texts.text(Message{"mark", "{value}, good"}, {{"value", written_value(mark)}});
        case 3: return texts.text(Message{"mark", "{value}, satisfactory"}, {{"value", written_value(mark)}});
        case 2:
        case 1: return texts.text(Message{"mark", "{value}, unsatisfactory"}, {{"value", written_value(mark)}});
        default: return written_value(mark);
    }
}

std::string work_of(const journal::Mark& mark, const Catalogue& texts) {
    if (mark.work.empty()) {
        return mark.kind;
    }
    if (mark.kind.empty()) {
        return mark.work;
    }
    return texts.text(Message{"mark", "{kind} “{work}”"},
                      {{"kind", mark.kind}, {"work", with_inner_quotes(mark.work)}});
}

std::string mark_phrase(const journal::Mark& mark,
                        std::string_view subject,
                        const journal::SchoolDay& day,
                        const Catalogue& texts) {
    std::string said = spoken_value(mark, texts);
    if (mark.weight != plain_weight) {
        said += ", ";
        said += texts.text(Message{"mark", "weight {weight}"}, {{"weight", decimal(mark.weight, texts)}});
    }
    if (const std::string work = work_of(mark, texts); !work.empty()) {
        said += ", ";
        said += work;
    }
    return phrase_about(subject, day, said, texts);
}

std::string absence_phrase(const journal::Absence& absence,
                           std::string_view subject,
                           const journal::SchoolDay& day,
                           const Catalogue& texts) {
    return phrase_about(subject, day, absence_words(absence, texts), texts);
}

const std::string& absence_letter(journal::Absence::Reason reason, const Catalogue& texts) {
    switch (reason) {
        case journal::Absence::Reason::absent: return texts.text(Message{"absence letter", "absent"});
        case journal::Absence::Reason::excused: return texts.text(Message{"absence letter", "excused"});
        case journal::Absence::Reason::ill: return texts.text(Message{"absence letter", "ill"});
        case journal::Absence::Reason::exempt: return texts.text(Message{"absence letter", "exempt"});
        case journal::Absence::Reason::late: return texts.text(Message{"absence letter", "late"});
    }
    return texts.text(Message{"absence letter", "absent"});
}

std::string paper_letter(journal::Absence::Reason reason, const Catalogue& texts) {
    switch (reason) {
        case journal::Absence::Reason::absent:
        case journal::Absence::Reason::excused:
        case journal::Absence::Reason::ill: return absence_letter(journal::Absence::Reason::absent, texts);
        case journal::Absence::Reason::exempt: return absence_letter(reason, texts);
        case journal::Absence::Reason::late: return {};
    }
    return {};
}

std::string absence_words(const journal::Absence& absence, const Catalogue& texts) {
    switch (absence.reason) {
        case journal::Absence::Reason::absent: return texts.text(Message{"absence", "absent from the lesson"});
        case journal::Absence::Reason::excused: return texts.text(Message{"absence", "absent for a valid reason"});
        case journal::Absence::Reason::ill: return texts.text(Message{"absence", "absent because of illness"});
        case journal::Absence::Reason::exempt: return texts.text(Message{"absence", "exempt from the lesson"});
        case journal::Absence::Reason::late:
            return absence.late_by ? texts.plural(Message{"absence", "late by {n} minute"}, absence.late_by->count())
                                   : texts.text(Message{"absence", "late"});
    }
    return {};
}

}  // namespace mrko::views
