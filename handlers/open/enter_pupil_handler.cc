// SPDX-License-Identifier: Apache-2.0
#include "handlers/open/enter_pupil_handler.h"

#include <chrono>
#include <optional>
#include <utility>

#include "handlers/credential_answers.h"
#include "handlers/frame.h"
#include "handlers/open/start_page_handler.h"
#include "handlers/visitors.h"
#include "http/client_network.h"
#include "http/error.h"
#include "session/token.h"
#include "sql/login_text.h"

namespace mrko::handlers {

namespace {

constexpr access::ChildNumber own{1};
/// So long a browser counts as the pupil's own without a new sign-in.
constexpr std::chrono::days browser_known{180};

/// The cookie of this browser when it is one of ours.
std::optional<std::string> browser_cookie(const http::Request& request) {
    const auto cookie = request.cookie(session::browser_cookie_name);
    return cookie && session::browser_token(*cookie) ? std::optional{std::string{*cookie}} : std::nullopt;
}

http::Cookie browser_cookie_with(std::string value, std::optional<std::chrono::seconds> life) {
    return {.name = std::string{session::browser_cookie_name}, .value = std::move(value), .max_age = life};
}

/// Without a session the form belongs to the browser: its token stands in the page and in the cookie.
void check_browser(const Call& call, const std::optional<std::string>& cookie) {
    if (call.signed_in) {
        return;
    }
    const auto masked = call.request.form().value("csrf");
    const auto token = masked ? session::unmask(*masked) : std::nullopt;
    const auto own_token = cookie ? session::browser_token(*cookie) : std::nullopt;
    if (!token || !own_token || !session::same_secret(*token, *own_token)) {
        throw http::Forbidden{"a sign-in form of another browser"};
    }
}

}  // namespace

struct EnterPupilHandler::Answers {
    std::string login;
    std::string password;
};

struct EnterPupilHandler::Judged {
    std::vector<views::AccountError> errors;
    std::optional<access::PupilCredential> credential;
    std::string proved_cookie;  ///< with a credential: what the browser keeps
};

http::Response EnterPupilHandler::get(const Call& call) {
    if (call.signed_in && call.signed_in->session.own_diary) {
        return http::Response::see_other(home_of(*call.signed_in));
    }
    const views::PupilSignIn page{
        .mrko_login = {}, .return_to = diary_page(call.request.query("return_to").value_or("")), .errors = {}};
    return show(call, page, browser_cookie(call.request).value_or(session::random_token()), 200);
}

http::Response EnterPupilHandler::post(const Call& call) {
    auto cookie = browser_cookie(call.request);
    check_browser(call, cookie);
    const auto& form = call.request.form();
    const Answers answers{.login = trimmed(form.value("mrko_login").value_or("")),
                          .password = std::string{form.value("mrko_password").value_or("")}};
    const auto return_to = diary_page(form.value("return_to").value_or(""));
    if (!cookie) {
        cookie = session::random_token();
    }
    auto judged = judge(call, *cookie, answers);
    if (!judged.credential) {
        return show(call,
                    {.mrko_login = answers.login, .return_to = return_to, .errors = std::move(judged.errors)},
                    *cookie,
                    422);
    }
    auto response = welcome(call, *judged.credential, return_to);
    response.set_cookie(browser_cookie_with(std::move(judged.proved_cookie), browser_known));
    return response;
}

EnterPupilHandler::Judged EnterPupilHandler::judge(const Call& call,
                                                   const std::string& cookie,
                                                   const Answers& answers) {
    Judged judged;
    if (auto error = login_error(answers.login)) {
        judged.errors.push_back(*std::move(error));
    }
    if (answers.password.empty()) {
        judged.errors.emplace_back(views::PasswordEmpty{});
    }
    if (!judged.errors.empty()) {
        return judged;
    }
    const session::Attempter from{.cookie = cookie, .network = http::client_network(call.request.remote_address())};
    const auto login = sql::login_key(answers.login);
    const auto standing = parts_.attempts.begin(from, login);
    const auto refused = [&](std::string why) {
        parts_.audit.record_refusal(call,
                                    {.actor = "",
                                     .role = access::Reader::pupil,
                                     .action = "session.refused",
                                     .object = "login",
                                     .after = std::move(why)});
    };
    if (standing.paused_until) {
        refused("paused");
        judged.errors.emplace_back(paused(*standing.paused_until, parts_.clock, parts_.school_clock));
        return judged;
    }
    if (answers.password.size() <= password_limit) {
        judged.credential = parts_.credentials.check_pupil(login, answers.password, parts_.school_clock.today());
    }
    if (judged.credential) {
        judged.proved_cookie = parts_.attempts.succeed(from, login);
    } else {
        refused("");
        judged.errors.emplace_back(views::PairWrong{standing.left});
    }
    return judged;
}

http::Response EnterPupilHandler::welcome(const Call& call,
                                          const access::PupilCredential& credential,
                                          const std::string& return_to) {
    access::Family pupil{.id = session::pupil_user(credential.pupil),
                         .name = {},
                         .children = {{.number = own,
                                       .account_name = {},
                                       .pupil = credential.pupil,
                                       .credential_version = credential.version}},
                         .reader = access::Reader::pupil};
    const auto card = parts_.diary.card(parts_.policy.open_diary(pupil, own), parts_.school_clock.today());
    auto& diary = pupil.children.front();
    diary.account_name = card.given_name;
    parts_.audit.record(call,
                        {.actor = sql::actor_of(pupil.id),
                         .role = access::Reader::pupil,
                         .action = "session.begun",
                         .object = sql::object_of(credential.pupil),
                         .after = ""});
    if (call.signed_in) {
        parts_.sessions.end(call.signed_in->cookie);
    }
    auto cookie = parts_.sessions.create({.portal_user = pupil.id,
                                          .name = card.given_name + ' ' + card.family_name,
                                          .own_diary = std::move(diary),
                                          .device = device_of(call)});
    auto response =
        http::Response::see_other(return_to.empty() ? "/diary/" + std::to_string(own.value) + "/week" : return_to);
    response.set_cookie(session_cookie_with(std::move(cookie)));
    return response;
}

http::Response EnterPupilHandler::show(const Call& call,
                                       const views::PupilSignIn& page,
                                       const std::string& cookie,
                                       int status) const {
    auto frame = frame_of(call);
    frame.request_path = "/enter/pupil";
    if (!call.signed_in) {
        frame.csrf = session::mask(session::browser_token(cookie).value_or(""));
    }
    auto response = http::Response::html(parts_.templates.render(page, frame), status);
    if (call.request.cookie(session::browser_cookie_name) != cookie) {
        response.set_cookie(browser_cookie_with(cookie, std::nullopt));
    }
    return response;
}

std::string EnterPupilHandler::diary_page(std::string_view asked) const {
    const std::string diary = "/diary/" + std::to_string(own.value) + '/';
    return asked.starts_with(diary) && parts_.router.is_own_page(asked) ? std::string{asked} : std::string{};
}

}  // namespace mrko::handlers
