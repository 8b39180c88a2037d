// SPDX-License-Identifier: Apache-2.0
#include "views/account_fields.h"

#include "views/names/account_name_field.h"
#include "views/names/credential_fields.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

void show_errors(ctemplate::TemplateDictionary& fields,
                 AccountField field,
                 const ctemplate::TemplateString& section,
                 const ctemplate::TemplateString& text,
                 const std::vector<AccountError>& errors,
                 const Catalogue& texts) {
    for (const AccountError& error : errors) {
        if (field_of(error) == field) {
            fields.SetValueAndShowSection(text, text_of(error, texts), section);
        }
    }
}

}  // namespace

void fill_name_field(ctemplate::TemplateDictionary& field,
                     const std::string& account_name,
                     const std::vector<AccountError>& errors,
                     const Catalogue& texts) {
    field.SetFilename("account_name_field.tpl");
    field.SetValue(kanf_ACCOUNT_NAME, account_name);
    show_errors(field, AccountField::account_name, kanf_NAME_ERROR, kanf_TEXT, errors, texts);
}

void fill_credential_fields(ctemplate::TemplateDictionary& fields,
                            const std::string& mrko_login,
                            PasswordField password,
                            const std::vector<AccountError>& errors,
                            const Catalogue& texts) {
    fields.SetFilename("credential_fields.tpl");
    fields.SetValue(kcf_MRKO_LOGIN, mrko_login);
    switch (password) {
        case PasswordField::to_enter: fields.ShowSection(kcf_TO_ENTER); break;
        case PasswordField::kept: fields.ShowSection(kcf_KEPT); break;
    }
    show_errors(fields, AccountField::mrko_login, kcf_LOGIN_ERROR, kcf_TEXT, errors, texts);
    show_errors(fields, AccountField::mrko_password, kcf_PASSWORD_ERROR, kcf_TEXT, errors, texts);
}

}  // namespace mrko::views
