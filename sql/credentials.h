// SPDX-License-Identifier: Apache-2.0
// The MRKO logins and passwords that a school hands out for its pupils, to the families and to the pupils themselves:
// checked here, issued here, stored as argon2id. What is issued for one audience opens nothing for the other.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "access/credential_standing.h"
#include "access/reader.h"
#include "access/role.h"
#include "access/verified_credential.h"
#include "access/visitor.h"
#include "journal/ids.h"
#include "journal/school_calendar.h"
#include "sql/database.h"

namespace mrko::sql {

/// A number in [0, upper), every one as likely as the other; upper > 0.
using UniformNumber = std::function<std::uint32_t(std::uint32_t upper)>;

/// The random numbers of libsodium.
[[nodiscard]] UniformNumber secure_numbers();

/// Who issues a credential, and for how long.
struct IssueOrder {
    journal::SchoolDay valid_until{};  ///< the last day on which it connects a child
    std::string issued_by;             ///< for the audit: "diaryctl", a staff member's name
    access::Role role{access::Role::system_worker};
    std::string request_id;
    std::chrono::sys_seconds now{};
    access::Reader audience{access::Reader::parent};  ///< who may use it: the family, or the pupil for signing in
};

/// What the school prints for the parents. The password is nowhere else and cannot be read again.
struct IssuedCredential {
    std::string login;
    std::string password;
    int version{0};
    journal::SchoolDay valid_until{};
};

/// The pupil does not exist, or the login is another pupil's.
struct CannotIssue final : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// All members throw DatabaseDown. One per worker thread.
class Credentials final : public access::CredentialStanding {
public:
    /// `database` outlives this object.
    explicit Credentials(Database& database, UniformNumber random = secure_numbers());
    ~Credentials() override;

    /// The credential of a family. Empty for a wrong password and, after the same work, for an unknown, withdrawn,
    /// replaced or expired login. Logins are compared without case and surrounding blanks. About 30 ms and 19 MiB.
    [[nodiscard]] std::optional<access::VerifiedCredential> check(std::string_view login,
                                                                  std::string_view password,
                                                                  const journal::SchoolDay& today);

    /// The same of the credential by which a pupil signs in.
    [[nodiscard]] std::optional<access::PupilCredential> check_pupil(std::string_view login,
                                                                     std::string_view password,
                                                                     const journal::SchoolDay& today);

    /// The school whose pupil's family has this login, for counting attempts; tells nothing of the password.
    [[nodiscard]] std::optional<journal::SchoolId> school_of_login(std::string_view login);

    /// The login with which the parent connected this child, as it is stored: the parent's own former answer, whatever
    /// became of it. Empty when the database does not know it.
    [[nodiscard]] std::optional<std::string> login_of(const access::BoundChild& child);

    /// A new credential; the older one of the pupil for the same audience opens nothing from now on, and bindings made
    /// with it ask again.
    /// Throws CannotIssue.
    IssuedCredential issue(journal::PupilId pupil, const IssueOrder& order);

    /// The same with a login and a password that somebody chose (demonstrations). Throws CannotIssue.
    IssuedCredential issue(journal::PupilId pupil,
                           std::string_view login,
                           std::string_view password,
                           const IssueOrder& order);

    /// The newest credential for the order's audience opens nothing from now on; no effect when there is none.
    void withdraw(journal::PupilId pupil, const IssueOrder& order);

    /// Empty for a pupil who left the school too.
    [[nodiscard]] std::optional<Newest> newest(journal::PupilId pupil, access::Reader audience) override;

private:
    struct Statements;
    struct Matched;

    [[nodiscard]] std::optional<Matched> match(std::string_view login,
                                               std::string_view password,
                                               const journal::SchoolDay& today,
                                               access::Reader audience);

    Database& database_;
    UniformNumber random_;
    std::unique_ptr<Statements> statements_;
};

}  // namespace mrko::sql
