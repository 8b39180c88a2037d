// SPDX-License-Identifier: Apache-2.0
// The questions that people ask, all of them or those that hold what was searched for; and the way out for whoever
// cannot sign in.
#pragma once

#include <string>

#include "views/help_topics.h"
#include "views/page_layout.h"

namespace mrko::views {

struct HelpPage {
    std::string asked;  ///< as it was typed; empty: all questions
};

[[nodiscard]] PageHead head(const HelpPage& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const HelpPage& page, const Catalogue& texts);

/// "I cannot sign in": one cause after the other, each with its next step.
struct SignInHelp {};

[[nodiscard]] PageHead head(const SignInHelp& page, const Catalogue& texts);
void fill(ctemplate::TemplateDictionary& dictionary, const SignInHelp& page, const Catalogue& texts);

/// Fills help_topic.tpl; `part` is an include dictionary of the page.
void fill_help_topic(ctemplate::TemplateDictionary& part, const HelpTopic& topic, const Catalogue& texts);

}  // namespace mrko::views
