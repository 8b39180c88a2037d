// SPDX-License-Identifier: Apache-2.0
// The account form between its pages: kept on the server, so that no step can be skipped or altered in the browser.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "access/verified_credential.h"
#include "access/visitor.h"
#include "session/redis_connection.h"
#include "session/seal.h"

namespace mrko::session {

/// Never holds the MRKO password: it was checked and exchanged for `credential`.
struct AccountDraft {
    std::string id;  ///< one-time id of the form: random_token(), made by the handler that starts the form
    std::string account_name;
    std::string mrko_login;
    std::optional<access::VerifiedCredential> credential{};

    friend bool operator==(const AccountDraft&, const AccountDraft&) = default;
};

/// One draft a user. Every call may throw RedisDown.
///
/// Redis:  w:{t}:uid          hash of the form's id and the sealed draft; expires after 10 minutes
///         i:{t}:uid:form     child number that a finished form led to; expires after 24 hours
class AccountDrafts {
public:
    /// The references must outlive the object.
    AccountDrafts(RedisConnection& redis, const SealKeys& keys);

    /// Replaces the user's earlier draft and starts its ten minutes anew.
    void save(const access::PortalUserId& user, const AccountDraft& draft);

    [[nodiscard]] std::optional<AccountDraft> load(const access::PortalUserId& user);

    void discard(const access::PortalUserId& user);

    /// So that the second POST of a double Finish can be answered with the same redirect.
    void remember_finished(const access::PortalUserId& user, std::string_view id, int child_number);
    [[nodiscard]] std::optional<int> finished(const access::PortalUserId& user, std::string_view id);

private:
    RedisConnection& redis_;
    const SealKeys& keys_;
};

}  // namespace mrko::session
