// SPDX-License-Identifier: Apache-2.0
#include "journal/announcement.h"

namespace mrko::journal {

std::vector<AnnouncedHolidays> holidays_of(std::span<const NamedDay> days) {
    std::vector<AnnouncedHolidays> all;
    for (const NamedDay& named : days) {
        const bool goes_on =
            !all.empty() && all.back().title == named.title &&
            std::chrono::sys_days{named.day} <= std::chrono::sys_days{all.back().days.last} + std::chrono::days{1};
        if (goes_on) {
            all.back().days.last = named.day;
        } else {
            all.push_back({.days = {named.day, named.day}, .title = named.title});
        }
    }
    return all;
}

}  // namespace mrko::journal
