// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/account_form_handler.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "handlers/credential_answers.h"
#include "handlers/frame.h"
#include "handlers/open/start_page_handler.h"
#include "session/token.h"
#include "sql/account_name.h"

namespace mrko::handlers {

using views::AccountError;

namespace {

constexpr int name_limit = 40;
constexpr std::chrono::minutes fresh_sign_in{15};

int characters(std::string_view text) {
    const auto starts_one = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    return static_cast<int>(std::ranges::count_if(text, starts_one));
}

std::optional<AccountError> name_error(const std::string& name,
                                       const std::vector<access::BoundChild>& children,
                                       std::optional<journal::PupilId> own) {
    if (name.empty()) {
        return views::NameEmpty{};
    }
    if (const int length = characters(name); length > name_limit) {
        return views::NameTooLong{.length = length, .limit = name_limit};
    }
    const auto key = sql::account_key(name);
    for (const auto& child : children) {
        if (sql::account_key(child.account_name) == key && child.pupil != own) {
            return views::NameUsed{child.account_name};
        }
    }
    return std::nullopt;
}

}  // namespace

struct AccountFormHandler::Answers {
    std::string account_name;
    std::string login;
    std::string password;
    std::optional<access::VerifiedCredential> kept;  ///< proved by an earlier answer with this login
};

struct AccountFormHandler::Judged {
    std::vector<AccountError> errors;
    std::optional<access::VerifiedCredential> credential;
    bool sign_in_again{false};  ///< too many wrong passwords in this school: an old session is not enough
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

AccountFormHandler::Judged AccountFormHandler::judge(const Call& call,
                                                     const access::PortalUser& visitor,
                                                     const Answers& answers) {
    const auto& children = call.signed_in->children;
    Judged judged;
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
        const auto age = clock_.now() - call.signed_in->session.created;
        const auto school = credentials_.school_of_login(answers.login);
        if (age > fresh_sign_in && attempts_.school_braked(school ? std::to_string(school->value) : "unknown")) {
            judged.sign_in_again = true;
            return judged;
        }
        judged = prove(visitor, answers);
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

AccountFormHandler::Judged AccountFormHandler::prove(const access::PortalUser& visitor, const Answers& answers) {
    const auto standing = attempts_.begin(visitor.id, answers.login);
    if (standing.paused_until) {
        return {.errors = {paused(*standing.paused_until, clock_, school_clock_)}, .credential = std::nullopt};
    }
    auto credential = answers.password.size() > password_limit
                          ? std::nullopt
                          : credentials_.check(answers.login, answers.password, school_clock_.today());
    if (!credential) {
        const auto school = credentials_.school_of_login(answers.login);
        attempts_.count_wrong(school ? std::to_string(school->value) : "unknown");
        return {.errors = {views::PairWrong{standing.left}}, .credential = std::nullopt};
    }
    attempts_.succeed(visitor.id, answers.login);
    return {.errors = {}, .credential = credential};
}

http::Response AccountFormHandler::show(const Call& call, views::AccountForm page, int status) const {
    if (!call.signed_in->children.empty()) {
        page.purpose = views::AccountForm::Purpose::another_child;
        page.cancel_address = home_of(*call.signed_in);
    }
    return http::Response::html(templates_.render(page, frame_of(call)), status);
}

}  // namespace mrko::handlers
