// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/account_check_handler.h"

#include <optional>
#include <utility>
#include <variant>

#include "handlers/frame.h"
#include "views/account_check.h"

namespace mrko::handlers {

namespace {

std::string diary_of(int child) {
    return "/diary/" + std::to_string(child) + "/week";
}

journal::PupilCard shown(const sql::PupilPreview& preview) {
    journal::PupilCard card;
    card.given_name = preview.given_name;
    card.family_name = preview.family_initial;
    card.class_name = preview.class_name;
    card.school_name = preview.school_name;
    return card;
}

}  // namespace

http::Response AccountCheckHandler::get(const Call& call, const access::PortalUser& visitor) {
    const auto draft = parts_.drafts.load(visitor.id);
    if (!draft || !draft->credential) {
        return http::Response::see_other("/accounts/new");
    }
    const auto grant = parts_.policy.preview(*draft->credential);
    const views::AccountCheck page{.account_name = draft->account_name,
                                   .mrko_login = draft->mrko_login,
                                   .pupil = shown(parts_.diary.preview(grant, parts_.school_clock.today())),
                                   .form_id = draft->id};
    return http::Response::html(parts_.templates.render(page, frame_of(call)));
}

http::Response AccountCheckHandler::post(const Call& call, const access::PortalUser& visitor) {
    const auto form_id = call.request.form().value("form_id").value_or("");
    const auto draft = parts_.drafts.load(visitor.id);
    if (draft && draft->credential && draft->id == form_id) {
        return finish(call, visitor, *draft);
    }
    if (const auto child = parts_.drafts.finished(visitor.id, form_id)) {
        return http::Response::see_other(diary_of(*child));
    }
    return http::Response::see_other(draft ? "/accounts/check" : "/accounts/new");
}

http::Response AccountCheckHandler::finish(const Call& call,
                                           const access::PortalUser& visitor,
                                           const session::AccountDraft& draft) {
    // A password that the school renewed since the form was answered opens nothing.
    std::ignore = parts_.policy.preview(*draft.credential);
    // Redis forgets the list first: whatever happens after the commit, it is read again from SQL.
    parts_.bindings.forget(visitor.id);
    const auto outcome = parts_.registered.bind(visitor.id,
                                                {.account_name = draft.account_name,
                                                 .credential = *draft.credential,
                                                 .request_id = call.request.request_id(),
                                                 .now = parts_.clock.now()});
    if (std::holds_alternative<sql::NameTaken>(outcome)) {
        return http::Response::see_other("/accounts/new");
    }
    const auto* const bound = std::get_if<sql::Bound>(&outcome);
    // The same child by a parallel press of the button is the same success.
    const int child = bound != nullptr ? bound->number.value : std::get<sql::AlreadyBound>(outcome).number.value;
    parts_.drafts.remember_finished(visitor.id, draft.id, child);
    parts_.drafts.discard(visitor.id);
    parts_.visitors.restore_changed_children(visitor.id);

    auto response = http::Response::see_other(diary_of(child));
    const auto cookie = parts_.sessions.rotate(call.signed_in->cookie);
    if (cookie.empty()) {
        return http::Response::see_other("/enter");
    }
    if (bound != nullptr) {
        parts_.sessions.set_flash(cookie, session::Flash::child_connected);
    }
    response.set_cookie(session_cookie_with(cookie));
    return response;
}

}  // namespace mrko::handlers
