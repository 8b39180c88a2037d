// SPDX-License-Identifier: Apache-2.0
// What a parent answers about an account, judged in one place for every form that asks: the name, and the pair of MRKO
// login and password under the limit of attempts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/policy.h"
#include "handlers/audit_trail.h"
#include "handlers/call.h"
#include "journal/school_calendar.h"
#include "session/attempt_limiter.h"
#include "sql/credentials.h"
#include "views/form_errors.h"

namespace mrko::handlers {

/// `own`: the child that the name is for, whose present name is no obstacle.
[[nodiscard]] std::optional<views::AccountError> name_error(const std::string& name,
                                                            const std::vector<access::BoundChild>& children,
                                                            std::optional<journal::PupilId> own);

struct JudgedAnswers {
    std::vector<views::AccountError> errors;
    std::optional<access::VerifiedCredential> credential;
    bool sign_in_again{false};  ///< too many wrong passwords in this school: an old session is not enough
};

class CredentialProof {
public:
    /// All parts outlive this object.
    CredentialProof(session::AttemptLimiter& attempts,
                    sql::Credentials& credentials,
                    const journal::Clock& clock,
                    const journal::SchoolClock& school_clock,
                    AuditTrail& audit)
        : attempts_(attempts), credentials_(credentials), clock_(clock), school_clock_(school_clock), audit_(audit) {}

    /// Either a credential, or why there is none. Counts as an attempt.
    [[nodiscard]] JudgedAnswers prove(const Call& call,
                                      const access::PortalUser& visitor,
                                      const std::string& login,
                                      const std::string& password);

private:
    session::AttemptLimiter& attempts_;
    sql::Credentials& credentials_;
    const journal::Clock& clock_;
    const journal::SchoolClock& school_clock_;
    AuditTrail& audit_;
};

/// The child of the address in the visitor's own list. A number that is not there is Denied::hidden.
[[nodiscard]] const access::BoundChild& own_child(const Call& call);

}  // namespace mrko::handlers
