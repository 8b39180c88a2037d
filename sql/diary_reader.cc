// SPDX-License-Identifier: Apache-2.0
#include "sql/diary_reader.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "sql/connection.h"
#include "sql/day_assembly.h"
#include "sql/day_reading.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

struct CardRow {
    std::string given_name;
    std::string family_name;
    std::int64_t school_id{0};
    std::string school_name;
    std::string school_address;
    std::string school_phone;
    std::string class_name;
    std::string teacher_family;
    std::string teacher_given;
    std::string teacher_middle;

    static constexpr auto columns() {
        using R = CardRow;
        return std::make_tuple(&R::given_name,
                               &R::family_name,
                               &R::school_id,
                               &R::school_name,
                               &R::school_address,
                               &R::school_phone,
                               &R::class_name,
                               &R::teacher_family,
                               &R::teacher_given,
                               &R::teacher_middle);
    }
};

struct SpanRow {
    std::string first;
    std::string last;

    static constexpr auto columns() { return std::make_tuple(&SpanRow::first, &SpanRow::last); }
};

/// How far a day is from a span; nothing inside it.
std::chrono::days distance(const journal::DaySpan& span, const journal::SchoolDay& day) {
    const std::chrono::sys_days at{day};
    const std::chrono::sys_days first{span.first};
    const std::chrono::sys_days last{span.last};
    return at < first ? first - at : at > last ? at - last : std::chrono::days{0};
}

std::optional<journal::DaySpan> nearest(const std::vector<SpanRow>& rows, const journal::SchoolDay& day) {
    std::optional<journal::DaySpan> best;
    for (const auto& row : rows) {
        const auto first = journal::parse_day(row.first);
        const auto last = journal::parse_day(row.last);
        if (first && last) {
            const journal::DaySpan span{*first, *last};
            if (!best || distance(span, day) < distance(*best, day)) {
                best = span;
            }
        }
    }
    return best;
}

class StoredDiaryReader final : public DiaryReader {
public:
    explicit StoredDiaryReader(Connection& connection)
        : card_(connection, queries::pupil_card),
          own_years_(connection, queries::pupil_years),
          school_years_(connection, queries::school_years),
          days_(connection) {}

    void foresee_card(const access::PupilGrant& grant, const journal::SchoolDay& on) override {
        card_.foresee(journal::iso(on), grant.pupil().value);
        own_years_.foresee(grant.pupil().value);
    }

    void foresee_days(const access::PupilGrant& grant, const journal::DaySpan& days) override {
        days_.foresee(grant, days);
    }

    journal::PupilCard card(const access::PupilGrant& grant, const journal::SchoolDay& on) override {
        const auto pupil = grant.pupil();
        const auto [cards, own_years] =
            together(card_.with(journal::iso(on), pupil.value), own_years_.with(pupil.value));
        const auto row = cards.empty() ? CardRow{} : cards.front();
        auto year = nearest(own_years, on);
        if (!year) {
            year = nearest(school_years_(pupil.value), on);
        }
        return {.pupil = pupil,
                .given_name = row.given_name,
                .family_name = row.family_name,
                .class_name = row.class_name,
                .school_id = {row.school_id},
                .school_name = row.school_name,
                .school_address = row.school_address,
                .school_phone = row.school_phone,
                .class_teacher = short_name(row.teacher_family, row.teacher_given, row.teacher_middle),
                .year = year};
    }

    journal::Week week(const access::PupilGrant& grant, const journal::SchoolWeek& week) override {
        return assemble_week(week, days_.read(grant, week.span()));
    }

    std::vector<journal::Day> days(const access::PupilGrant& grant, const journal::DaySpan& days) override {
        return assemble_days(days, days_.read(grant, days));
    }

    PupilPreview preview(const access::PreviewGrant& grant, const journal::SchoolDay& on) override {
        const auto rows = card_(journal::iso(on), grant.pupil().value);
        const auto row = rows.empty() ? CardRow{} : rows.front();
        return {.given_name = row.given_name,
                .family_initial = std::string{first_letter(row.family_name)},
                .class_name = row.class_name,
                .school_name = row.school_name};
    }

private:
    KeptRead<CardRow, std::string, std::int64_t> card_;
    KeptRead<SpanRow, std::int64_t> own_years_;
    KeptRead<SpanRow, std::int64_t> school_years_;
    DayReading days_;
};

}  // namespace

std::unique_ptr<DiaryReader> make_diary_reader(Database& database) {
    return std::make_unique<StoredDiaryReader>(database.connection());
}

}  // namespace mrko::sql
