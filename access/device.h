// SPDX-License-Identifier: Apache-2.0
// By what people recognise one of their own sessions in a list: the browser and the system, no more precisely than a
// person would name them. Nothing is decided by it.
#pragma once

namespace mrko::access {

struct Device {
    enum class Browser { other, chrome, edge, firefox, opera, safari, samsung, yandex };
    enum class System { other, android, chromeos, ipad, iphone, desktop_linux, macos, windows };

    Browser browser{Browser::other};
    System system{System::other};

    friend bool operator==(const Device&, const Device&) = default;
};

}  // namespace mrko::access
