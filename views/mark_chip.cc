// SPDX-License-Identifier: Apache-2.0
#include "views/mark_chip.h"

#include <algorithm>

#include "views/format.h"
#include "views/mark_words.h"
#include "views/names/absence_chip.h"
#include "views/names/mark_chip.h"
#include "views/names/mark_chips.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

constexpr journal::Weight plain_weight{};

/// One sign each: two words in a chip would cover one another.
bool fits_a_pair(const journal::Mark& mark) {
    return mark.state == journal::Mark::State::given && mark.weight == plain_weight && mark.shown.size() == 1 &&
           !mark.corrected;
}

}  // namespace

std::string_view chip_class(const journal::Mark& mark) noexcept {
    if (mark.state == journal::Mark::State::pending) {
        return "m dot";
    }
    switch (mark.five.value_or(0)) {
        case 5: return "m m5";
        case 4: return "m m4";
        case 3: return "m m3";
        case 2:
        case 1: return "m m2";
        default: return "m";
    }
}

std::string mark_address(access::ChildNumber child, journal::MarkId mark) {
    return "/diary/" + std::to_string(child.value) + "/mark/" + std::to_string(mark.value);
}

void fill_mark_chip(ctemplate::TemplateDictionary& chip,
                    const journal::Mark& mark,
                    const ChipPlace& place,
                    const Catalogue& texts) {
    chip.SetFilename("mark_chip.tpl");
    chip.SetValue(kmc_CHIP_CLASS, std::string(chip_class(mark)));
    chip.SetValue(kmc_ADDRESS, mark_address(place.child, mark.id));
    chip.SetValue(kmc_PHRASE, mark_phrase(mark, place.subject, place.day, texts));
    chip.SetValue(kmc_VALUE, written_value(mark));
    if (mark.weight != plain_weight) {
        chip.SetValueAndShowSection(kmc_TIMES, decimal(mark.weight, texts), kmc_TIMES);
    }
    if (mark.corrected) {
        chip.ShowSection(kmc_CORRECTED);
    }
    if (mark.fresh) {
        chip.ShowSection(kmc_NEW);
    }
}

void fill_absence_chip(ctemplate::TemplateDictionary& chip,
                       const journal::Absence& absence,
                       const ChipPlace& place,
                       const Catalogue& texts) {
    chip.SetFilename("absence_chip.tpl");
    chip.SetValue(kac_PHRASE, absence_phrase(absence, place.subject, place.day, texts));
    chip.SetValue(kac_LETTER, absence_letter(absence.reason, texts));
    const std::string on_paper = paper_letter(absence.reason, texts);
    chip.SetValue(kac_PAPER_LETTER, on_paper);
    if (on_paper.empty()) {
        chip.ShowSection(kac_ONLY_ON_SCREEN);
    }
}

void fill_mark_chips(ctemplate::TemplateDictionary& cell,
                     std::span<const journal::Mark> marks,
                     const std::optional<journal::Absence>& absence,
                     const ChipPlace& place,
                     const Catalogue& texts) {
    cell.SetFilename("mark_chips.tpl");
    // A cell has no room for a pair and a letter side by side.
    const bool pair = marks.size() == 2 && !absence && std::ranges::all_of(marks, fits_a_pair);
    if (pair) {
        cell.ShowSection(kmc_PAIR);
    }
    for (const journal::Mark& mark : marks) {
        auto& entry = *cell.AddSectionDictionary(kmc_MARK);
        fill_mark_chip(*entry.AddIncludeDictionary(kmc_CHIP), mark, place, texts);
        if (pair && &mark == &marks.front()) {
            entry.ShowSection(kmc_SLASH);
        }
    }
    if (absence) {
        fill_absence_chip(*cell.AddIncludeDictionary(kmc_ABSENCE), *absence, place, texts);
    }
}

}  // namespace mrko::views
