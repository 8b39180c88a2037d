// SPDX-License-Identifier: Apache-2.0
// manifest.csv: which files a set holds and whether each is the whole truth or a change.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "exchange/bundle.h"
#include "exchange/findings.h"

namespace mrko::exchange {

inline constexpr std::string_view manifest_file = "manifest.csv";

/// Every file of OneRoster 1.2; a manifest must have a row for each.
inline constexpr std::array<std::string_view, 21> standard_files{"academicSessions",
                                                                 "categories",
                                                                 "classes",
                                                                 "classResources",
                                                                 "courses",
                                                                 "courseResources",
                                                                 "demographics",
                                                                 "enrollments",
                                                                 "lineItemLearningObjectiveIds",
                                                                 "lineItems",
                                                                 "lineItemScoreScales",
                                                                 "orgs",
                                                                 "resources",
                                                                 "resultLearningObjectiveIds",
                                                                 "results",
                                                                 "resultScoreScales",
                                                                 "roles",
                                                                 "scoreScales",
                                                                 "userProfiles",
                                                                 "userResources",
                                                                 "users"};

struct Manifest {
    std::string source_code;
    std::string source_name;
    std::map<std::string, Mode, std::less<>> files;  ///< by name without ".csv"; a file without a row is absent

    [[nodiscard]] Mode mode_of(std::string_view file) const;
};

/// What is wrong becomes a finding.
[[nodiscard]] Manifest read_manifest(std::string_view bytes, Findings& findings);

[[nodiscard]] std::string write_manifest(const Manifest& manifest);

}  // namespace mrko::exchange
