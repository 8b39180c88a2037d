// SPDX-License-Identifier: Apache-2.0
#include "session/device_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mrko::session {

namespace {

using Browser = access::Device::Browser;
using System = access::Device::System;

template <class Value>
using Name = std::pair<std::string_view, Value>;

constexpr std::array browser_words{Name<Browser>{"chrome", Browser::chrome},
                                   Name<Browser>{"edge", Browser::edge},
                                   Name<Browser>{"firefox", Browser::firefox},
                                   Name<Browser>{"opera", Browser::opera},
                                   Name<Browser>{"safari", Browser::safari},
                                   Name<Browser>{"samsung", Browser::samsung},
                                   Name<Browser>{"yandex", Browser::yandex}};

constexpr std::array system_words{Name<System>{"android", System::android},
                                  Name<System>{"chromeos", System::chromeos},
                                  Name<System>{"ipad", System::ipad},
                                  Name<System>{"iphone", System::iphone},
                                  Name<System>{"linux", System::desktop_linux},
                                  Name<System>{"macos", System::macos},
                                  Name<System>{"windows", System::windows}};

template <class Names>
auto named(const Names& words, std::string_view text) noexcept {
    const auto* const word = std::ranges::find(words, text, &Names::value_type::first);
    return word == words.end() ? typename Names::value_type::second_type{} : word->second;
}

template <class Names, class Value>
std::string_view name_of(const Names& words, Value value) noexcept {
    const auto* const word = std::ranges::find(words, value, &Names::value_type::second);
    return word == words.end() ? std::string_view{"other"} : word->first;
}

}  // namespace

std::string words_of(const access::Device& device) {
    std::string words{name_of(browser_words, device.browser)};
    return words.append(" ").append(name_of(system_words, device.system));
}

access::Device device_of(std::string_view written) noexcept {
    const auto blank = std::min(written.find(' '), written.size());
    return {.browser = named(browser_words, written.substr(0, blank)),
            .system = named(system_words, written.substr(std::min(blank + 1, written.size())))};
}

}  // namespace mrko::session
