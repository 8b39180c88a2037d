// SPDX-License-Identifier: Apache-2.0
// What the pages of help know: questions with their answers, and how a question is found by words.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "views/catalogue.h"
#include "views/info_page.h"

namespace mrko::views {

struct HelpTopic {
    std::string_view anchor;  ///< /help#connect
    Message question;
    std::array<Message, 3> answer;  ///< paragraphs; those without an id are none
    std::string_view address{};     ///< where to go next; may be empty
    Message link{};                 ///< the name of that address
};

/// /help: the questions that people ask, in their order.
[[nodiscard]] std::span<const HelpTopic> help_questions() noexcept;

/// /help/sign-in: from the likeliest cause to the rest.
[[nodiscard]] std::span<const HelpTopic> ways_to_sign_in() noexcept;

/// The parts of a page about the diary itself.
[[nodiscard]] std::span<const HelpTopic> topics_of(InfoPage::Kind kind) noexcept;

/// Whether each of the folded words begins, by its stem, a word of the question or of its answer.
[[nodiscard]] bool tells_of(const HelpTopic& topic, std::span<const std::string> wanted, const Catalogue& texts);

}  // namespace mrko::views
