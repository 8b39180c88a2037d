// SPDX-License-Identifier: Apache-2.0
#include "journal/school_search.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "journal/folded_words.h"

namespace mrko::journal {

namespace {

bool says_nothing(const std::string& word) {
    static constexpr std::array<std::string_view, 6> common{"школа", "школы", "школе", "школу", "school", "номер"};
    return std::ranges::find(common, std::string_view{word}) != common.end();
}

std::vector<std::string> telling_words(std::string_view asked) {
    auto words = folded_words(asked);
    if (!std::ranges::all_of(words, says_nothing)) {
        std::erase_if(words, says_nothing);
    }
    return words;
}

}  // namespace

std::vector<PublicSchool> find_schools(const std::vector<PublicSchool>& schools, std::string_view asked) {
    const auto wanted = telling_words(asked);
    std::vector<PublicSchool> found;
    if (wanted.empty()) {
        return found;
    }
    const auto words_of = [](const PublicSchool& school) { return folded_words(school.name + " " + school.identifier); };
    std::ranges::copy_if(schools, std::back_inserter(found), [&](const PublicSchool& school) {
        return all_found(wanted, words_of(school));
    });
    std::stable_partition(found.begin(), found.end(), [&](const PublicSchool& school) {
        const auto words = words_of(school);
        return std::ranges::all_of(
            wanted, [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); });
    });
    return found;
}

}  // namespace mrko::journal
