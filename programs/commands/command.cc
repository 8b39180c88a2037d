// SPDX-License-Identifier: Apache-2.0
#include "programs/commands/command.h"

#include <cstdlib>

namespace mrko::programs {

Words::Words(const std::vector<std::string>& given,
             const std::set<std::string>& with_value,
             const std::set<std::string>& plain_options) {
    for (std::size_t at = 0; at < given.size(); ++at) {
        const auto& word = given[at];
        if (plain_options.contains(word)) {
            options_[word] = "";
        } else if (with_value.contains(word)) {
            if (at + 1 == given.size()) {
                throw WrongUsage{word + " needs a value"};
            }
            options_[word] = given[++at];
        } else if (word.starts_with("--")) {
            throw WrongUsage{word + " is no option of this command"};
        } else {
            plain_.push_back(word);
        }
    }
}

std::optional<std::string> Words::value(const std::string& option) const {
    const auto found = options_.find(option);
    return found == options_.end() ? std::nullopt : std::optional{found->second};
}

std::string Words::needed(const std::string& option) const {
    auto found = value(option);
    if (!found) {
        throw WrongUsage{option + " is missing"};
    }
    return *std::move(found);
}

config::Config settings_of(const Invocation& invocation) {
    return config::read(invocation.config, [](const std::string& name) {
        const char* const value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>{value};
    });
}

}  // namespace mrko::programs
