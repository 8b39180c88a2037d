// SPDX-License-Identifier: Apache-2.0
// Where the reader is signed in: each session with the button that ends it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/device.h"
#include "journal/school_calendar.h"
#include "views/page_layout.h"

namespace mrko::views {

/// The buttons post csrf and `session` to /sessions: a session's name, or "others" for all but the reader's.
struct SessionList {
    enum class Done { nothing, ended };

    struct Session {
        std::string name;  ///< for the form
        access::Device device;
        journal::SchoolMoment begun;
        journal::SchoolMoment last_seen;
    };

    std::optional<Session> own;  ///< the reader's; empty: it ended just now
    std::vector<Session> others;
    Done done{Done::nothing};  ///< what the last press of a button did
};

[[nodiscard]] PageHead head(const SessionList& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const SessionList& page, const Catalogue& texts);

}  // namespace mrko::views
