// SPDX-License-Identifier: Apache-2.0
// Logins and passwords of a school that matched. Made by sql::Credentials alone.
#pragma once

#include "journal/ids.h"

namespace mrko::access {

/// The credential that connects a child; kept in the session's draft until Finish.
struct VerifiedCredential {
    journal::PupilId pupil;
    int version{0};  ///< which issue of the credential matched

    friend bool operator==(const VerifiedCredential&, const VerifiedCredential&) = default;
};

/// The credential by which the pupil signs in. Another type, so that it can never connect a child.
struct PupilCredential {
    journal::PupilId pupil;
    int version{0};

    friend bool operator==(const PupilCredential&, const PupilCredential&) = default;
};

}  // namespace mrko::access
