// SPDX-License-Identifier: Apache-2.0
#include "sql/signature_register.h"

#include <cstdint>
#include <tuple>
#include <utility>

#include "access/role.h"
#include "sql/audit_log.h"
#include "sql/connection.h"
#include "sql/day_rows.h"
#include "sql/statement.h"
#include "sql/statements.h"
#include "sql/stored_mark.h"
#include "sql/transaction.h"

namespace mrko::sql {

namespace {

/// queries/week_signatures_of.sql
struct SignatureRow {
    std::string provider;
    std::string subject;
    std::int64_t signed_at{0};

    static constexpr auto columns() {
        return std::make_tuple(&SignatureRow::provider, &SignatureRow::subject, &SignatureRow::signed_at);
    }
};

/// queries/mark_versions_after.sql
struct LaterRow : MarkRow {
    int withdrawn{0};
    std::string state_before;
    std::string shown_before;

    static constexpr auto columns() {
        using R = LaterRow;
        return std::tuple_cat(MarkRow::columns(), std::make_tuple(&R::withdrawn, &R::state_before, &R::shown_before));
    }
};

std::chrono::sys_seconds moment_of(std::int64_t seconds) {
    return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
}

std::int64_t seconds_of(std::chrono::sys_seconds moment) {
    return moment.time_since_epoch().count();
}

bool is_same_value(const LaterRow& row) {
    return row.withdrawn == 0 && row.state == row.state_before && row.shown == row.shown_before;
}

journal::LaterChange change_of(const LaterRow& row) {
    MarkRow before{static_cast<const MarkRow&>(row)};
    before.state = row.state_before;
    before.shown = row.shown_before;
    journal::LaterChange change{.mark = {row.id},
                                .subject = row.subject,
                                .day = journal::parse_day(row.day).value_or(journal::SchoolDay{}),
                                .before = mark_of(before),
                                .now = {}};
    // A mark that lost its value is withdrawn too, see StudyReader::mark.
    if (row.withdrawn == 0 && !(row.shown.empty() && row.state != "pending")) {
        change.now = mark_of(row);
    }
    return change;
}

}  // namespace

struct SignatureRegister::Statements {
    explicit Statements(Connection& connection)
        : of_week(connection, queries::week_signatures_of), versions(connection, queries::mark_versions_after) {}

    KeptRead<SignatureRow, std::int64_t, std::string> of_week;
    KeptRead<LaterRow, std::int64_t, std::string, std::string, std::int64_t> versions;
};

SignatureRegister::SignatureRegister(Database& database)
    : database_(database), statements_(std::make_unique<Statements>(database.connection())) {}

SignatureRegister::~SignatureRegister() = default;

void SignatureRegister::foresee(const access::PupilGrant& grant, const journal::SchoolWeek& week) {
    statements_->of_week.foresee(grant.pupil().value, journal::iso(week.monday()));
}

journal::WeekSignatures SignatureRegister::signatures(const access::PupilGrant& grant,
                                                      const access::PortalUserId& reader,
                                                      const journal::SchoolWeek& week) {
    journal::WeekSignatures found;
    for (const auto& row : statements_->of_week(grant.pupil().value, journal::iso(week.monday()))) {
        auto& place = access::PortalUserId{row.provider, row.subject} == reader ? found.own : found.other;
        if (!place) {
            place = moment_of(row.signed_at);
        }
    }
    return found;
}

std::vector<journal::LaterChange> SignatureRegister::changes_after(const access::PupilGrant& grant,
                                                                   const journal::SchoolWeek& week,
                                                                   std::chrono::sys_seconds moment) {
    std::vector<journal::LaterChange> changes;
    std::int64_t last_mark = 0;
    for (const auto& row : statements_->versions(
             grant.pupil().value, journal::iso(week.monday()), journal::iso(week.sunday()), seconds_of(moment))) {
        // The first change after the signature tells what was signed.
        if (std::exchange(last_mark, row.id) != row.id && !is_same_value(row)) {
            changes.push_back(change_of(row));
        }
    }
    return changes;
}

void SignatureRegister::sign(const access::SignatureGrant& grant,
                             const journal::SchoolWeek& week,
                             const SignatureAct& act) {
    Transaction transaction{database_};
    const auto written = ask_once<Single<std::int64_t>>(database_.connection(),
                                                        queries::week_sign,
                                                        grant.pupil().value,
                                                        journal::iso(week.monday()),
                                                        grant.parent().provider,
                                                        grant.parent().subject,
                                                        seconds_of(act.at));
    if (!written.empty()) {
        write(database_.connection(), queries::journal_version_raise, grant.pupil().value, seconds_of(act.at));
        record(grant, week, act, "week.signed");
    }
    transaction.commit();
}

void SignatureRegister::take_back(const access::SignatureGrant& grant,
                                  const journal::SchoolWeek& week,
                                  const SignatureAct& act) {
    Transaction transaction{database_};
    const auto written = ask_once<Single<std::int64_t>>(database_.connection(),
                                                        queries::week_unsign,
                                                        seconds_of(act.at),
                                                        grant.pupil().value,
                                                        journal::iso(week.monday()),
                                                        grant.parent().provider,
                                                        grant.parent().subject);
    if (!written.empty()) {
        write(database_.connection(), queries::journal_version_raise, grant.pupil().value, seconds_of(act.at));
        record(grant, week, act, "week.unsigned");
    }
    transaction.commit();
}

void SignatureRegister::record(const access::SignatureGrant& grant,
                               const journal::SchoolWeek& week,
                               const SignatureAct& act,
                               const std::string& action) {
    AuditLog{database_}.record({.at = act.at,
                                .actor = actor_of(grant.parent()),
                                .role = std::string{access::name(access::Role::parent)},
                                .action = action,
                                .object = object_of(grant.pupil()),
                                .before = {},
                                .after = "week " + journal::iso(week.monday()),
                                .request_id = act.request_id});
}

}  // namespace mrko::sql
