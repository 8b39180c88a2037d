// SPDX-License-Identifier: Apache-2.0
#include "views/average_line.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "views/format.h"
#include "views/names/average_line.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

/// The drawing is as wide as its place: across it is measured in hundredths of a percent, so that no text is scaled.
/// The rest of the width belongs to the names of the guides.
constexpr std::int64_t width = 8500;
constexpr std::int64_t top = 12;
constexpr std::int64_t bottom = 152;

struct Range {
    std::int64_t low{0};
    std::int64_t high{0};
};

/// The averages that the drawing's height stands for.
Range range_of(const AverageLine& line) {
    const auto [least, most] = std::ranges::minmax(
        line.averages, {}, [](const journal::AverageOnDay& point) { return point.average.hundredths; });
    const std::int64_t low = least.average.hundredths;
    const std::int64_t high = most.average.hundredths;
    if (line.thresholds) {
        return {.low = low < 200 ? 100 : 200, .high = 500};
    }
    const std::int64_t step = high > 2000 ? 1000 : 500;
    const std::int64_t ceiling = (high + step - 1) / step * step;
    const std::int64_t floor = low / step * step;
    return {.low = floor, .high = std::max(ceiling, floor + step)};
}

class Paper {
public:
    Paper(const journal::DaySpan& days, const Range& range)
        : first_(days.first), length_(std::max<std::int64_t>(distance(days.first, days.last), 1)), range_(range) {}

    [[nodiscard]] std::string across(const journal::SchoolDay& day) const {
        const std::int64_t place = std::clamp<std::int64_t>(distance(first_, day), 0, length_) * width / length_;
        const std::string rest = std::to_string(100 + place % 100).substr(1);
        return std::to_string(place / 100) + "." + rest + "%";
    }

    [[nodiscard]] std::string down(const journal::Average& average) const {
        const std::int64_t height = (average.hundredths - range_.low) * (bottom - top) / (range_.high - range_.low);
        return std::to_string(bottom - height);
    }

    [[nodiscard]] bool shows(const journal::Average& average) const {
        return range_.low <= average.hundredths && average.hundredths <= range_.high;
    }

private:
    static std::int64_t distance(const journal::SchoolDay& from, const journal::SchoolDay& to) {
        return (std::chrono::sys_days{to} - std::chrono::sys_days{from}).count();
    }

    journal::SchoolDay first_;
    std::int64_t length_;
    Range range_;
};

void fill_guides(ctemplate::TemplateDictionary& part,
                 const AverageLine& line,
                 const Paper& paper,
                 const Range& range,
                 const Catalogue& texts) {
    const auto add = [&](const journal::Average& level) {
        if (!paper.shows(level)) {
            return;
        }
        auto& guide = *part.AddSectionDictionary(kal_GUIDE);
        guide.SetValue(kal_Y, paper.down(level));
        guide.SetValue(kal_LEVEL, decimal(level, texts));
    };
    if (line.thresholds) {
        for (const auto& level : {line.thresholds->five, line.thresholds->four, line.thresholds->three}) {
            add(level);
        }
        part.ShowSection(kal_THRESHOLDS);
    } else {
        add({.hundredths = range.high});
        add({.hundredths = range.low});
    }
}

void fill_steps(ctemplate::TemplateDictionary& part, const AverageLine& line, const Paper& paper) {
    for (std::size_t at = 0; at < line.averages.size(); ++at) {
        const auto& point = line.averages[at];
        const bool last = at + 1 == line.averages.size();
        auto& step = *part.AddSectionDictionary(kal_STEP);
        step.SetValue(kal_FROM, paper.across(point.day));
        step.SetValue(kal_TO, paper.across(last ? std::max(point.day, line.until) : line.averages[at + 1].day));
        step.SetValue(kal_Y, paper.down(point.average));
        if (!last) {
            auto& rise = *step.AddSectionDictionary(kal_RISE);
            rise.SetValue(kal_X, paper.across(line.averages[at + 1].day));
            rise.SetValue(kal_Y_BEFORE, paper.down(point.average));
            rise.SetValue(kal_Y_AFTER, paper.down(line.averages[at + 1].average));
        }
    }
}

std::string description(const AverageLine& line, const Catalogue& texts) {
    const auto& first = line.averages.front();
    const auto& last = line.averages.back();
    const auto [least, most] = std::ranges::minmax(line.averages, {}, &journal::AverageOnDay::average);
    return texts.text(
        Message{"average line", "{first_day}: {first}, {last_day}: {last}. Lowest {lowest}, highest {highest}."},
        {{"first_day", day_and_month(first.day, texts)},
         {"first", decimal(first.average, texts)},
         {"last_day", day_and_month(last.day, texts)},
         {"last", decimal(last.average, texts)},
         {"lowest", decimal(least.average, texts)},
         {"highest", decimal(most.average, texts)}});
}

}  // namespace

void fill_average_line(ctemplate::TemplateDictionary& part, const AverageLine& line, const Catalogue& texts) {
    part.SetFilename("average_line.tpl");
    const Range range = range_of(line);
    const Paper paper(line.days, range);
    part.SetValue(kal_DESCRIPTION, description(line, texts));
    part.SetValue(kal_FIRST_DAY, day_and_month(line.days.first, texts));
    part.SetValue(kal_LAST_DAY, day_and_month(line.days.last, texts));
    fill_guides(part, line, paper, range, texts);
    fill_steps(part, line, paper);
    for (const auto& point : line.averages) {
        auto& row = *part.AddSectionDictionary(kal_ROW);
        row.SetValue(kal_DATE, journal::iso(point.day));
        row.SetValue(kal_DAY, day_and_month(point.day, texts));
        row.SetValue(kal_AVERAGE, decimal(point.average, texts));
        row.SetIntValue(kal_COUNTED, point.counted);
    }
}

}  // namespace mrko::views
