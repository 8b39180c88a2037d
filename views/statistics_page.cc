// SPDX-License-Identifier: Apache-2.0
#include "views/statistics_page.h"

#include <algorithm>
#include <numeric>
#include <span>

#include "views/format.h"
#include "views/names/statistics_page.h"
#include "views/period_words.h"
#include "views/subject_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

constexpr std::string_view dash = "—";

std::string average_or_dash(const std::optional<journal::Average>& average, const Catalogue& texts) {
    return average ? decimal(*average, texts) : std::string(dash);
}

/// A sign, and the word that says the same.
struct Direction {
    std::string_view sign;
    const std::string& word;
};

Direction direction(journal::Trend trend, const Catalogue& texts) {
    switch (trend) {
        case journal::Trend::rising: return {"↑", texts.text(Message{"statistics", "higher"})};
        case journal::Trend::falling: return {"↓", texts.text(Message{"statistics", "lower"})};
        case journal::Trend::steady: return {"→", texts.text(Message{"statistics", "the same"})};
        case journal::Trend::unknown: break;
    }
    return {"", texts.text(Message{"statistics", "nothing to compare with"})};
}

journal::Trend compared(const std::optional<journal::Average>& now, const std::optional<journal::Average>& before) {
    if (!now || !before) {
        return journal::Trend::unknown;
    }
    if (*now == *before) {
        return journal::Trend::steady;
    }
    return *now > *before ? journal::Trend::rising : journal::Trend::falling;
}

void fill_direction(ctemplate::TemplateDictionary& row, journal::Trend trend, const Catalogue& texts) {
    if (trend == journal::Trend::unknown) {
        row.ShowSection(ksp_NO_TREND);
        return;
    }
    const Direction shown = direction(trend, texts);
    auto& section = *row.AddSectionDictionary(ksp_TREND);
    section.SetValue(ksp_SIGN, std::string(shown.sign));
    section.SetValue(ksp_WORD, shown.word);
}

void fill_totals(ctemplate::TemplateDictionary& dictionary, const StatisticsPage& page, const Catalogue& texts) {
    const auto add = [&](const std::string& name, const std::string& now, const std::string& before) {
        auto& row = *dictionary.AddSectionDictionary(ksp_TOTAL);
        row.SetValue(ksp_NAME, name);
        row.SetValue(ksp_NOW, now);
        if (page.before) {
            row.SetValueAndShowSection(ksp_BEFORE, before, ksp_BEFORE);
        }
    };
    const PeriodFigures& now = page.figures;
    const PeriodFigures before = page.before.value_or(PeriodFigures{});
    add(texts.text(Message{"statistics", "Marks that count"}),
        std::to_string(now.sum.count()),
        std::to_string(before.sum.count()));
    add(texts.text(Message{"statistics", "Average of all subjects"}),
        average_or_dash(now.sum.average(), texts),
        average_or_dash(before.sum.average(), texts));
    add(texts.text(Message{"statistics", "Lessons missed"}), std::to_string(now.missed), std::to_string(before.missed));
    if (page.before) {
        dictionary.SetValueAndShowSection(ksp_PERIOD_BEFORE, period_title(page.before->period, texts), ksp_HAS_BEFORE);
        dictionary.SetValue(ksp_BEFORE_ADDRESS, address_with(page.period, period_query(page.before->period)));
        if (const auto trend = compared(now.sum.average(), before.sum.average()); trend != journal::Trend::unknown) {
            const Direction shown = direction(trend, texts);
            auto& section = *dictionary.AddSectionDictionary(ksp_COMPARED);
            section.SetValue(ksp_SIGN, std::string(shown.sign));
            section.SetValue(ksp_WORD, shown.word);
        }
    } else {
        dictionary.ShowSection(ksp_NOTHING_BEFORE);
    }
    if (now.sum.count() > 0 && !now.sum.average()) {
        dictionary.ShowSection(ksp_MIXED);
    }
}

void fill_distribution(ctemplate::TemplateDictionary& dictionary, const StatisticsPage& page, const Catalogue& texts) {
    const journal::Distribution& now = page.figures.distribution;
    const int most = std::max({*std::ranges::max_element(now.of_five), now.other, 1});
    auto& table = *dictionary.AddSectionDictionary(ksp_DISTRIBUTION);
    const auto add = [&](const std::string& name, int count, int before) {
        auto& row = *table.AddSectionDictionary(ksp_VALUE);
        row.SetValue(ksp_NAME, name);
        row.SetIntValue(ksp_COUNT, count);
        row.SetValue(ksp_SHARE, std::to_string(count * 100 / most) + "%");
        if (page.before) {
            row.SetValueAndShowSection(ksp_BEFORE, std::to_string(before), ksp_BEFORE);
        }
    };
    const journal::Distribution before = page.before ? page.before->distribution : journal::Distribution{};
    const bool on_five = std::reduce(now.of_five.begin(), now.of_five.end()) > 0 || now.other == 0;
    for (std::size_t value = 5; on_five && value >= 1; --value) {
        // A 1 is so rare that its row stands only where there is one.
        if (value > 1 || now.of_five[1] > 0 || before.of_five[1] > 0) {
            add(std::to_string(value), now.of_five.at(value), before.of_five.at(value));
        }
    }
    if (now.other > 0 || before.other > 0) {
        add(texts.text(Message{"statistics", "Other scales"}), now.other, before.other);
    }
    if (page.before) {
        table.ShowSection(ksp_HAS_BEFORE);
    }
}

void fill_weeks(ctemplate::TemplateDictionary& dictionary, const StatisticsPage& page, const Catalogue& texts) {
    if (page.figures.sum.count() == 0) {
        return;
    }
    auto& table = *dictionary.AddSectionDictionary(ksp_WEEKS);
    const std::span weeks{page.weeks};
    for (std::size_t at = 0; at < weeks.size(); ++at) {
        const journal::WeekAverage& week = weeks[at];
        if (week.counted == 0) {
            continue;
        }
        auto& row = *table.AddSectionDictionary(ksp_WEEK);
        row.SetValue(ksp_RANGE, short_range(week.week.span(), texts));
        row.SetValue(ksp_WEEK_ADDRESS,
                     "/diary/" + std::to_string(page.child.value) + "/week/" + journal::iso(week.week.monday()));
        row.SetValue(ksp_AVERAGE, average_or_dash(week.average, texts));
        row.SetIntValue(ksp_COUNT, week.counted);
        fill_direction(row, week.average ? journal::trend(weeks.first(at + 1)) : journal::Trend::unknown, texts);
    }
}

std::optional<journal::Average> average_before(const StatisticsPage& page, journal::SubjectId subject) {
    if (!page.before) {
        return std::nullopt;
    }
    const auto found = std::ranges::find(page.before->subjects, subject, &journal::SubjectRecord::subject);
    return found == page.before->subjects.end() ? std::nullopt : found->sum.average();
}

void fill_subjects(ctemplate::TemplateDictionary& dictionary, const StatisticsPage& page, const Catalogue& texts) {
    if (page.figures.subjects.empty()) {
        dictionary.ShowSection(ksp_NO_SUBJECTS);
        return;
    }
    auto& table = *dictionary.AddSectionDictionary(ksp_SUBJECTS);
    if (page.before) {
        table.ShowSection(ksp_HAS_BEFORE);
    }
    for (const journal::SubjectRecord& record : page.figures.subjects) {
        auto& row = *table.AddSectionDictionary(ksp_SUBJECT);
        row.SetValue(ksp_NAME, record.title);
        row.SetValue(ksp_ADDRESS, subject_address(page.child, record.subject) + "?" + period_query(page.period.choice));
        row.SetIntValue(ksp_COUNT, record.sum.count());
        row.SetValue(ksp_AVERAGE, average_or_dash(record.sum.average(), texts));
        row.SetIntValue(ksp_MISSED, record.missed());
        if (page.before) {
            const auto before = average_before(page, record.subject);
            row.SetValueAndShowSection(ksp_BEFORE, average_or_dash(before, texts), ksp_BEFORE);
            auto& change = *row.AddSectionDictionary(ksp_CHANGE);
            fill_direction(change, compared(record.sum.average(), before), texts);
        }
    }
}

}  // namespace

PageHead head(const StatisticsPage& page, const Catalogue& texts) {
    return {.title = texts.text(Message{"statistics", "Statistics"}) + ", " + page.account_name,
            .page_name = "statistics_page.tpl",
            .layout = PageHead::Layout::wide};
}

void fill(ctemplate::TemplateDictionary& dictionary, const StatisticsPage& page, const Catalogue& texts) {
    const std::string title = period_title(page.period.choice, texts);
    dictionary.SetValue(ksp_OWNER, page.account_name + " · " + period_in_full(page.period.choice, texts));
    dictionary.SetValue(ksp_PERIOD_NOW, title);
    dictionary.SetValue(ksp_PAPER_HEAD,
                        texts.text(Message{"statistics", "Statistics · {child}, {class} · {period}"},
                                   {{"child", short_name(page.card)},
                                    {"class", class_label(page.card.class_name, texts)},
                                    {"period", period_in_full(page.period.choice, texts)}}));
    fill_period_switch(*dictionary.AddIncludeDictionary(ksp_PERIOD), page.period, texts);
    fill_totals(dictionary, page, texts);
    if (page.figures.sum.count() > 0) {
        fill_distribution(dictionary, page, texts);
    } else {
        dictionary.ShowSection(ksp_NO_MARKS);
    }
    fill_weeks(dictionary, page, texts);
    fill_subjects(dictionary, page, texts);
}

}  // namespace mrko::views
