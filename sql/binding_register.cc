// SPDX-License-Identifier: Apache-2.0
#include "sql/binding_register.h"

#include <algorithm>
#include <cstdint>

#include "access/role.h"
#include "sql/account_name.h"
#include "sql/audit_log.h"
#include "sql/connection.h"
#include "sql/statement.h"
#include "sql/statements.h"
#include "sql/transaction.h"

namespace mrko::sql {

namespace {

struct BindingRow {
    int number{0};
    std::string name;
    std::string key;
    std::int64_t pupil{0};
    int version{0};
    int removed{0};

    static constexpr auto columns() {
        return std::make_tuple(&BindingRow::number,
                               &BindingRow::name,
                               &BindingRow::key,
                               &BindingRow::pupil,
                               &BindingRow::version,
                               &BindingRow::removed);
    }
};

/// How often a request that lost a race looks again: each time the other one has committed, so the second look decides.
constexpr int looks = 4;

}  // namespace

struct BindingRegister::Statements {
    explicit Statements(Connection& connection) : of_parent(connection, queries::bindings_of_parent) {}

    KeptRead<BindingRow, std::string, std::string> of_parent;
};

BindingRegister::BindingRegister(Database& database)
    : database_(database), statements_(std::make_unique<Statements>(database.connection())) {}

BindingRegister::~BindingRegister() = default;

std::vector<access::BoundChild> BindingRegister::children(const access::PortalUserId& parent) {
    std::vector<access::BoundChild> found;
    for (auto& row : statements_->of_parent(parent.provider, parent.subject)) {
        if (row.removed == 0) {
            found.push_back({.number = {row.number},
                             .account_name = std::move(row.name),
                             .pupil = {row.pupil},
                             .credential_version = row.version});
        }
    }
    return found;
}

BindOutcome BindingRegister::bind(const access::PortalUserId& parent, const NewBinding& binding) {
    const auto name = tidy_account_name(binding.account_name);
    const auto key = account_key(name);
    for (int look = 1;; ++look) {
        try {
            return try_bind(parent, binding, name, key);
        } catch (const AlreadyThere& race) {
            if (look == looks) {
                throw DatabaseBusy{race.what()};
            }
        }
    }
}

BindOutcome BindingRegister::try_bind(const access::PortalUserId& parent,
                                      const NewBinding& binding,
                                      const std::string& name,
                                      const std::string& key) {
    auto& connection = database_.connection();
    Transaction transaction{database_};
    const auto rows = ask_once<BindingRow>(connection, queries::bindings_of_parent, parent.provider, parent.subject);
    const auto same_child = std::ranges::find_if(
        rows, [&](const BindingRow& row) { return row.removed == 0 && row.pupil == binding.credential.pupil.value; });
    if (same_child != rows.end() && same_child->version >= binding.credential.version) {
        return AlreadyBound{.number = {same_child->number}, .account_name = same_child->name};
    }
    const auto same_name =
        std::ranges::find_if(rows, [&](const BindingRow& row) { return row.removed == 0 && row.key == key; });
    if (same_name != rows.end() && same_name != same_child) {
        return NameTaken{};
    }

    AuditEntry entry{.at = binding.now,
                     .actor = parent.provider + ":" + parent.subject,
                     .role = std::string{access::name(access::Role::parent)},
                     .action = {},
                     .object = "pupil:" + std::to_string(binding.credential.pupil.value),
                     .before = {},
                     .after = {},
                     .request_id = binding.request_id};
    int number = 0;
    if (same_child != rows.end()) {
        number = same_child->number;
        const auto renewed = ask_once<Single<int>>(connection,
                                                   queries::binding_renew,
                                                   name,
                                                   key,
                                                   binding.credential.version,
                                                   parent.provider,
                                                   parent.subject,
                                                   number);
        if (renewed.empty()) {
            throw AlreadyThere{"the binding was renewed by another request"};
        }
        entry.action = "binding.renewed";
        entry.before = same_child->name + ", credential " + std::to_string(same_child->version);
    } else {
        number = rows.empty() ? 1 : rows.back().number + 1;
        write(connection,
              queries::binding_add,
              parent.provider,
              parent.subject,
              number,
              name,
              key,
              binding.credential.pupil.value,
              binding.credential.version,
              std::int64_t{binding.now.time_since_epoch().count()});
        entry.action = "binding.created";
    }
    entry.after =
        name + ", credential " + std::to_string(binding.credential.version) + ", number " + std::to_string(number);
    AuditLog{database_}.record(entry);
    transaction.commit();
    return Bound{{number}};
}

}  // namespace mrko::sql
