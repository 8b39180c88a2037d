// SPDX-License-Identifier: Apache-2.0
#include "tests/handlers/some_settings.h"

#include <fstream>

#include "session/seal.h"

namespace mrko::handlers {

config::Config some_settings(const std::filesystem::path& folder) {
    std::ofstream{folder / "session.keys"} << session::SealKeys::generate_text();
    std::ofstream assets{folder / "assets.json"};
    const char* before = "{";
    for (const char* const name :
         {"diary.css",     "diary-125.css", "diary-150.css", "diary-200.css", "week.css", "week-125.css", "week-150.css",
          "week-200.css",  "paper.css",     "diary.js",      "device.js",     "icons.svg", "favicon.svg",
          "diary.webmanifest"}) {
        assets << before << '"' << name << "\": \"" << name << '"';
        before = ", ";
    }
    assets << '}';
    assets.close();
    config::Config settings;
    settings.service.public_origin = "https://dnevnik.example";
    settings.session_keys = folder / "session.keys";
    settings.templates.asset_list = folder / "assets.json";
    settings.redis.socket_path = (folder / "no-redis.sock").string();
    settings.database.connection = (folder / "journal.sqlite").string();
    settings.portal = portal::plain_openid("portal",
                                           "https://portal.example",
                                           {.client_id = "mrko-diary",
                                            .client_secret = portal::ClientSecret{"secret"},
                                            .redirect_uri = "https://dnevnik.example/enter/return"});
    return settings;
}

}  // namespace mrko::handlers
