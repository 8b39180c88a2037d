// SPDX-License-Identifier: Apache-2.0
#include "exchange/file_header.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mrko::exchange {
namespace {

/// Misspelt names that public sets really have, and what they stand for.
constexpr std::array known_misspellings{
    std::pair<std::string_view, std::string_view>{"dataLastModified", "dateLastModified"},
    std::pair<std::string_view, std::string_view>{"prefferedGivenName", "preferredGivenName"},
    std::pair<std::string_view, std::string_view>{"prefferedMiddleName", "preferredMiddleName"},
    std::pair<std::string_view, std::string_view>{"prefferedFamilyName", "preferredFamilyName"}};

bool misspelt(std::string_view found, std::string_view expected) {
    return std::ranges::find(known_misspellings, std::pair{found, expected}) != known_misspellings.end();
}

bool same_but_for_case(std::string_view left, std::string_view right) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(left, right, {}, lower, lower);
}

HeaderFault wrong_place(std::span<const std::string> found, std::size_t place, const std::string& expected) {
    const std::string where = "column " + std::to_string(place + 1);
    const bool elsewhere = std::ranges::find(found, expected) != found.end();
    if (place >= found.size()) {
        return {.column = expected, .reason = "the column is missing"};
    }
    if (same_but_for_case(found[place], expected)) {
        return {.column = found[place],
                .reason = where + " must be written " + expected + "; capital and small letters differ in a header"};
    }
    if (elsewhere) {
        return {.column = found[place],
                .reason = where + " must be " + expected + "; the columns must stand in the order of the format"};
    }
    return {.column = expected, .reason = "the column is missing; " + where + " is " + found[place]};
}

}  // namespace

std::optional<HeaderFault> match_header(std::span<const std::string> found,
                                        const ColumnNames& expected,
                                        FileHeader& header) {
    const auto& fields = expected.fields();
    for (std::size_t place = 0; place < fields.size(); ++place) {
        if (place < found.size() && found[place] == fields[place]) {
            continue;
        }
        if (place < found.size() && misspelt(found[place], fields[place])) {
            header.oddities.push_back("the header " + found[place] + " was taken for " + fields[place]);
            continue;
        }
        return wrong_place(found, place, fields[place]);
    }
    header.names.assign(found.begin(), found.end());
    header.metadata.assign(expected.metadata().size(), std::nullopt);
    for (std::size_t place = fields.size(); place < found.size(); ++place) {
        const auto& name = found[place];
        if (!name.starts_with("metadata.")) {
            return HeaderFault{.column = name,
                               .reason = "the format has no such column; further columns must be named metadata.…"};
        }
        const auto known = std::ranges::find(expected.metadata(), name);
        if (known == expected.metadata().end()) {
            header.oddities.push_back("the column " + name + " means nothing here and is read over");
            continue;
        }
        auto& position = header.metadata[static_cast<std::size_t>(known - expected.metadata().begin())];
        if (position) {
            return HeaderFault{.column = name, .reason = "the column stands twice in the header"};
        }
        position = place;
    }
    return std::nullopt;
}

}  // namespace mrko::exchange
