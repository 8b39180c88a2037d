// SPDX-License-Identifier: Apache-2.0
#include "views/error_page.h"

#include "views/format.h"
#include "views/names/error_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

enum class NextStep { none, diary, portal, connect, pupil };

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
                Message{"error",
                        "The diary is closed until it is connected with the new password. The class teacher has it."},
                NextStep::connect};
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
        case NextStep::pupil: lead("/enter/pupil", Message{"pupil", "Sign in as a pupil"}); break;
        case NextStep::connect: lead("/accounts/new", Message{"error", "Connect the diary again"}); break;
    }
    if (!page.request_id.empty()) {
        dictionary.SetValueAndShowSection(kep_REQUEST_ID, page.request_id, kep_REQUEST_ID);
    }
}

}  // namespace mrko::views
