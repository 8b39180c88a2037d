// SPDX-License-Identifier: Apache-2.0
#include "access/device.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mrko::access {

namespace {

using Browser = Device::Browser;
using System = Device::System;

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

// In this order: nearly all call themselves Chrome, and Chrome calls itself Safari.
constexpr std::array browser_marks{Name<Browser>{"YaBrowser/", Browser::yandex},
                                   Name<Browser>{"SamsungBrowser/", Browser::samsung},
                                   Name<Browser>{"OPR/", Browser::opera},
                                   Name<Browser>{"OPT/", Browser::opera},
                                   Name<Browser>{"Edg/", Browser::edge},
                                   Name<Browser>{"EdgA/", Browser::edge},
                                   Name<Browser>{"EdgiOS/", Browser::edge},
                                   Name<Browser>{"Firefox/", Browser::firefox},
                                   Name<Browser>{"FxiOS/", Browser::firefox},
                                   Name<Browser>{"Chrome/", Browser::chrome},
                                   Name<Browser>{"CriOS/", Browser::chrome},
                                   Name<Browser>{"Safari/", Browser::safari}};

// Android calls itself Linux, an iPhone says "like Mac OS X".
constexpr std::array system_marks{Name<System>{"Android", System::android},
                                  Name<System>{"iPhone", System::iphone},
                                  Name<System>{"iPad", System::ipad},
                                  Name<System>{"Windows", System::windows},
                                  Name<System>{"CrOS", System::chromeos},
                                  Name<System>{"Macintosh", System::macos},
                                  Name<System>{"Linux", System::desktop_linux}};

template <class Names>
auto first_inside(const Names& marks, std::string_view text) noexcept {
    const auto* const mark = std::ranges::find_if(
        marks, [&](const auto& entry) { return text.find(entry.first) != std::string_view::npos; });
    return mark == marks.end() ? typename Names::value_type::second_type{} : mark->second;
}

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

Device device_of_user_agent(std::string_view field) noexcept {
    return {.browser = first_inside(browser_marks, field), .system = first_inside(system_marks, field)};
}

std::string word(const Device& device) {
    std::string written{name_of(browser_words, device.browser)};
    return written.append(" ").append(name_of(system_words, device.system));
}

Device device_of(std::string_view written) noexcept {
    const auto blank = std::min(written.find(' '), written.size());
    return {.browser = named(browser_words, written.substr(0, blank)),
            .system = named(system_words, written.substr(std::min(blank + 1, written.size())))};
}

}  // namespace mrko::access
