// SPDX-License-Identifier: Apache-2.0
#include "sql/filling_reader.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "sql/class_rows.h"
#include "sql/connection.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

using journal::JournalFact;

/// queries/journal_facts.sql
struct FactRow {
    std::string what;
    std::int64_t group{0};
    std::int64_t subject_id{0};
    std::string subject;
    std::string subgroup;
    std::string day;
    std::optional<int> ends;
    std::string topic;
    std::string written_on;
    std::optional<std::int64_t> written_at;

    static constexpr auto columns() {
        using R = FactRow;
        return std::make_tuple(&R::what,
                               &R::group,
                               &R::subject_id,
                               &R::subject,
                               &R::subgroup,
                               &R::day,
                               &R::ends,
                               &R::topic,
                               &R::written_on,
                               &R::written_at);
    }
};

/// queries/homework_facts.sql
struct HomeworkRow {
    std::int64_t group{0};
    std::int64_t subject_id{0};
    std::string day;
    std::string set_on;
    std::int64_t written_at{0};

    static constexpr auto columns() {
        using R = HomeworkRow;
        return std::make_tuple(&R::group, &R::subject_id, &R::day, &R::set_on, &R::written_at);
    }
};

JournalFact::What what_of(const std::string& name) {
    if (name == "homework") {
        return JournalFact::What::homework;
    }
    return name == "mark" ? JournalFact::What::mark : JournalFact::What::lesson;
}

JournalFact fact_of(FactRow&& row) {
    return {.what = what_of(row.what),
            .group = {row.group},
            .subject_id = {row.subject_id},
            .subject = std::move(row.subject),
            .subgroup = std::move(row.subgroup),
            .day = journal::parse_day(row.day).value_or(journal::SchoolDay{}),
            .ends = row.ends ? std::optional{std::chrono::minutes{*row.ends}} : std::nullopt,
            .topic = std::move(row.topic),
            .written_on = journal::parse_day(row.written_on),
            .at = row.written_at ? std::optional{std::chrono::sys_seconds{std::chrono::seconds{*row.written_at}}}
                                 : std::nullopt};
}

JournalFact fact_of(HomeworkRow&& row) {
    return {.what = JournalFact::What::homework,
            .group = {row.group},
            .subject_id = {row.subject_id},
            .subject = {},
            .subgroup = {},
            .day = journal::parse_day(row.day).value_or(journal::SchoolDay{}),
            .written_on = journal::parse_day(row.set_on),
            .at = std::chrono::sys_seconds{std::chrono::seconds{row.written_at}}};
}

template <class R>
std::vector<JournalFact> facts_of(std::vector<R>&& rows) {
    std::vector<JournalFact> all;
    all.reserve(rows.size());
    std::ranges::transform(rows, std::back_inserter(all), [](R& row) { return fact_of(std::move(row)); });
    return all;
}

class StoredFillingReader final : public FillingReader {
public:
    explicit StoredFillingReader(Connection& connection)
        : classes_(connection),
          facts_(connection, queries::journal_facts),
          homework_(connection, queries::homework_facts) {}

    std::vector<JournalFact> facts(const access::PupilGrant& grant, const journal::DaySpan& days) override {
        return facts_of(facts_(grant.pupil().value, journal::iso(days.first), journal::iso(days.last)));
    }

    void foresee_homework(const access::PupilGrant& grant, const journal::DaySpan& days) override {
        classes_.foresee(grant.pupil(), days);
    }

    std::vector<JournalFact> homework(const access::PupilGrant& grant, const journal::DaySpan& days) override {
        const auto pupil = grant.pupil();
        auto [classes] = together(classes_.classes_in(pupil, days));
        auto& asked = homework_.with(journal::iso(days.first), pupil.value, journal::iso(days.last));
        auto [homework] = classes_.read(pupil, classes, days, asked);
        return facts_of(std::move(homework));
    }

private:
    ClassRows classes_;
    KeptRead<FactRow, std::int64_t, std::string, std::string> facts_;
    KeptRead<HomeworkRow, std::string, std::int64_t, std::string> homework_;
};

}  // namespace

std::unique_ptr<FillingReader> make_filling_reader(Database& database) {
    return std::make_unique<StoredFillingReader>(database.connection());
}

}  // namespace mrko::sql
