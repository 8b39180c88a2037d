// SPDX-License-Identifier: Apache-2.0
// What can be wrong with the account form, each case with its parameters; the words come from the catalogue.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "access/visitor.h"
#include "views/catalogue.h"

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

struct NameEmpty {};

struct NameUsed {
    std::string name;
};

struct NameTooLong {
    int length{0};  ///< in characters, as the person counts them
    int limit{40};
};

struct LoginEmpty {};

struct LoginTooLong {
    int limit{64};
};

struct LoginHasRussianLetters {
    std::vector<std::string> letters;  ///< the letters found, each once: "а", "о"
};

struct PasswordEmpty {};

struct PairWrong {
    std::optional<int> attempts_left;
};

/// The pair is right, but it opens the diary of another child than the one that asks for its new password.
struct PairOfAnotherChild {
    std::string name;  ///< of the child that asks
};

struct SignInPaused {
    std::chrono::minutes until{0};  ///< local time of day
};

struct AlreadyConnected {
    std::string account_name;  ///< the name it has in this person's list
    access::ChildNumber child;
};

using AccountError = std::variant<NameEmpty,
                                  NameUsed,
                                  NameTooLong,
                                  LoginEmpty,
                                  LoginTooLong,
                                  LoginHasRussianLetters,
                                  PasswordEmpty,
                                  PairWrong,
                                  PairOfAnotherChild,
                                  SignInPaused,
                                  AlreadyConnected>;

/// The field an error belongs to; `form` for those that belong to no single one.
enum class AccountField { account_name, mrko_login, mrko_password, form };

[[nodiscard]] AccountField field_of(const AccountError& error) noexcept;

/// The sentence for the person, the same in the summary and at the field.
[[nodiscard]] std::string text_of(const AccountError& error, const Catalogue& texts);

/// The title of a form's page, which begins with the word of an error when there is one.
[[nodiscard]] std::string form_title(const std::string& heading,
                                     const std::vector<AccountError>& errors,
                                     const Catalogue& texts);

/// Makes form_errors.tpl of an include dictionary: the summary of all errors, each with a link to its field. `errors` is not empty.
void fill_form_errors(ctemplate::TemplateDictionary& dictionary,
                      const std::vector<AccountError>& errors,
                      const Catalogue& texts);

}  // namespace mrko::views
