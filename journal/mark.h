// SPDX-License-Identifier: Apache-2.0
// A mark as the teacher gave it, and what of it counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journal/ids.h"
#include "journal/school_calendar.h"

namespace mrko::journal {

/// What the values of a work are measured in. Letters, texts and pass/fail have no average.
enum class Scale { five, twenty, hundred, pass_fail, letter, text };

[[nodiscard]] constexpr bool has_average(Scale scale) noexcept {
    return scale == Scale::five || scale == Scale::twenty || scale == Scale::hundred;
}

/// Weights are positive decimals of at most three places, held in thousandths; zero never counts.
struct Weight {
    std::int64_t thousandths{1000};

    friend auto operator<=>(const Weight&, const Weight&) = default;
};

/// Points in hundredths, so that "4", "4.5" and "87.25" are exact.
struct Points {
    std::int64_t hundredths{0};

    friend auto operator<=>(const Points&, const Points&) = default;
};

/// Which values of a mark count after a resit: the school's choice (decision 18). A corrected slip is no resit.
enum class ResitRule {
    newest_counts,  ///< the present value alone
    best_counts,    ///< the one of the most points, the present one where several have them
    both_count      ///< every attempt, each with the mark's whole weight
};

/// The value that stood until a resit brought another one. Attempts without points (a dot, "н/а") are none.
struct Attempt {
    std::string shown;  ///< as it came: "2", "3-"
    Points points;
    std::optional<int> five;  ///< see Mark::five
};

struct Mark {
    /// A pending mark is the dot: the work is not handed in and waits until `due`.
    enum class State { given, pending };

    MarkId id;
    State state{State::given};
    std::string shown;  ///< the native value as it came: "5", "87", "зач", "5-"; empty for a dot
    Scale scale{Scale::five};
    std::optional<Points> points;  ///< empty for values that never count
    std::optional<int> five;       ///< the five-point equivalent, 1..5, where the school defines one
    Weight weight;
    std::string kind;                                ///< kind of work: "Контрольная работа"
    std::string work;                                ///< title of the work; may be empty
    std::string comment;                             ///< the teacher's words; may be empty
    std::optional<SchoolDay> due;                    ///< last day of a dot
    SchoolDay set_on{};                              ///< the day on which the mark was given
    bool corrected{false};                           ///< it has earlier versions, see mark_history.h
    std::vector<Attempt> earlier{};                  ///< attempts before the present value, oldest first
    ResitRule resit_rule{ResitRule::newest_counts};  ///< of the rules that hold for the mark's class on its day
    bool fresh{false};                               ///< new to who reads, see news.h; readers of SQL leave it
};

}  // namespace mrko::journal
