// SPDX-License-Identifier: Apache-2.0
// How a school's logins and passwords look: easy to read from paper, hard to mistype, random where it counts.
#pragma once

#include <string>
#include <string_view>

#include "sql/credentials.h"

namespace mrko::sql {

/// Latin letters for a Russian or Latin family name, at most ten: "Иванова" gives "ivanova"; other letters are left
/// out, and "diary" stands for a name without any.
[[nodiscard]] std::string login_stem(std::string_view family_name);

/// The stem and four digits: "ivanova4827".
[[nodiscard]] std::string new_login(std::string_view family_name, const UniformNumber& random);

/// Ten letters and digits without those that look alike (0 o, 1 l i): 49 bits.
[[nodiscard]] std::string new_password(const UniformNumber& random);

/// As logins are stored and compared: without blanks at the ends, Latin letters in lower case.
[[nodiscard]] std::string login_key(std::string_view typed);

}  // namespace mrko::sql
