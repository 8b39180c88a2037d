// SPDX-License-Identifier: Apache-2.0
// The children that parents connected to their portal account: the list behind the parent's own names and numbers.
#pragma once

#include <chrono>
#include <memory>
#include <string>
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

/// All members throw DatabaseDown. One per worker thread.
class BindingRegister {
public:
    /// `database` outlives this object.
    explicit BindingRegister(Database& database);
    ~BindingRegister();
    BindingRegister(const BindingRegister&) = delete;
    BindingRegister& operator=(const BindingRegister&) = delete;

    /// By number.
    [[nodiscard]] std::vector<access::BoundChild> children(const access::PortalUserId& parent);

    /// One transaction with its audit row. Of several requests at once for one child exactly one is Bound.
    BindOutcome bind(const access::PortalUserId& parent, const NewBinding& binding);

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
