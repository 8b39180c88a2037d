// SPDX-License-Identifier: Apache-2.0
#include "sql/credentials.h"

#include <sodium.h>

#include <cstdint>
#include <utility>

#include "sql/audit_log.h"
#include "sql/connection.h"
#include "sql/login_text.h"
#include "sql/password_hash.h"
#include "sql/statement.h"
#include "sql/statements.h"
#include "sql/transaction.h"

namespace mrko::sql {

namespace {

struct LoginRow {
    std::int64_t pupil{0};
    int version{0};
    std::string hash;
    std::string valid_until;
    std::int64_t school{0};

    static constexpr auto columns() {
        return std::make_tuple(
            &LoginRow::pupil, &LoginRow::version, &LoginRow::hash, &LoginRow::valid_until, &LoginRow::school);
    }
};

struct VersionRow {
    int version{0};
    int withdrawn{0};
    std::int64_t journal_version{0};

    static constexpr auto columns() {
        return std::make_tuple(&VersionRow::version, &VersionRow::withdrawn, &VersionRow::journal_version);
    }
};

struct OwnerRow {
    std::int64_t pupil{0};
    std::string audience;

    static constexpr auto columns() { return std::make_tuple(&OwnerRow::pupil, &OwnerRow::audience); }
};

/// The audience's name in SQL.
std::string name_of(access::Reader audience) {
    switch (audience) {
        case access::Reader::parent: return "family";
        case access::Reader::pupil: return "pupil";
    }
    return {};
}

/// With ten thousand endings to a stem, so many attempts miss only where a school has thousands of one name.
constexpr int attempts_at_a_login = 20;

AuditEntry entry_for(journal::PupilId pupil, const IssueOrder& order) {
    return {.at = order.now,
            .actor = order.issued_by,
            .role = std::string{access::name(order.role)},
            .action = {},
            .object = object_of(pupil),
            .before = {},
            .after = {},
            .request_id = order.request_id};
}

/// Of the audit: families have most credentials, so theirs are the plain word.
std::string action(std::string_view what, access::Reader audience) {
    return (audience == access::Reader::pupil ? "pupil_credential." : "credential.") + std::string{what};
}

/// Withdraws what there is and says which versions; the caller's transaction.
std::string withdraw_all(Connection& connection, journal::PupilId pupil, access::Reader audience) {
    std::string versions;
    for (const auto& row :
         ask_once<Single<int>>(connection, queries::credential_withdraw, pupil.value, name_of(audience))) {
        versions += (versions.empty() ? "version " : ", ") + std::to_string(row.value);
    }
    return versions;
}

}  // namespace

UniformNumber secure_numbers() {
    return [](std::uint32_t upper) { return randombytes_uniform(upper); };
}

struct Credentials::Statements {
    explicit Statements(Connection& connection)
        : by_login(connection, queries::credential_by_login),
          newest(connection, queries::credential_newest),
          login(connection, queries::credential_login) {}

    KeptRead<LoginRow, std::string, std::string> by_login;
    KeptRead<VersionRow, std::int64_t, std::string> newest;
    KeptRead<Single<std::string>, std::int64_t, int> login;
};

struct Credentials::Matched {
    journal::PupilId pupil;
    int version{0};
};

Credentials::Credentials(Database& database, UniformNumber random)
    : database_(database),
      random_(std::move(random)),
      statements_(std::make_unique<Statements>(database.connection())) {
    if (sodium_init() < 0) {
        throw std::runtime_error{"libsodium cannot be initialised"};
    }
}

Credentials::~Credentials() = default;

std::optional<access::VerifiedCredential> Credentials::check(std::string_view login,
                                                             std::string_view password,
                                                             const journal::SchoolDay& today) {
    const auto matched = match(login, password, today, access::Reader::parent);
    return matched ? std::optional{access::VerifiedCredential{.pupil = matched->pupil, .version = matched->version}}
                   : std::nullopt;
}

std::optional<access::PupilCredential> Credentials::check_pupil(std::string_view login,
                                                                std::string_view password,
                                                                const journal::SchoolDay& today) {
    const auto matched = match(login, password, today, access::Reader::pupil);
    return matched ? std::optional{access::PupilCredential{.pupil = matched->pupil, .version = matched->version}}
                   : std::nullopt;
}

std::optional<Credentials::Matched> Credentials::match(std::string_view login,
                                                       std::string_view password,
                                                       const journal::SchoolDay& today,
                                                       access::Reader audience) {
    const auto rows = statements_->by_login(login_key(login), name_of(audience));
    const bool fits = password_fits(rows.empty() ? nobodys_hash() : rows.front().hash, password);
    if (!fits || rows.empty() || rows.front().valid_until < journal::iso(today)) {
        return std::nullopt;
    }
    return Matched{.pupil = {rows.front().pupil}, .version = rows.front().version};
}

std::optional<std::string> Credentials::login_of(const access::BoundChild& child) {
    auto rows = statements_->login(child.pupil.value, child.credential_version);
    return rows.empty() ? std::nullopt : std::optional{std::move(rows.front().value)};
}

std::optional<journal::SchoolId> Credentials::school_of_login(std::string_view login) {
    const auto rows = statements_->by_login(login_key(login), name_of(access::Reader::parent));
    return rows.empty() ? std::nullopt : std::optional{journal::SchoolId{rows.front().school}};
}

IssuedCredential Credentials::issue(journal::PupilId pupil, const IssueOrder& order) {
    const auto names = ask_once<Single<std::string>>(database_.connection(), queries::pupil_family_name, pupil.value);
    if (names.empty()) {
        throw CannotIssue{"there is no pupil " + std::to_string(pupil.value)};
    }
    for (int attempt = 0; attempt < attempts_at_a_login; ++attempt) {
        const auto login = new_login(names.front().value, random_);
        if (ask_once<OwnerRow>(database_.connection(), queries::credential_owner, login).empty()) {
            return issue(pupil, login, new_password(random_), order);
        }
    }
    throw CannotIssue{"no free login was found for pupil " + std::to_string(pupil.value)};
}

IssuedCredential Credentials::issue(journal::PupilId pupil,
                                    std::string_view login,
                                    std::string_view password,
                                    const IssueOrder& order) {
    const auto key = login_key(login);
    const auto hash = hash_password(password);
    auto& connection = database_.connection();
    auto entry = entry_for(pupil, order);
    try {
        Transaction transaction{database_};
        if (ask_once<Single<std::string>>(connection, queries::pupil_family_name, pupil.value).empty()) {
            throw CannotIssue{"there is no pupil " + std::to_string(pupil.value)};
        }
        entry.before = withdraw_all(connection, pupil, order.audience);
        const auto version = ask_once<Single<int>>(connection,
                                                   queries::credential_add,
                                                   pupil.value,
                                                   name_of(order.audience),
                                                   key,
                                                   hash,
                                                   journal::iso(order.valid_until),
                                                   std::int64_t{order.now.time_since_epoch().count()},
                                                   order.issued_by)
                                 .at(0)
                                 .value;
        entry.action = action("issued", order.audience);
        entry.after =
            "version " + std::to_string(version) + ", login " + key + ", until " + journal::iso(order.valid_until);
        AuditLog{database_}.record(entry);
        transaction.commit();
        return {.login = key, .password = std::string{password}, .version = version, .valid_until = order.valid_until};
    } catch (const AlreadyThere&) {
        throw CannotIssue{"the login " + key + " is another pupil's, or another issue for the pupil was faster"};
    }
}

void Credentials::withdraw(journal::PupilId pupil, const IssueOrder& order) {
    auto& connection = database_.connection();
    Transaction transaction{database_};
    auto entry = entry_for(pupil, order);
    entry.before = withdraw_all(connection, pupil, order.audience);
    if (entry.before.empty()) {
        return;
    }
    entry.action = action("withdrawn", order.audience);
    AuditLog{database_}.record(entry);
    transaction.commit();
}

std::optional<access::CredentialStanding::Newest> Credentials::newest(journal::PupilId pupil, access::Reader audience) {
    const auto rows = statements_->newest(pupil.value, name_of(audience));
    if (rows.empty() || rows.front().withdrawn != 0) {
        return std::nullopt;
    }
    return Newest{.issue = rows.front().version, .journal_version = rows.front().journal_version};
}

}  // namespace mrko::sql
