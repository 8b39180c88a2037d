// SPDX-License-Identifier: Apache-2.0
// The texts of ru_*.json, which the build puts into the program (embedded_files.cc.in).
#pragma once

#include <string_view>

namespace mrko::exchange::demo {

extern const std::string_view ru_names_json;
extern const std::string_view ru_classes_subjects_json;
extern const std::string_view ru_calendar_json;
extern const std::string_view ru_school_json;

}  // namespace mrko::exchange::demo
