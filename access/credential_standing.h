// SPDX-License-Identifier: Apache-2.0
// What the school says about a pupil's credentials now; sql/ knows the answer.
#pragma once

#include <cstdint>
#include <optional>

#include "access/reader.h"
#include "journal/ids.h"

namespace mrko::access {

class CredentialStanding {
public:
    CredentialStanding() = default;
    CredentialStanding(const CredentialStanding&) = delete;
    CredentialStanding& operator=(const CredentialStanding&) = delete;
    virtual ~CredentialStanding() = default;

    struct Newest {
        int issue{0};
        std::int64_t journal_version{0};  ///< see PupilGrant::journal_version()
    };

    /// The newest issue of the pupil's credential for parents, or of the pupil's own, which has issues of its own;
    /// empty when there is none or the school withdrew it. A binding lasts while the child studies, so the credential's
    /// last day is not asked here.
    [[nodiscard]] virtual std::optional<Newest> newest(journal::PupilId pupil, Reader audience) = 0;
};

}  // namespace mrko::access
