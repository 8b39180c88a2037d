// SPDX-License-Identifier: Apache-2.0
// What the school says about a pupil's credentials now; sql/ knows the answer.
#pragma once

#include <optional>

#include "journal/ids.h"

namespace mrko::access {

class CredentialStanding {
public:
    CredentialStanding() = default;
    CredentialStanding(const CredentialStanding&) = delete;
    CredentialStanding& operator=(const CredentialStanding&) = delete;
    virtual ~CredentialStanding() = default;

    /// The newest issue of the pupil's credential; empty when there is none or the school withdrew it.
    /// A binding lasts while the child studies, so the credential's last day is not asked here.
    [[nodiscard]] virtual std::optional<int> newest_version(journal::PupilId pupil) = 0;

    /// The same of the credential by which the pupil signs in, which has issues of its own. Who knows of none lets no
    /// pupil in.
    [[nodiscard]] virtual std::optional<int> newest_pupil_version(journal::PupilId /*pupil*/) { return std::nullopt; }
};

}  // namespace mrko::access
