// SPDX-License-Identifier: Apache-2.0
// What a class shares: rows that follow from the classes of a pupil and their versions alone, and so are the same for
// all who sit in them. Kept in SharedRows under just these (decision 33). Private to sql/: includes Poco.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "journal/ids.h"
#include "journal/school_calendar.h"
#include "sql/connection.h"
#include "sql/row_octets.h"
#include "sql/shared_rows.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

/// queries/class_set.sql
struct ClassSetRow {
    std::int64_t class_id{0};
    std::string first_day;
    std::string last_day;
    std::int64_t version{0};
    std::int64_t school_id{0};

    static constexpr auto columns() {
        using R = ClassSetRow;
        return std::make_tuple(&R::class_id, &R::first_day, &R::last_day, &R::version, &R::school_id);
    }

    friend bool operator==(const ClassSetRow&, const ClassSetRow&) = default;
};

using ClassSet = std::vector<ClassSetRow>;

/// All that the answers of `texts` about these days follow from.
[[nodiscard]] std::string shared_name(const ClassSet& classes,
                                      const journal::DaySpan& days,
                                      std::initializer_list<std::string_view> texts);

/// The classes of a pupil, and the rows that all share who sit in the same ones.
class ClassRows {
public:
    explicit ClassRows(Connection& connection)
        : shared_(connection.shared()),
          classes_(connection, queries::class_set),
          whole_period_(connection, queries::class_whole_period) {}

    /// For together(): which classes these are, to be read before their rows.
    [[nodiscard]] auto& classes_in(journal::PupilId pupil, const journal::DaySpan& days) {
        return classes_.with(pupil.value, journal::iso(days.first), journal::iso(days.last));
    }

    /// That classes_in(), are_of_many() and read() will be asked.
    void foresee(journal::PupilId pupil, const journal::DaySpan& days) {
        classes_.foresee(pupil.value, journal::iso(days.first), journal::iso(days.last));
        if (shared_ != nullptr && !is_within_a_week(days)) {
            whole_period_.foresee(pupil.value, journal::iso(days.first), journal::iso(days.last));
        }
    }

    /// Weeks, periods and years are asked for by a whole class. Any other long run of days is one family's choice:
    /// others would seldom meet in it, and it would fill the place with many.
    [[nodiscard]] bool are_of_many(journal::PupilId pupil, const journal::DaySpan& days) {
        return shared_ != nullptr &&
               (is_within_a_week(days) ||
                !whole_period_(pupil.value, journal::iso(days.first), journal::iso(days.last)).empty());
    }

    /// The answers of reads that follow from `classes` and `days` alone. What is kept is of these versions and no newer
    /// ones: the classes are read once more behind the rows. A pupil in no class shares with nobody.
    template <class... Reads>
    [[nodiscard]] std::tuple<typename Reads::Answer...> read(journal::PupilId pupil,
                                                             const ClassSet& classes,
                                                             const journal::DaySpan& days,
                                                             Reads&... reads) {
        if (shared_ == nullptr || classes.empty()) {
            return together(reads...);
        }
        const auto name = shared_name(classes, days, {reads.text()...});
        if (const auto found = shared_->find(name)) {
            RowParser parser{*found};
            std::tuple<typename Reads::Answer...> rows{parser.rows<typename Reads::Answer::value_type>()...};
            if (parser.is_whole()) {
                return rows;
            }
        }
        auto answers = together(reads..., classes_in(pupil, days));
        auto rows = first_of<sizeof...(Reads)>(std::move(answers));
        if (std::get<sizeof...(Reads)>(answers) == classes) {
            RowWriter writer;
            std::apply([&](const auto&... of_read) { (writer.write(of_read), ...); }, rows);
            shared_->keep(name, writer.octets());
        }
        return rows;
    }

private:
    [[nodiscard]] static bool is_within_a_week(const journal::DaySpan& days) {
        constexpr std::chrono::days week{7};
        return std::chrono::sys_days{days.last} - std::chrono::sys_days{days.first} < week;
    }

    /// All but the last, which stays where it is.
    template <std::size_t Count, class Answers>
    static auto first_of(Answers&& answers) {
        return [&]<std::size_t... At>(std::index_sequence<At...>) {
            return std::tuple{std::move(std::get<At>(answers))...};
        }
        (std::make_index_sequence<Count>{});
    }

    SharedRows* shared_;
    KeptRead<ClassSetRow, std::int64_t, std::string, std::string> classes_;
    KeptRead<Single<int>, std::int64_t, std::string, std::string> whole_period_;
};

}  // namespace mrko::sql
