// SPDX-License-Identifier: Apache-2.0
#include "handlers/open_if_current.h"

namespace mrko::handlers {

std::optional<access::PupilGrant> open_if_current(const access::Policy& policy,
                                                  const access::Family& visitor,
                                                  access::ChildNumber child) {
    try {
        return policy.open_diary(visitor, child);
    } catch (const access::Denied& denied) {
        if (denied.reason() != access::Denied::Reason::credential_renewed) {
            throw;
        }
        return std::nullopt;
    }
}

}  // namespace mrko::handlers
