// SPDX-License-Identifier: Apache-2.0
// A whole Russian school that does not exist, for demonstrations, tests and load: the same options make the same
// school, byte for byte, on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exchange/bundle.h"
#include "journal/school_calendar.h"

namespace mrko::exchange {

struct DemoOptions {
    /// told: the shown children have the year before too, in the form that they were in then, where the school has one.
    enum class FormerYear { left_out, told };

    /// The school year is the one that holds this day, from June to August the one that has just ended. Lessons are
    /// held, marks given and periods closed before it; it is itself a day whose lessons are still planned.
    journal::SchoolDay today{};
    std::uint64_t seed{1234};
    std::vector<std::string> forms;  ///< "4Б", "9А"; empty: all 26, from 4А to 11Б and 1А. Unknown names are left out
    int pupils_per_form{0};          ///< 0: from 20 to 26. Never fewer than 4, for forms split into groups
    FormerYear former_year{FormerYear::left_out};
};

/// One child of one visitor of the demonstration portal; a parent of three children stands here three times.
/// Passwords in clear exist only here: whoever imports makes the hashes.
struct DemoPerson {
    std::string portal_login;
    std::string portal_password;
    std::string portal_name;  ///< "Смирнова Ольга Петровна"
    std::string mrko_login;   ///< also the username of the pupil's row in user_profiles
    std::string mrko_password;
    std::string child;         ///< "Иван Смирнов, 4Б"
    std::string account_name;  ///< what the parent may type into the field Account Name: "Иван"
    std::string pupil;         ///< sourcedId of the child
    std::string pupil_login;   ///< by which the pupil signs in, see sql::Credentials
    std::string pupil_password;
    journal::SchoolDay valid_until{};

    friend bool operator==(const DemoPerson&, const DemoPerson&) = default;
};

struct DemoSchool {
    Bundle bundle;                   ///< all tables bulk and closed; user_profiles without passwords
    std::vector<DemoPerson> people;  ///< only those whose forms are in the school

    friend bool operator==(const DemoSchool&, const DemoSchool&) = default;
};

/// Throws std::invalid_argument when no form is left or `today` is no day.
[[nodiscard]] DemoSchool make_demo_school(const DemoOptions& options);

}  // namespace mrko::exchange
