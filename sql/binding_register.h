// SPDX-License-Identifier: Apache-2.0
// The children that parents connected to their portal account: the list behind the parent's own names and numbers.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "access/verified_credential.h"
#include "access/visitor.h"
#include "sql/database.h"

namespace mrko::sql {

/// What Finish asks for.
struct NewBinding {
    std::string account_name;  ///< as typed; stored trimmed and with single spaces, never empty
    access::VerifiedCredential credential;
    std::string request_id;
    std::chrono::sys_seconds now{};
};

/// The child is connected. The same pupil bound with an older credential keeps its number and takes the new name.
struct Bound {
    access::ChildNumber number;
};

/// The parent calls another child so already; compared as sql/account_name.h says.
struct NameTaken {};

/// The parent has this very child already, under this name and with this very credential.
struct AlreadyBound {
    access::ChildNumber number;
    std::string account_name;
};

using BindOutcome = std::variant<Bound, NameTaken, AlreadyBound>;

/// A change that a parent makes in the own list.
struct BindingChange {
    access::ChildNumber number;
    std::string request_id;
    std::chrono::sys_seconds now{};
};

/// unchanged: it is so already, or a parallel request was faster.
enum class RenameOutcome { renamed, unchanged, name_taken };

/// All members throw DatabaseDown. One per worker thread.
class BindingRegister {
public:
    /// `database` outlives this object.
    explicit BindingRegister(Database& database);
    ~BindingRegister();
    BindingRegister(const BindingRegister&) = delete;
    BindingRegister& operator=(const BindingRegister&) = delete;

    /// In the parent's order; without one by number.
    [[nodiscard]] std::vector<access::BoundChild> children(const access::PortalUserId& parent);

    /// One transaction with its audit row. Of several requests at once for one child exactly one is Bound.
    BindOutcome bind(const access::PortalUserId& parent, const NewBinding& binding);

    /// The three changes below are one transaction each, with its audit row unless nothing changed; the same request
    /// twice changes once. A number that is not in the list changes nothing.
    /// `name` as typed, not blank.
    RenameOutcome rename(const access::PortalUserId& parent, const BindingChange& change, std::string_view name);

    /// Puts the child at `place` of the list, from 1; beyond the end is the end. Whether that changed the order.
    bool move(const access::PortalUserId& parent, const BindingChange& change, int place);

    /// Only the child of this number goes; its number is never given again. Whether it was still there.
    bool remove(const access::PortalUserId& parent, const BindingChange& change);

private:
    struct Statements;

    BindOutcome try_bind(const access::PortalUserId& parent,
                         const NewBinding& binding,
                         const std::string& name,
                         const std::string& key);

    Database& database_;
    std::unique_ptr<Statements> statements_;
};

}  // namespace mrko::sql
