// SPDX-License-Identifier: Apache-2.0
// An MRKO login and password that matched. Made by sql::Credentials alone and kept in the session's draft until Finish.
#pragma once

#include "journal/ids.h"

namespace mrko::access {

struct VerifiedCredential {
    journal::PupilId pupil;
    int version{0};  ///< which issue of the credential matched

    friend bool operator==(const VerifiedCredential&, const VerifiedCredential&) = default;
};

}  // namespace mrko::access
