// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/account_password_handler.h"

#include <utility>
#include <variant>

#include "handlers/credential_answers.h"
#include "handlers/frame.h"
#include "handlers/open_if_current.h"
#include "http/form.h"
#include "views/account_password.h"

namespace mrko::handlers {

http::Response AccountPasswordHandler::get(const Call& call, const access::PortalUser& visitor) {
    const auto& child = own_child(call);
    auto back = way_back(child, call.request.query("return_to").value_or(""));
    if (is_current(call, visitor)) {
        return http::Response::see_other(back);
    }
    const views::AccountPassword page{.account_name = child.account_name,
                                      .child = child.number,
                                      .mrko_login = parts_.credentials.login_of(child).value_or(""),
                                      .return_to = std::move(back),
                                      .errors = {}};
    return http::Response::html(parts_.templates.render(page, frame_of_family(call)));
}

http::Response AccountPasswordHandler::post(const Call& call, const access::PortalUser& visitor) {
    const auto& child = own_child(call);
    const auto& form = call.request.form();
    auto back = way_back(child, form.value("return_to").value_or(""));
    if (is_current(call, visitor)) {
        // The second press of a double click: what was wanted is so.
        return http::Response::see_other(back);
    }
    auto login = trimmed(form.value("mrko_login").value_or(""));
    auto judged = judge(call, visitor, child, login);
    if (judged.sign_in_again) {
        return http::Response::see_other("/enter?return_to=" + views::account_password_address(child.number));
    }
    if (!judged.credential) {
        const views::AccountPassword page{.account_name = child.account_name,
                                          .child = child.number,
                                          .mrko_login = std::move(login),
                                          .return_to = std::move(back),
                                          .errors = std::move(judged.errors)};
        return http::Response::html(parts_.templates.render(page, frame_of_family(call)), 422);
    }
    const auto outcome = changes_.make(visitor.id, [&](sql::BindingRegister& registered) {
        const auto change = changes_.change_of(call, child.number);
        return registered.bind(visitor.id,
                               {.account_name = child.account_name,
                                .credential = *judged.credential,
                                .request_id = change.request_id,
                                .now = change.now});
    });
    if (std::holds_alternative<sql::NameTaken>(outcome)) {
        // The child left the list meanwhile and its name went to another one.
        return http::Response::see_other("/accounts");
    }
    return changes_.done_anew(call, back, session::Flash::none);
}

JudgedAnswers AccountPasswordHandler::judge(const Call& call,
                                            const access::PortalUser& visitor,
                                            const access::BoundChild& child,
                                            const std::string& login) {
    JudgedAnswers judged;
    if (auto error = login_error(login)) {
        judged.errors.push_back(*std::move(error));
    }
    const std::string password{call.request.form().value("mrko_password").value_or("")};
    if (password.empty()) {
        judged.errors.emplace_back(views::PasswordEmpty{});
    }
    if (!judged.errors.empty()) {
        return judged;
    }
    judged = proof_.prove(call, visitor, login, password);
    if (judged.credential && judged.credential->pupil != child.pupil) {
        judged.credential.reset();
        judged.errors = {views::PairOfAnotherChild{child.account_name}};
    }
    return judged;
}

bool AccountPasswordHandler::is_current(const Call& call, const access::PortalUser& visitor) const {
    const access::Family family{.id = visitor.id, .name = visitor.name, .children = call.signed_in->children};
    return open_if_current(parts_.policy, family, call.path.child()).has_value();
}

std::string AccountPasswordHandler::way_back(const access::BoundChild& child, std::string_view asked) const {
    const std::string diary = "/diary/" + std::to_string(child.number.value) + "/";
    return asked.starts_with(diary) && parts_.router.is_own_page(asked) ? std::string{asked} : diary + "week";
}

}  // namespace mrko::handlers
