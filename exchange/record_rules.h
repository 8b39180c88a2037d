// SPDX-License-Identifier: Apache-2.0
// What must hold within one record beyond the form of each field.
#pragma once

#include <optional>
#include <string>

#include "exchange/bundle.h"

namespace mrko::exchange {

/// One thing that cannot be so.
struct Contradiction {
    std::string column;
    std::string reason;
};

[[nodiscard]] std::optional<Contradiction> contradiction(const AcademicSession& session);
[[nodiscard]] std::optional<Contradiction> contradiction(const UserRole& role);
[[nodiscard]] std::optional<Contradiction> contradiction(const Enrollment& enrollment);
[[nodiscard]] std::optional<Contradiction> contradiction(const MarkingRulesRecord& rules);
[[nodiscard]] std::optional<Contradiction> contradiction(const UserProfile& profile);
[[nodiscard]] std::optional<Contradiction> contradiction(const Bell& bell);
[[nodiscard]] std::optional<Contradiction> contradiction(const CalendarDay& day);
[[nodiscard]] std::optional<Contradiction> contradiction(const TimetableSlot& slot);
[[nodiscard]] std::optional<Contradiction> contradiction(const LessonRecord& lesson);
[[nodiscard]] std::optional<Contradiction> contradiction(const HomeworkRecord& homework);
[[nodiscard]] std::optional<Contradiction> contradiction(const KindWeightRecord& weight);
[[nodiscard]] std::optional<Contradiction> contradiction(const Result& result);
[[nodiscard]] std::optional<Contradiction> contradiction(const MarkChange& change);
[[nodiscard]] std::optional<Contradiction> contradiction(const SchoolEvent& event);

/// All other records cannot contradict themselves.
template <class Record>
[[nodiscard]] std::optional<Contradiction> contradiction(const Record& /*record*/) {
    return std::nullopt;
}

}  // namespace mrko::exchange
