// SPDX-License-Identifier: Apache-2.0
#include "handlers/portal/account_answers.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "handlers/credential_answers.h"
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

}  // namespace

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

JudgedAnswers CredentialProof::prove(const Call& call,
                                     const access::PortalUser& visitor,
                                     const std::string& login,
                                     const std::string& password) {
    const auto age = clock_.now() - call.signed_in->session.created;
    const auto school_of_login = [&] {
        const auto school = credentials_.school_of_login(login);
        return school ? std::to_string(school->value) : std::string{"unknown"};
    };
    if (age > fresh_sign_in && attempts_.school_braked(school_of_login())) {
        return {.errors = {}, .credential = {}, .sign_in_again = true};
    }
    const auto standing = attempts_.begin(visitor.id, login);
    if (standing.paused_until) {
        audit_.record_refusal(
            call,
            {.actor = sql::actor_of(visitor.id), .action = "credential.refused", .object = "login", .after = "paused"});
        return {.errors = {paused(*standing.paused_until, clock_, school_clock_)}, .credential = {}};
    }
    auto credential =
        password.size() > password_limit ? std::nullopt : credentials_.check(login, password, school_clock_.today());
    if (!credential) {
        const auto school = school_of_login();
        attempts_.count_wrong(school);
        // The login as it was typed may be a password in the wrong field.
        audit_.record_refusal(call,
                              {.actor = sql::actor_of(visitor.id),
                               .action = "credential.refused",
                               .object = "school:" + school,
                               .after = ""});
        return {.errors = {views::PairWrong{standing.left}}, .credential = {}};
    }
    attempts_.succeed(visitor.id, login);
    return {.errors = {}, .credential = std::move(credential)};
}

const access::BoundChild& own_child(const Call& call) {
    const auto& children = call.signed_in->children;
    const auto found = std::ranges::find(children, call.path.child(), &access::BoundChild::number);
    if (found == children.end()) {
        throw access::Denied{access::Denied::Reason::hidden};
    }
    return *found;
}

}  // namespace mrko::handlers
