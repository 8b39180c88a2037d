// SPDX-License-Identifier: Apache-2.0
// Text of a teacher in which plain web addresses are links. The text stays text: what is no address is never markup.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ctemplate {
class TemplateDictionary;
}

namespace mrko::views {

struct TextPart {
    enum class Kind { words, link, line_break };

    Kind kind{Kind::words};
    std::string text;  ///< of a link the address as it stands in the text; empty for a line break

    friend bool operator==(const TextPart&, const TextPart&) = default;
};

/// Cuts a text at its line ends and at its addresses. A link begins with http:// or https:// at the beginning of a
/// word, and has a host of letters, digits, dots and hyphens (a label is Latin or Russian, never both), perhaps a port,
/// and no user name. Signs at its end belong to the sentence; a bracket is the address's own where it was opened within
/// it.
[[nodiscard]] std::vector<TextPart> parts_of(std::string_view text);

/// Fills linked_text.tpl; `part` is an include dictionary of the page.
void fill_linked_text(ctemplate::TemplateDictionary& part, std::string_view text);

}  // namespace mrko::views
