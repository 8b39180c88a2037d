// SPDX-License-Identifier: Apache-2.0
#include "views/session_list.h"

#include <string_view>

#include "views/format.h"
#include "views/names/session_list.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

using access::Device;

std::string browser_name(Device::Browser browser, const Catalogue& texts) {
    switch (browser) {
        case Device::Browser::other: break;
        case Device::Browser::chrome: return "Chrome";
        case Device::Browser::edge: return "Edge";
        case Device::Browser::firefox: return "Firefox";
        case Device::Browser::opera: return "Opera";
        case Device::Browser::safari: return "Safari";
        case Device::Browser::samsung: return "Samsung Internet";
        case Device::Browser::yandex: return texts.text(Message{"sessions", "Yandex Browser"});
    }
    return texts.text(Message{"sessions", "Another browser"});
}

std::string_view system_name(Device::System system) {
    switch (system) {
        case Device::System::other: break;
        case Device::System::android: return "Android";
        case Device::System::chromeos: return "ChromeOS";
        case Device::System::ipad: return "iPad";
        case Device::System::iphone: return "iPhone";
        case Device::System::desktop_linux: return "Linux";
        case Device::System::macos: return "macOS";
        case Device::System::windows: return "Windows";
    }
    return {};
}

/// "Chrome, Android".
std::string device_words(const Device& device, const Catalogue& texts) {
    std::string words = browser_name(device.browser, texts);
    if (const auto system = system_name(device.system); !system.empty()) {
        words.append(", ").append(system);
    }
    return words;
}

void fill_session(ctemplate::TemplateDictionary& row, const SessionList::Session& session, const Catalogue& texts) {
    row.SetValue(ksl_NAME, session.name);
    row.SetValue(ksl_DEVICE, device_words(session.device, texts));
    row.SetValue(ksl_BEGUN, day_and_time(session.begun, texts));
    row.SetValue(ksl_LAST_SEEN, day_and_time(session.last_seen, texts));
}

}  // namespace

PageHead head(const SessionList&, const Catalogue& texts) {
    return {.title = texts.text(Message{"sessions", "Where you are signed in"}),
            .page_name = "session_list.tpl",
            .layout = PageHead::Layout::narrow};
}

void fill(ctemplate::TemplateDictionary& dictionary, const SessionList& page, const Catalogue& texts) {
    if (page.done == SessionList::Done::ended) {
        dictionary.ShowSection(ksl_DONE);
    }
    if (page.own) {
        fill_session(*dictionary.AddSectionDictionary(ksl_OWN), *page.own, texts);
    }
    for (const SessionList::Session& session : page.others) {
        fill_session(*dictionary.AddSectionDictionary(ksl_OTHER), session, texts);
    }
    if (page.others.empty()) {
        dictionary.ShowSection(ksl_ALONE);
    } else if (page.others.size() > 1) {
        dictionary.ShowSection(ksl_SEVERAL);
    }
}

}  // namespace mrko::views
