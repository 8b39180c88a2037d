// SPDX-License-Identifier: Apache-2.0
#include "handlers/user_agent.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mrko::handlers {

namespace {

using Browser = access::Device::Browser;
using System = access::Device::System;

template <class Value>
using Name = std::pair<std::string_view, Value>;

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

}  // namespace

access::Device device_of_user_agent(std::string_view field) noexcept {
    return {.browser = first_inside(browser_marks, field), .system = first_inside(system_marks, field)};
}

}  // namespace mrko::handlers
