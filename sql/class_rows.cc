// SPDX-License-Identifier: Apache-2.0
#include "sql/class_rows.h"

namespace mrko::sql {

std::string shared_name(const ClassSet& classes,
                        const journal::DaySpan& days,
                        std::initializer_list<std::string_view> texts) {
    std::string name;
    for (const auto& own : classes) {
        name += std::to_string(own.class_id) + " " + own.first_day + " " + own.last_day + " " +
                std::to_string(own.version) + " " + std::to_string(own.school_id) + "\n";
    }
    name += journal::iso(days.first) + " " + journal::iso(days.last) + "\n";
    // The texts stand for the shape of their rows: another release does not read what this one wrote.
    for (const auto text : texts) {
        name += text;
    }
    return name;
}

}  // namespace mrko::sql
