// SPDX-License-Identifier: Apache-2.0
#include "sql/worker_rights.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "sql/connection.h"
#include "sql/statement.h"
#include "sql/transaction.h"

namespace mrko::sql {

namespace {

struct Right {
    std::string_view what;
    std::string_view tables;
};

constexpr std::array rights{
    Right{"SELECT", "ALL TABLES IN SCHEMA"},
    Right{"INSERT", "audit"},
    Right{"INSERT, UPDATE", "bindings, calendar_feeds, week_signatures, journal_versions, next_ids"},
};

/// A name that needs no quotes, so that none can end the statement.
bool is_plain_name(std::string_view role) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    return !role.empty() && role.size() <= 63 && is_letter(role.front()) &&
           std::ranges::all_of(role, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

struct RoleRow {
    int is_owner{0};
    int is_superuser{0};
    int is_member{0};

    static constexpr auto columns() {
        return std::make_tuple(&RoleRow::is_owner, &RoleRow::is_superuser, &RoleRow::is_member);
    }
};

/// Such a role could do all the same whatever was taken from it; and the owner must not lose its own rights.
void refuse_more_than_a_worker(Connection& connection, const std::string& role) {
    const auto found = ask_once<RoleRow>(
        connection,
        "SELECT CASE WHEN rolname = current_user THEN 1 ELSE 0 END, CASE WHEN rolsuper THEN 1 ELSE 0 END, "
        "CASE WHEN pg_has_role(rolname, current_user, 'MEMBER') THEN 1 ELSE 0 END FROM pg_roles WHERE rolname = $1",
        role);
    if (found.empty()) {
        throw CannotGrant{"There is no role " + role + ": make it first, by CREATE ROLE " + role + " LOGIN"};
    }
    const auto& row = found.front();
    if (row.is_owner != 0) {
        throw CannotGrant{"The role " + role + " owns the tables: the workers need another one"};
    }
    if (row.is_superuser != 0 || row.is_member != 0) {
        throw CannotGrant{"The role " + role + " is " +
                          (row.is_superuser != 0 ? "a superuser" : "a member of the owner") +
                          ": nothing can be taken from it"};
    }
}

}  // namespace

void grant_to_worker(Database& database, const std::string& role) {
    if (database.backend() != DatabaseOptions::Backend::postgresql) {
        throw std::invalid_argument{"SQLite has no roles: database.worker_role is for PostgreSQL alone"};
    }
    if (!is_plain_name(role)) {
        throw CannotGrant{"'" + role + "' is no name of a role: small Latin letters, digits and _ alone"};
    }
    auto& connection = database.connection();
    const auto schema = ask_once<Single<std::string>>(connection, "SELECT quote_ident(current_schema())").at(0).value;
    refuse_more_than_a_worker(connection, role);
    try {
        Transaction transaction{database};
        write(connection, "REVOKE ALL ON ALL TABLES IN SCHEMA " + schema + " FROM " + role);
        write(connection, "GRANT USAGE ON SCHEMA " + schema + " TO " + role);
        for (const auto& right : rights) {
            const std::string tables{right.tables};
            write(connection,
                  "GRANT " + std::string{right.what} + " ON " + tables +
                      (tables.starts_with("ALL ") ? " " + schema : "") + " TO " + role);
        }
        transaction.commit();
    } catch (const StatementRefused& refused) {
        throw CannotGrant{"The role " + role + " got no rights: " + refused.what()};
    }
}

}  // namespace mrko::sql
