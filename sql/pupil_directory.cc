// SPDX-License-Identifier: Apache-2.0
#include "sql/pupil_directory.h"

#include <charconv>
#include <cstdint>

#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

using Key = Single<Poco::Int64>;

journal::PupilId PupilDirectory::find(const std::string& name) {
    auto& connection = database_.connection();
    std::int64_t number = 0;
    const auto* const end = name.data() + name.size();
    const auto [stop, error] = std::from_chars(name.data(), end, number);
    if (error == std::errc{} && stop == end && !ask_once<Key>(connection, queries::pupil_by_id, number).empty()) {
        return {number};
    }
    const auto found = ask_once<Key>(connection, queries::pupil_by_sourced_id, name);
    if (found.empty()) {
        throw NoSuchPupil{"No pupil has the number or the sourcedId '" + name +
                          "'; users.csv of the bundle lists them."};
    }
    if (found.size() > 1) {
        throw NoSuchPupil{"Several sources have a pupil '" + name + "'; name the one that you mean by its number: " +
                          std::to_string(found[0].value) + " or " + std::to_string(found[1].value) + "."};
    }
    return {found.front().value};
}

bool PupilDirectory::is_empty() {
    return ask_once<Key>(database_.connection(), queries::pupil_any).empty();
}

}  // namespace mrko::sql
