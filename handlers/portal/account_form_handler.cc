// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/account_form_handler.h"

#include <algorithm>
#include <utility>

#include "handlers/credential_answers.h"
#include "handlers/frame.h"
#include "handlers/open/start_page_handler.h"
#include "handlers/portal/account_answers.h"
#include "session/token.h"

namespace mrko::handlers {

using views::AccountError;

struct AccountFormHandler::Answers {
    std::string account_name;
    std::string login;
    std::string password;
    std::optional<access::VerifiedCredential> kept;  ///< proved by an earlier answer with this login
};

http::Response AccountFormHandler::get(const Call& call, const access::PortalUser& visitor) {
    views::AccountForm page;
    if (const auto draft = drafts_.load(visitor.id)) {
        page.account_name = draft->account_name;
        page.mrko_login = draft->mrko_login;
        page.password = draft->credential ? views::AccountForm::Password::kept : views::AccountForm::Password::to_enter;
    }
    return show(call, std::move(page), 200);
}

http::Response AccountFormHandler::post(const Call& call, const access::PortalUser& visitor) {
    const auto& form = call.request.form();
    Answers answers{.account_name = trimmed(form.value("account_name").value_or("")),
                    .login = trimmed(form.value("mrko_login").value_or("")),
                    .password = std::string{form.value("mrko_password").value_or("")},
                    .kept = std::nullopt};
    if (const auto draft = drafts_.load(visitor.id); draft && draft->mrko_login == answers.login) {
        answers.kept = draft->credential;
    }
    const auto judged = judge(call, visitor, answers);
    if (judged.sign_in_again) {
        return http::Response::see_other("/enter?return_to=/accounts/new");
    }
    if (!judged.errors.empty()) {
        // A wrong pair must be typed anew; every other correction keeps what was proved.
        const auto password = answers.kept && answers.password.empty() ? views::AccountForm::Password::kept
                                                                       : views::AccountForm::Password::to_enter;
        return show(call,
                    views::AccountForm{.account_name = answers.account_name,
                                       .mrko_login = answers.login,
                                       .password = password,
                                       .errors = judged.errors},
                    422);
    }
    drafts_.save(visitor.id,
                 {.id = session::random_token(),
                  .account_name = answers.account_name,
                  .mrko_login = answers.login,
                  .credential = judged.credential});
    return http::Response::see_other("/accounts/check");
}

JudgedAnswers AccountFormHandler::judge(const Call& call, const access::PortalUser& visitor, const Answers& answers) {
    const auto& children = call.signed_in->children;
    JudgedAnswers judged;
    const auto note = [&](std::optional<AccountError> error) {
        if (error) {
            judged.errors.push_back(*std::move(error));
        }
    };
    const bool keeps_proof = answers.password.empty() && answers.kept;
    const auto login = login_error(answers.login);
    note(login);
    if (!keeps_proof && answers.password.empty()) {
        note(views::PasswordEmpty{});
    }
    if (keeps_proof) {
        judged.credential = answers.kept;
    } else if (judged.errors.empty()) {
        judged = proof_.prove(call, visitor, answers.login, answers.password);
        if (judged.sign_in_again) {
            return judged;
        }
    }
    const auto pupil = judged.credential ? std::optional{judged.credential->pupil} : std::nullopt;
    if (auto name = name_error(answers.account_name, children, pupil)) {
        judged.errors.insert(judged.errors.begin(), *std::move(name));
    }
    const auto bound = std::ranges::find_if(children, [&](const access::BoundChild& child) {
        return judged.credential && child.pupil == judged.credential->pupil &&
               child.credential_version == judged.credential->version;
    });
    if (bound != children.end()) {
        judged.errors = {views::AlreadyConnected{.account_name = bound->account_name, .child = bound->number}};
    }
    return judged;
}

http::Response AccountFormHandler::show(const Call& call, views::AccountForm page, int status) const {
    if (!call.signed_in->children.empty()) {
        page.purpose = views::AccountForm::Purpose::another_child;
        page.cancel_address = home_of(*call.signed_in);
    }
    return http::Response::html(templates_.render(page, frame_of(call)), status);
}

}  // namespace mrko::handlers
