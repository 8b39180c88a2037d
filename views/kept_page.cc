// SPDX-License-Identifier: Apache-2.0
#include "views/kept_page.h"

#include <array>
#include <utility>

#include "views/format.h"
#include "views/names/journal_away.h"
#include "views/names/kept_page.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

constexpr std::string_view token_field{R"(name="csrf" value=")"};

/// The text between two others; empty when one of them is missing.
std::optional<std::string_view> between(std::string_view text, std::string_view before, std::string_view after) {
    const auto begin = text.find(before);
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    text.remove_prefix(begin + before.size());
    const auto end = text.find(after);
    return end == std::string_view::npos ? std::nullopt : std::optional{text.substr(0, end)};
}

/// Puts `token` into every form.
std::string with_tokens(std::string_view main, std::string_view token) {
    std::string result;
    for (auto at = main.find(token_field); at != std::string_view::npos; at = main.find(token_field)) {
        at += token_field.size();
        result.append(main.substr(0, at)).append(token);
        main.remove_prefix(std::min(main.find('"', at), main.size()));
    }
    return result.append(main);
}

/// What ctemplate wrote for HTML, as text again.
std::string unescaped(std::string_view html) {
    constexpr std::array entities{std::pair{std::string_view{"&lt;"}, '<'},
                                  std::pair{std::string_view{"&gt;"}, '>'},
                                  std::pair{std::string_view{"&quot;"}, '"'},
                                  std::pair{std::string_view{"&#39;"}, '\''},
                                  std::pair{std::string_view{"&amp;"}, '&'}};
    std::string text;
    while (!html.empty()) {
        std::size_t taken = 1;
        char character = html.front();
        for (const auto& [entity, meant] : entities) {
            if (html.starts_with(entity)) {
                taken = entity.size();
                character = meant;
            }
        }
        text.push_back(character);
        html.remove_prefix(taken);
    }
    return text;
}

/// "в 07:58", on another day "17 ноября в 07:58".
std::string moment_in_words(const journal::SchoolMoment& moment,
                            const journal::SchoolDay& today,
                            const Catalogue& texts) {
    if (moment.day == today) {
        return texts.text(Message{"kept", "at {time}"}, {{"time", time_of_day(moment.time)}});
    }
    return texts.text(Message{"kept", "on {day} at {time}"},
                      {{"day", day_and_month(moment.day, texts)}, {"time", time_of_day(moment.time)}});
}

}  // namespace

std::optional<KeptPage> kept_page_of(std::string_view document) {
    const auto title = between(document, "<title>", "</title>");
    const auto body = between(document, "<body class=\"", "\"");
    const auto begin = document.find("<main ");
    const auto end = document.rfind("</main>");
    if (!title || !body || begin == std::string_view::npos || end == std::string_view::npos) {
        return std::nullopt;
    }
    auto main = document.substr(begin, end - begin);
    main.remove_prefix(std::min(main.size(), main.find('>') + 1));
    // The ends of lines with which the layout goes around it.
    if (main.starts_with('\n')) {
        main.remove_prefix(1);
    }
    if (main.ends_with('\n')) {
        main.remove_suffix(1);
    }
    return KeptPage{.layout = *body == "wide" ? PageHead::Layout::wide : PageHead::Layout::narrow,
                    .title = unescaped(title->substr(0, title->rfind(" — "))),
                    .main = with_tokens(main, ""),
                    .as_of = {},
                    .today = {}};
}

std::string notice_of(const KeptPage& page, const Catalogue& texts) {
    return texts.text(Message{"kept", "The journal does not answer now. You see what was there {moment}."},
                      {{"moment", moment_in_words(page.as_of, page.today, texts)}});
}

KeptPage with_token(KeptPage page, std::string_view csrf) {
    page.main = with_tokens(page.main, csrf);
    return page;
}

PageHead head(const KeptPage& page, const Catalogue&) {
    return {.title = page.title, .page_name = "kept_page.tpl", .layout = page.layout};
}

void fill(ctemplate::TemplateDictionary& dictionary, const KeptPage& page, const Catalogue&) {
    dictionary.SetValue(kkp_KEPT_HTML, page.main);
}

PageHead head(const JournalAway&, const Catalogue& texts) {
    return {.title = texts.text(Message{"kept", "The school's journal does not answer now"}),
            .page_name = "journal_away.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const JournalAway& page, const Catalogue& texts) {
    auto& list = *dictionary.AddSectionDictionary(kja_KEPT);
    for (const JournalAway::Link& link : page.kept) {
        auto& entry = *list.AddSectionDictionary(kja_PAGE);
        entry.SetValue(kja_ADDRESS, link.address);
        entry.SetValue(kja_TITLE, link.title);
        entry.SetValue(kja_MOMENT,
                       texts.text(Message{"kept", "as it was {moment}"},
                                  {{"moment", moment_in_words(link.as_of, page.today, texts)}}));
    }
    if (!page.request_id.empty()) {
        dictionary.SetValueAndShowSection(kja_REQUEST_ID, page.request_id, kja_REQUEST_ID);
    }
}

}  // namespace mrko::views
