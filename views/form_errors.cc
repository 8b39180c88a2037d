// SPDX-License-Identifier: Apache-2.0
#include "views/form_errors.h"

#include "views/format.h"
#include "views/names/form_errors.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

template <class... Cases>
struct Cased : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Cased(Cases...) -> Cased<Cases...>;

std::string quoted(const std::vector<std::string>& letters, const Catalogue& texts) {
    std::string result;
    for (const std::string& letter : letters) {
        result += result.empty() ? "" : ", ";
        result += texts.text(Message{"account", "“{letter}”"}, {{"letter", letter}});
    }
    return result;
}

std::string address_of(AccountField field) {
    switch (field) {
        case AccountField::account_name: return "#account_name";
        case AccountField::mrko_login: return "#mrko_login";
        case AccountField::mrko_password: return "#mrko_password";
        case AccountField::form: return {};
    }
    return {};
}

}  // namespace

AccountField field_of(const AccountError& error) noexcept {
    if (std::holds_alternative<NameEmpty>(error) || std::holds_alternative<NameUsed>(error) ||
        std::holds_alternative<NameTooLong>(error)) {
        return AccountField::account_name;
    }
    if (std::holds_alternative<LoginEmpty>(error) || std::holds_alternative<LoginTooLong>(error) ||
        std::holds_alternative<LoginHasRussianLetters>(error) || std::holds_alternative<PairOfAnotherChild>(error)) {
        return AccountField::mrko_login;
    }
    if (std::holds_alternative<PasswordEmpty>(error) || std::holds_alternative<PairWrong>(error)) {
        return AccountField::mrko_password;
    }
    return AccountField::form;
}

std::string text_of(const AccountError& error, const Catalogue& texts) {
    return std::visit(
        Cased{
            [&](const NameEmpty&) {
                return texts.text(Message{"account error", "Enter an account name"});
            },
            [&](const NameUsed& fault) {
                return texts.text(
                    Message{"account error", "You already have an account named “{name}”. Enter another name"},
                    {{"name", fault.name}});
            },
            [&](const NameTooLong& fault) {
                return texts.text(
                    Message{"account error", "Account name must be {limit} characters or fewer. It is {length}"},
                    {{"limit", std::to_string(fault.limit)}, {"length", std::to_string(fault.length)}});
            },
            [&](const LoginEmpty&) {
                return texts.text(Message{"account error", "Enter the MRKO login"});
            },
            [&](const LoginTooLong& fault) {
                return texts.text(Message{"account error", "The MRKO login must be {limit} characters or fewer"},
                                  {{"limit", std::to_string(fault.limit)}});
            },
            [&](const LoginHasRussianLetters& fault) {
                return texts.text(
                    Message{"account error",
                            "The login has Russian letters: {letters}. Switch the keyboard layout and enter it again"},
                    {{"letters", quoted(fault.letters, texts)}});
            },
            [&](const PasswordEmpty&) {
                return texts.text(Message{"account error", "Enter the MRKO password"});
            },
            [&](const PairWrong& fault) {
                std::string text = texts.text(
                    Message{"account error", "Login and password do not match. Check the layout and Caps Lock."});
                if (fault.attempts_left) {
                    text += ' ';
                    text += texts.plural(Message{"account error", "{n} attempt left"}, *fault.attempts_left);
                }
                return text;
            },
            [&](const PairOfAnotherChild& fault) {
                return texts.text(
                    Message{"account error",
                            "These are the login and password of another child, not of “{name}”. Enter those that the "
                            "class teacher handed out for this one"},
                    {{"name", fault.name}});
            },
            [&](const SignInPaused& fault) {
                return texts.text(Message{"account error", "Sign-in is paused until {time} because of wrong attempts"},
                                  {{"time", time_of_day(fault.until)}});
            },
            [&](const AlreadyConnected& fault) {
                return texts.text(Message{"account error", "This diary is already connected as “{name}”."},
                                  {{"name", fault.account_name}});
            },
        },
        error);
}

std::string form_title(const std::string& heading, const std::vector<AccountError>& errors, const Catalogue& texts) {
    return errors.empty() ? heading : texts.text(Message{"account", "Error:"}) + ' ' + heading;
}

void fill_form_errors(ctemplate::TemplateDictionary& dictionary,
                      const std::vector<AccountError>& errors,
                      const Catalogue& texts) {
    dictionary.SetFilename("form_errors.tpl");
    for (const AccountError& error : errors) {
        auto& row = *dictionary.AddSectionDictionary(kfe_ERROR);
        row.SetValue(kfe_TEXT, text_of(error, texts));
        if (const std::string address = address_of(field_of(error)); address.empty()) {
            row.ShowSection(kfe_PLAIN);
        } else {
            row.SetValueAndShowSection(kfe_ADDRESS, address, kfe_LINK);
        }
        if (const auto* connected = std::get_if<AlreadyConnected>(&error)) {
            row.SetValueAndShowSection(
                kfe_MORE_ADDRESS, "/diary/" + std::to_string(connected->child.value) + "/week", kfe_MORE);
        }
    }
}

}  // namespace mrko::views
