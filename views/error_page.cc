// SPDX-License-Identifier: Apache-2.0
#include "views/error_page.h"

#include <string_view>

#include "views/format.h"
#include "views/names/error_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

enum class NextStep { none, diary, portal, password, pupil };

/// Which answer of the help fits.
struct Help {
    std::string_view address;
    Message name;
};

Help help_with(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::too_many_requests:
            return {"/help/sign-in#paused", Message{"error", "Help: why the diary waits after wrong attempts"}};
        case ErrorKind::sign_in_failed:
        case ErrorKind::sign_in_expired:
        case ErrorKind::portal_unavailable:
            return {"/help/sign-in#portal", Message{"error", "Help: if the portal does not let you in"}};
        case ErrorKind::credential_renewed:
        case ErrorKind::pupil_sign_in_over:
            return {"/help/sign-in#renewed", Message{"error", "Help: if the school has issued a new password"}};
        case ErrorKind::session_over: return {"/help/sign-in", Message{"error", "Help: if you cannot sign in"}};
        case ErrorKind::bad_request:
        case ErrorKind::not_found:
        case ErrorKind::forbidden:
        case ErrorKind::method_not_allowed:
        case ErrorKind::payload_too_large:
        case ErrorKind::unavailable:
        case ErrorKind::internal: break;
    }
    return {"/help#code", Message{"error", "Help: what to do and what the code is for"}};
}

struct Words {
    Message heading;
    Message text;
    NextStep next{NextStep::none};
};

Words words(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::bad_request:
            return {Message{"error", "The page could not be opened by this address"},
                    Message{"error", "Something in the address or in the form is not as the diary expects it."},
                    NextStep::diary};
        case ErrorKind::not_found:
            return {Message{"error", "There is no such page"},
                    Message{"error", "The address may have a mistake, or the page has moved."},
                    NextStep::diary};
        case ErrorKind::forbidden:
            return {
                Message{"error", "The form could not be accepted"},
                Message{"error", "It was opened in another session or too long ago. Open the page anew and repeat."},
                NextStep::diary};
        case ErrorKind::method_not_allowed:
            return {Message{"error", "The page does not work this way"},
                    Message{"error", "Go back to the diary and use the buttons and links of its pages."},
                    NextStep::diary};
        case ErrorKind::payload_too_large:
            return {Message{"error", "Too much was sent at once"},
                    Message{"error", "The diary expects a short form here. Nothing was saved."},
                    NextStep::diary};
        case ErrorKind::too_many_requests:
            return {Message{"error", "Too many attempts"},
                    Message{"error", "The diary paused the answers for a while, so that nobody guesses passwords."},
                    NextStep::none};
        case ErrorKind::unavailable:
            return {Message{"error", "The diary does not answer now"},
                    Message{"error", "The data are safe. The page will open when the diary is back."},
                    NextStep::none};
        case ErrorKind::internal:
            return {Message{"error", "The diary could not show this page"},
                    Message{"error", "The fault is ours and is already written down. Try again a little later."},
                    NextStep::diary};
        case ErrorKind::sign_in_failed:
            return {Message{"error", "The sign-in through the portal did not succeed"},
                    Message{"error", "The portal did not confirm who you are, or you refused. Try once more."},
                    NextStep::portal};
        case ErrorKind::sign_in_expired:
            return {
                Message{"error", "The sign-in took too long"},
                Message{"error", "The way through the portal has to be finished within a few minutes. Begin again."},
                NextStep::portal};
        case ErrorKind::portal_unavailable:
            return {
                Message{"error", "The portal does not answer now"},
                Message{"error", "Without the portal the diary cannot learn who you are. Try again a little later."},
                NextStep::portal};
        case ErrorKind::credential_renewed:
            return {
                Message{"error", "The school issued a new password"},
                Message{"error", "The diary is closed until the new password is entered. The class teacher has it."},
                NextStep::password};
        case ErrorKind::pupil_sign_in_over:
            return {Message{"error", "The school issued a new password"},
                    Message{"error", "Sign in again with the new login and password. The class teacher has them."},
                    NextStep::pupil};
        case ErrorKind::session_over:
            return {Message{"error", "You were away for long, so the diary was closed"},
                    Message{"error", "Sign in through the portal, and this page opens again."},
                    NextStep::portal};
    }
    return words(ErrorKind::internal);
}

}  // namespace

PageHead head(const ErrorPage& page, const Catalogue& texts) {
    return {.title = texts.text(words(page.kind).heading),
            .page_name = "error_page.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const ErrorPage& page, const Catalogue& texts) {
    const Words said = words(page.kind);
    dictionary.SetValue(kep_HEADING, texts.text(said.heading));
    dictionary.SetValue(kep_TEXT, texts.text(said.text));
    if (page.retry_after) {
        dictionary.SetValueAndShowSection(
            kep_WAIT,
            texts.text(Message{"error", "Try again in {time}."}, {{"time", waiting_time(*page.retry_after, texts)}}),
            kep_WAIT);
    }
    const auto lead = [&](const std::string& address, const Message& name) {
        dictionary.SetValue(kep_ACTION_ADDRESS, address);
        dictionary.SetValueAndShowSection(kep_ACTION_NAME, texts.text(name), kep_ACTION);
    };
    switch (said.next) {
        case NextStep::none: break;
        case NextStep::diary: lead("/", Message{"error", "Go to the diary"}); break;
        case NextStep::portal: lead(page.enter_address, Message{"error", "Sign in through the portal"}); break;
        case NextStep::password: lead(page.password_address, Message{"accounts", "Enter the new password"}); break;
        case NextStep::pupil: lead("/enter/pupil", Message{"pupil", "Sign in as a pupil"}); break;
    }
    const Help help = help_with(page.kind);
    dictionary.SetValue(kep_HELP_ADDRESS, std::string(help.address));
    dictionary.SetValue(kep_HELP, texts.text(help.name));
    if (!page.request_id.empty()) {
        dictionary.SetValueAndShowSection(kep_REQUEST_ID, page.request_id, kep_REQUEST_ID);
    }
}

}  // namespace mrko::views
