// SPDX-License-Identifier: Apache-2.0
// The secret that we share with the provider, in a type that cannot be printed by mistake.
#pragma once

#include <string>
#include <utility>

namespace mrko::portal {

/// Has no operator<< and no conversion: only reveal() shows the text, and a reader can search for that word.
class ClientSecret {
public:
    ClientSecret() = default;

    explicit ClientSecret(std::string text) noexcept : text_(std::move(text)) {}

    [[nodiscard]] const std::string& reveal() const noexcept { return text_; }

    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

private:
    std::string text_;
};

}  // namespace mrko::portal
