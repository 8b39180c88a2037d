// SPDX-License-Identifier: Apache-2.0
#include "sql/binding_register.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

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

bool is_listed(const BindingRow& row) {
    return row.removed == 0;
}

int next_number(const std::vector<BindingRow>& rows) {
    const auto highest = std::ranges::max_element(rows, {}, &BindingRow::number);
    return highest == rows.end() ? 1 : highest->number + 1;
}

AuditEntry entry_of(const access::PortalUserId& parent,
                    std::string_view action,
                    std::int64_t pupil,
                    std::string_view request_id,
                    std::chrono::sys_seconds now) {
    return {.at = now,
            .actor = actor_of(parent),
            .role = std::string{access::name(access::Role::parent)},
            .action = std::string{action},
            .object = object_of({pupil}),
            .before = {},
            .after = {},
            .request_id = std::string{request_id}};
}

std::string number_words(int number) {
    return "number " + std::to_string(number);
}

/// The numbers of the list in its order, as the audit tells it: "2, 1, 3".
std::string order_of(const std::vector<BindingRow>& listed) {
    std::string order;
    for (const auto& row : listed) {
        order += order.empty() ? "" : ", ";
        order += std::to_string(row.number);
    }
    return order;
}

/// The list in its order, inside a transaction: from now on other changes of it wait for the end of this one.
std::vector<BindingRow> held_list(Connection& connection, const access::PortalUserId& parent) {
    write(connection, queries::bindings_hold, parent.provider, parent.subject);
    auto rows = ask_once<BindingRow>(connection, queries::bindings_of_parent, parent.provider, parent.subject);
    std::erase_if(rows, [](const BindingRow& row) { return !is_listed(row); });
    return rows;
}

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
        if (is_listed(row)) {
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
        rows, [&](const BindingRow& row) { return is_listed(row) && row.pupil == binding.credential.pupil.value; });
    if (same_child != rows.end() && same_child->version >= binding.credential.version) {
        return AlreadyBound{.number = {same_child->number}, .account_name = same_child->name};
    }
    const auto same_name =
        std::ranges::find_if(rows, [&](const BindingRow& row) { return is_listed(row) && row.key == key; });
    if (same_name != rows.end() && same_name != same_child) {
        return NameTaken{};
    }

    auto entry = entry_of(parent, "binding.created", binding.credential.pupil.value, binding.request_id, binding.now);
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
        number = next_number(rows);
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
    }
    entry.after = name + ", credential " + std::to_string(binding.credential.version) + ", " + number_words(number);
    AuditLog{database_}.record(entry);
    transaction.commit();
    return Bound{{number}};
}

RenameOutcome BindingRegister::rename(const access::PortalUserId& parent,
                                      const BindingChange& change,
                                      std::string_view typed) {
    const auto name = tidy_account_name(typed);
    try {
        Transaction transaction{database_};
        const auto listed = held_list(database_.connection(), parent);
        const auto child = std::ranges::find(listed, change.number.value, &BindingRow::number);
        if (child == listed.end()) {
            return RenameOutcome::unchanged;
        }
        const auto renamed = ask_once<Single<int>>(database_.connection(),
                                                   queries::binding_rename,
                                                   name,
                                                   account_key(name),
                                                   parent.provider,
                                                   parent.subject,
                                                   change.number.value);
        if (renamed.empty()) {
            return RenameOutcome::unchanged;
        }
        auto entry = entry_of(parent, "binding.renamed", child->pupil, change.request_id, change.now);
        entry.before = child->name + ", " + number_words(child->number);
        entry.after = name + ", " + number_words(child->number);
        AuditLog{database_}.record(entry);
        transaction.commit();
        return RenameOutcome::renamed;
    } catch (const AlreadyThere&) {
        return RenameOutcome::name_taken;
    }
}

bool BindingRegister::move(const access::PortalUserId& parent, const BindingChange& change, int place) {
    Transaction transaction{database_};
    auto listed = held_list(database_.connection(), parent);
    const auto child = std::ranges::find(listed, change.number.value, &BindingRow::number);
    if (child == listed.end()) {
        return false;
    }
    const auto from = child - listed.begin();
    const auto to = std::clamp<std::ptrdiff_t>(place, 1, std::ssize(listed)) - 1;
    if (from == to) {
        return false;
    }
    auto entry = entry_of(parent, "binding.moved", child->pupil, change.request_id, change.now);
    entry.before = order_of(listed);
    if (from < to) {
        std::rotate(listed.begin() + from, listed.begin() + from + 1, listed.begin() + to + 1);
    } else {
        std::rotate(listed.begin() + to, listed.begin() + from, listed.begin() + from + 1);
    }
    int at = 0;
    for (const auto& row : listed) {
        write(database_.connection(), queries::binding_place, ++at, parent.provider, parent.subject, row.number);
    }
    entry.after = order_of(listed);
    AuditLog{database_}.record(entry);
    transaction.commit();
    return true;
}

bool BindingRegister::remove(const access::PortalUserId& parent, const BindingChange& change) {
    Transaction transaction{database_};
    const auto listed = held_list(database_.connection(), parent);
    const auto child = std::ranges::find(listed, change.number.value, &BindingRow::number);
    if (child == listed.end()) {
        return false;
    }
    const auto removed = ask_once<Single<int>>(database_.connection(),
                                               queries::binding_remove,
                                               std::int64_t{change.now.time_since_epoch().count()},
                                               parent.provider,
                                               parent.subject,
                                               change.number.value);
    if (removed.empty()) {
        return false;
    }
    auto entry = entry_of(parent, "binding.removed", child->pupil, change.request_id, change.now);
    entry.before = child->name + ", credential " + std::to_string(child->version) + ", " + number_words(child->number);
    AuditLog{database_}.record(entry);
    transaction.commit();
    return true;
}

}  // namespace mrko::sql
