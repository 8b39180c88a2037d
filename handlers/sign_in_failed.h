// SPDX-License-Identifier: Apache-2.0
// A way through the portal that ends without a session: what the visitor is told, and what the log is told.
#pragma once

#include <stdexcept>
#include <string>

namespace mrko::handlers {

class SignInFailed final : public std::runtime_error {
public:
    /// expired: too late, used already or begun in another browser; the visitor simply begins anew.
    /// refused: the portal's answer did not prove who came.
    enum class Reason { expired, refused };

    SignInFailed(Reason reason, const std::string& why) : std::runtime_error(why), reason_(reason) {}

    [[nodiscard]] Reason reason() const noexcept { return reason_; }

private:
    Reason reason_;
};

}  // namespace mrko::handlers
