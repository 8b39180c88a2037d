// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/enter_return_handler.h"

#include <optional>
#include <utility>
#include <variant>

#include "handlers/open/start_page_handler.h"
#include "handlers/sign_in_failed.h"
#include "session/pupil_attempts.h"

namespace mrko::handlers {

namespace {

std::optional<std::string> text_of(std::optional<std::string_view> value) {
    return value ? std::optional{std::string{*value}} : std::nullopt;
}

http::Cookie prelogin_cookie_removed() {
    return {.name = std::string{session::prelogin_cookie_name}, .value = "", .max_age = std::chrono::seconds{0}};
}

}  // namespace

http::Response EnterReturnHandler::get(const Call& call) {
    const auto& request = call.request;
    const auto cookie = request.cookie(session::prelogin_cookie_name);
    const auto kept = cookie ? prelogins_.take(*cookie) : std::nullopt;
    if (!kept) {
        throw SignInFailed{SignInFailed::Reason::expired, "no sign-in of this browser is under way"};
    }
    const auto outcome = portal_.finish({.state = kept->state, .nonce = kept->nonce, .verifier = kept->verifier},
                                        {.code = text_of(request.query("code")),
                                         .state = text_of(request.query("state")),
                                         .iss = text_of(request.query("iss")),
                                         .error = text_of(request.query("error"))});
    if (const auto* const refusal = std::get_if<portal::SignInRefusal>(&outcome)) {
        if (refusal->reason == portal::SignInRefusal::Reason::cancelled_at_portal) {
            auto response = http::Response::see_other("/");
            response.set_cookie(prelogin_cookie_removed());
            return response;
        }
        audit_.record_refusal(call,
                              {.actor = "",
                               .action = "session.refused",
                               .object = "portal",
                               .after = std::string{portal::to_text(*refusal)}});
        throw SignInFailed{SignInFailed::Reason::refused, "sign-in refused: " + std::string{portal::to_text(*refusal)}};
    }
    return welcome(call, std::get<portal::PortalIdentity>(outcome), kept->return_to);
}

http::Response EnterReturnHandler::welcome(const Call& call,
                                           const portal::PortalIdentity& identity,
                                           const std::string& return_to) {
    const access::PortalUserId user{.provider = identity.provider, .subject = identity.subject};
    audit_.record(call, {.actor = sql::actor_of(user), .action = "session.begun", .object = "portal", .after = ""});
    auto children = visitors_.restore_lost_children(user);
    if (call.signed_in) {
        sessions_.end(call.signed_in->cookie);
    }
    auto cookie = sessions_.create({.portal_user = user,
                                    .name = identity.name,
                                    .portal_session = identity.portal_session,
                                    .device = device_of(call)});
    const SignedIn visitor{.cookie = cookie, .session = {}, .children = std::move(children)};
    auto response = http::Response::see_other(return_to.empty() ? home_of(visitor) : return_to);
    response.set_cookie(session_cookie_with(std::move(cookie)));
    response.set_cookie(prelogin_cookie_removed());
    if (call.request.cookie(session::browser_cookie_name)) {
        // From now on this browser is a parent's: the next sign-in leads to the portal.
        response.set_cookie(
            {.name = std::string{session::browser_cookie_name}, .value = "", .max_age = std::chrono::seconds{0}});
    }
    return response;
}

}  // namespace mrko::handlers
