// SPDX-License-Identifier: Apache-2.0
// What the averages and final marks of a bundle must be, worked out from its records alone: nothing of the engine, the
// readers or the database is asked.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "exchange/bundle.h"

namespace mrko::tests {

/// A pupil, a subject (the course's sourcedId, or the class's for a class without one) and a session.
using Cell = std::tuple<std::string, std::string, std::string>;

/// The marks of one cell.
struct ExpectedSum {
    std::int64_t weighted{0};  ///< hundredths x thousandths
    std::int64_t weights{0};   ///< thousandths
    int count{0};              ///< of marks, not of attempts
    bool has_a_two{false};
    journal::Scale scale{journal::Scale::five};
    std::string class_id;

    /// Hundredths, half up.
    [[nodiscard]] std::int64_t average() const { return (2 * weighted + weights) / (2 * weights); }
};

class BundleArithmetic {
public:
    /// `bundle` outlives this object.
    explicit BundleArithmetic(const exchange::Bundle& bundle);

    /// The cells of study periods in which a mark counts.
    [[nodiscard]] const std::map<Cell, ExpectedSum>& periods() const noexcept { return periods_; }

    /// The whole number of each result of a final mark that has one; by kind, then by cell.
    [[nodiscard]] const std::map<exchange::MarkKind, std::map<Cell, std::int64_t>>& finals() const noexcept {
        return finals_;
    }

    /// The mark that the rules of the bundle make of a five-point cell. Only undated rules are known here.
    [[nodiscard]] std::int64_t mark_of(const ExpectedSum& sum) const;

    /// The mean of whole marks, half up; empty without any.
    [[nodiscard]] static std::optional<std::int64_t> mean(const std::vector<std::int64_t>& marks);

    /// The whole numbers of all period and year marks that the pupil has in the subject, whatever the year.
    [[nodiscard]] std::vector<std::int64_t> of_all_years(const std::string& pupil, const std::string& subject) const;

private:
    void sum_up();
    /// Hundredths of every value of a result that counts: after a resit as the rules say.
    [[nodiscard]] std::vector<std::int64_t> values_of(const exchange::Result& result,
                                                      const exchange::Class& group) const;
    [[nodiscard]] exchange::MarkingRulesRecord rules_of(const exchange::Class& group) const;

    const exchange::Bundle& bundle_;
    std::map<std::string, const exchange::Class*> classes_;
    std::map<std::string, const exchange::LineItem*> works_;
    std::map<std::string, journal::SchoolDay> lessons_;
    std::map<std::string, const exchange::AcademicSession*> sessions_;
    std::map<Cell, ExpectedSum> periods_;
    std::map<exchange::MarkKind, std::map<Cell, std::int64_t>> finals_;
};

}  // namespace mrko::tests
