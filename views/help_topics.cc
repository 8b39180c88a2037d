// SPDX-License-Identifier: Apache-2.0
#include "views/help_topics.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "journal/folded_words.h"

namespace mrko::views {

namespace {

// A text of the catalogue is one literal, however long: the checks of the catalogues find it so.
constexpr std::array questions{
    HelpTopic{.anchor = "connect",
              .question = Message{"help", "How do I connect my child’s diary?"},
              .answer = {Message{"help", "Sign in through the city’s portal and choose “Add a child”. Give the diary a name of your own, enter the MRKO login and password, check the data and press “Finish”."},
                         Message{"help", "From then on the portal is enough: the diary does not ask for the MRKO login and password again until the school renews them."}},
              .address = "/accounts/new",
              .link = Message{"help", "Connect a diary"}},
    HelpTopic{.anchor = "login",
              .question = Message{"help", "Where do I get the MRKO login and password?"},
              .answer = {Message{"help", "The class teacher hands them out in person, to a parent or another legal representative. Every pupil has a login of their own."},
                         Message{"help", "Nobody can tell you the password by telephone: the diary does not keep it in a form that can be read. If it is lost, ask the class teacher for a new one."}},
              .address = "/help/sign-in",
              .link = Message{"help", "If you cannot sign in"}},
    HelpTopic{.anchor = "renewed",
              .question = Message{"help", "The school has issued a new password. What now?"},
              .answer = {Message{"help", "The former password stops working, and that child’s diary is closed until you enter the new one. Open the child in the list: the diary asks for the new password."},
                         Message{"help", "The diaries of your other children stay open, and nothing has to be connected anew for them."}},
              .address = "/accounts",
              .link = Message{"help", "Your children"}},
    HelpTopic{.anchor = "children",
              .question = Message{"help", "I have several children. Do I sign in for each of them?"},
              .answer = {Message{"help", "No. Connect each child once, with the login and password of that child. Then all are in one list: the name in the bar at the top opens it."},
                         Message{"help", "The children may go to different schools. Two tabs with two children do not get mixed up: the address of a page names the child."}},
              .address = "/family",
              .link = Message{"help", "The whole family"}},
    HelpTopic{.anchor = "school",
              .question = Message{"help", "Is my school connected?"},
              .answer = {Message{"help", "Search for the school by its number or name. If it is not connected yet, there are no logins for its pupils either: the school will tell when it hands them out."}},
              .address = "/schools",
              .link = Message{"help", "Find a school"}},
    HelpTopic{.anchor = "who",
              .question = Message{"help", "Who sees my child’s diary?"},
              .answer = {Message{"help", "Those who have connected it with the login and password of that pupil, the pupil, and the people of the school who keep the journal. Other parents see nothing of it, not even by a copied address."},
                         Message{"help", "What a teacher wrote for parents alone is not shown to the pupil. Without signing in everybody reads only the news, events and cards of schools, where no pupil is named."}},
              .address = "/privacy",
              .link = Message{"help", "What the diary keeps"}},
    HelpTopic{.anchor = "average",
              .question = Message{"help", "How is the average worked out?"},
              .answer = {Message{"help", "Every mark is multiplied by the weight of its work, the products are added up and divided by the sum of the weights. The page of a subject shows the weights and the rule of your school."},
                         Message{"help", "A dot is no mark: the teacher waits for the work until the day that stands beside it. Absences do not change the average."},
                         Message{"help", "The diary only recommends a final mark; it is the teacher who gives it."}}},
    HelpTopic{.anchor = "homework",
              .question = Message{"help", "What is the difference between “nothing set” and “not filled in”?"},
              .answer = {Message{"help", "“Nothing set” was noted by the teacher: there is no homework for that lesson. “Not filled in yet” means that nobody has written anything so far, and homework may still appear."}}},
    HelpTopic{.anchor = "wrong",
              .question = Message{"help", "A mark has changed or is wrong. Whom do I ask?"},
              .answer = {Message{"help", "Open the mark: its page shows the work, its weight, the teacher’s comment and every correction with its date."},
                         Message{"help", "The diary shows the school’s journal and cannot change it. Ask the teacher of the subject or the class teacher; the school’s telephone is on its card."}}},
    HelpTopic{.anchor = "print",
              .question = Message{"help", "How do I print the diary?"},
              .answer = {Message{"help", "Every page of the diary has a button “Print”, and the browser’s own command prints the same. A week fits on one A4 sheet, with a line for a parent’s signature."}}},
    HelpTopic{.anchor = "calendar",
              .question = Message{"help", "Can I have the timetable in the calendar of my phone?"},
              .answer = {Message{"help", "Yes. In a child’s diary open “Calendar on the phone” and copy the address into your calendar. It brings lessons, replacements, tests, meetings and homework, and never marks."},
                         Message{"help", "Whoever knows that address can read the calendar. You can renew or withdraw it on the same page at any time."}}},
    HelpTopic{.anchor = "view",
              .question = Message{"help", "Is there a version for the visually impaired?"},
              .answer = {Message{"help", "Yes: size of letters, spacing and colours of high contrast are chosen on one page, without signing in. The choice is kept in this browser."},
                         Message{"help", "The usual version works with a keyboard, with a screen reader and enlarged four times too."}},
              .address = "/view",
              .link = Message{"help", "View of the pages"}},
    HelpTopic{.anchor = "sign-out",
              .question = Message{"help", "How do I sign out on somebody else’s computer?"},
              .answer = {Message{"help", "Press “Sign out” at the top of the page and close the browser. After that the button “Back” shows nothing of the diary."},
                         Message{"help", "If you forget to, the diary closes by itself after half an hour without a request. Sign out of the portal too: it has a session of its own."}}},
    HelpTopic{.anchor = "code",
              .question = Message{"help", "A page shows an error and a reference code. What is it for?"},
              .answer = {Message{"help", "Repeat in a few minutes first. If the error stays, tell the support of your school or city the code: by it they find what happened. It holds nothing about you or the child."},
                         Message{"help", "What the school and you had saved is not lost by an error of a page."}}},
    HelpTopic{.anchor = "free",
              .question = Message{"help", "What does the diary cost?"},
              .answer = {Message{"help", "Nothing. There are no paid functions, no advertising and nothing to install: a browser is enough."}}},
};

constexpr std::array ways_in{
    HelpTopic{.anchor = "layout",
              .question = Message{"help", "The login or password is not accepted"},
              .answer = {Message{"help", "Look at the keyboard: MRKO logins are written in Latin letters, small and capital letters differ in the password, and Caps Lock must be off."},
                         Message{"help", "Press “Show” beside the password to see what is typed. This is the MRKO login from the school, not the one of the portal."}},
              .address = "/accounts/new",
              .link = Message{"help", "Enter them once more"}},
    HelpTopic{.anchor = "forgotten",
              .question = Message{"help", "I have forgotten or lost the MRKO password"},
              .answer = {Message{"help", "Ask the class teacher for a new one: only the school issues passwords, in person. The support of the diary does not know them."}},
              .address = "/schools",
              .link = Message{"help", "The school’s telephone"}},
    HelpTopic{.anchor = "paused",
              .question = Message{"help", "It says that sign-in is paused"},
              .answer = {Message{"help", "After several wrong attempts the diary waits, so that nobody guesses passwords. The message names the time from which you can try again; waiting is enough."}}},
    HelpTopic{.anchor = "renewed",
              .question = Message{"help", "It worked before, and now one child’s diary asks for a password"},
              .answer = {Message{"help", "The school has issued a new password, and the former one is no longer valid. The class teacher has the new one; enter it for that child, the others stay connected."}},
              .address = "/accounts",
              .link = Message{"help", "Your children"}},
    HelpTopic{.anchor = "school",
              .question = Message{"help", "The school has not given us any login"},
              .answer = {Message{"help", "Perhaps the school is not connected yet. Look it up; if it is connected, the class teacher has the login, if not, ask the school when it will be."}},
              .address = "/schools",
              .link = Message{"help", "Is my school connected?"}},
    HelpTopic{.anchor = "portal",
              .question = Message{"help", "The portal does not let me in or gives an error"},
              .answer = {Message{"help", "The portal checks who you are, and its password is not kept in the diary. Restore access on the portal’s own page of sign-in, then come back and sign in again."},
                         Message{"help", "If the portal does not answer at all, try again in a quarter of an hour: the diary cannot let you in without it."}},
              .address = "/enter",
              .link = Message{"help", "Sign in through the portal"}},
    HelpTopic{.anchor = "other",
              .question = Message{"help", "Something else"},
              .answer = {Message{"help", "Note the reference code from the page with the error and the time, and tell them to the support of your school or city. By the code they find what happened."}},
              .address = "/help",
              .link = Message{"help", "All questions"}},
};

constexpr std::array about_page{
    HelpTopic{.anchor = "what",
              .question = Message{"help", "What this is"},
              .answer = {Message{"help", "The school diary of a city: marks, homework, the timetable and teachers’ comments for parents and pupils, as they stand in the journal of the school."},
                         Message{"help", "It is free of charge, without advertising, and works in any browser, also without scripts."}}},
    HelpTopic{.anchor = "whose",
              .question = Message{"help", "Where the data come from"},
              .answer = {Message{"help", "Teachers keep the journal, schools hand it over, and the diary shows it. The diary cannot change a mark."}}},
    HelpTopic{.anchor = "code",
              .question = Message{"help", "The program"},
              .answer = {Message{"help", "The source text is open under the Apache licence 2.0."}}},
};

constexpr std::array privacy_page{
    HelpTopic{.anchor = "kept",
              .question = Message{"help", "What is kept"},
              .answer = {Message{"help", "Of a parent: the portal’s number of the person and the names of the diaries that were connected. The portal’s password never comes here, the MRKO password is kept as a fingerprint that cannot be read back."},
                         Message{"help", "Of a pupil: what the school’s journal holds. It belongs to the school, which also answers for its correctness."}}},
    HelpTopic{.anchor = "cookies",
              .question = Message{"help", "Cookies"},
              .answer = {Message{"help", "One for the sign-in, until you sign out or half an hour passes without a request, and further ones for the language and the view of pages. There are no counters and no requests to other sites."}}},
    HelpTopic{.anchor = "log",
              .question = Message{"help", "The log"},
              .answer = {Message{"help", "For every request the service notes its time, kind of page, result and reference code, and for 90 days the network address that it came from, but no names and no marks. While you are signed in it also knows your kind of browser, for your own list of sign-ins."}}},
    HelpTopic{.anchor = "public",
              .question = Message{"help", "What everybody may read"},
              .answer = {Message{"help", "News and events that a school or the city has marked as public, and the cards of schools with the name of the head. Nothing about pupils, parents or classes."}}},
};

constexpr std::array accessibility_page{
    HelpTopic{.anchor = "how",
              .question = Message{"help", "What it is made by"},
              .answer = {Message{"help", "The pages are made by GOST R 52872–2019 and WCAG 2.2, level AA, and every page is checked for it by a program before a release."},
                         Message{"help", "All works by keyboard, without scripts, enlarged to 400 % without scrolling sideways; nothing moves or reloads by itself."}}},
    HelpTopic{.anchor = "own",
              .question = Message{"help", "Your own view"},
              .answer = {Message{"help", "Size, spacing and colours of high contrast are chosen on one page and kept in this browser."}},
              .address = "/view",
              .link = Message{"help", "View of the pages"}},
    HelpTopic{.anchor = "fault",
              .question = Message{"help", "If something gets in your way"},
              .answer = {Message{"help", "Tell the support of your school or city which page it is and what you use to read it. A reference code, if there is one, helps to find the cause."}}},
};

}  // namespace

std::span<const HelpTopic> help_questions() noexcept {
    return questions;
}

std::span<const HelpTopic> ways_to_sign_in() noexcept {
    return ways_in;
}

std::span<const HelpTopic> topics_of(InfoPage::Kind kind) noexcept {
    switch (kind) {
        case InfoPage::Kind::about: return about_page;
        case InfoPage::Kind::privacy: return privacy_page;
        case InfoPage::Kind::accessibility: return accessibility_page;
    }
    return {};
}

bool tells_of(const HelpTopic& topic, std::span<const std::string> wanted, const Catalogue& texts) {
    std::vector<std::string> words = journal::folded_words(texts.text(topic.question));
    for (const Message& paragraph : topic.answer) {
        if (!paragraph.id.empty()) {
            std::ranges::move(journal::folded_words(texts.text(paragraph)), std::back_inserter(words));
        }
    }
    return journal::all_found(wanted, words);
}

}  // namespace mrko::views
