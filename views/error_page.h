// SPDX-License-Identifier: Apache-2.0
// Every page that says "this did not work": what happened in plain words and the next step.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "views/page_layout.h"

namespace mrko::views {

enum class ErrorKind {
    bad_request,
    not_found,
    forbidden,
    method_not_allowed,
    payload_too_large,
    too_many_requests,
    unavailable,
    internal,
    sign_in_failed,   ///< the portal's answer did not prove who came
    sign_in_expired,  ///< the way through the portal took too long
    portal_unavailable,
    credential_renewed,  ///< the school issued a new password, which has to be entered
    pupil_sign_in_over,  ///< the school renewed or withdrew the credential by which the pupil signed in
    session_over,
};

struct ErrorPage {
    ErrorKind kind{ErrorKind::internal};
    int status{500};
    std::string request_id;  ///< what the person can name to support; may be empty
    std::optional<std::chrono::seconds> retry_after;
    std::string enter_address{"/enter"};            ///< of the kinds whose next step is the portal
    std::string password_address{"/accounts/new"};  ///< of credential_renewed: where the new password is entered
};

[[nodiscard]] PageHead head(const ErrorPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const ErrorPage& page, const Catalogue& texts);

}  // namespace mrko::views
