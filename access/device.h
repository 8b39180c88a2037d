// SPDX-License-Identifier: Apache-2.0
// By what people recognise one of their own sessions in a list: the browser and the system, no more precisely than a
// person would name them. Nothing is decided by it.
#pragma once

#include <string>
#include <string_view>

namespace mrko::access {

struct Device {
    enum class Browser { other, chrome, edge, firefox, opera, safari, samsung, yandex };
    enum class System { other, android, chromeos, ipad, iphone, desktop_linux, macos, windows };

    Browser browser{Browser::other};
    System system{System::other};

    friend bool operator==(const Device&, const Device&) = default;
};

/// What a User-Agent field names; `other` where it names none of these.
[[nodiscard]] Device device_of_user_agent(std::string_view field) noexcept;

/// "chrome android": the form in Redis.
[[nodiscard]] std::string word(const Device& device);
/// The reverse; what is unknown is `other`.
[[nodiscard]] Device device_of(std::string_view written) noexcept;

}  // namespace mrko::access
