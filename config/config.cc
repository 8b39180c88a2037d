// SPDX-License-Identifier: Apache-2.0
#include "config/config.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <sstream>
#include <utility>

#include "config/settings_file.h"
#include "portal/endpoint_url.h"
#include "sql/postgres_address.h"

namespace mrko::config {

namespace {

using std::chrono::milliseconds;

/// A value that does not fit throws this with the sentence for the operator.
struct Unfit final : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Of the 43 that audit-key prints any 32 are more than anybody can guess.
constexpr std::size_t least_audit_key = 32;

int whole_number(const std::string& text, int least, int most) {
    int number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || number < least || number > most) {
        throw Unfit{"'" + text + "' is no whole number from " + std::to_string(least) + " to " + std::to_string(most)};
    }
    return number;
}

std::string origin(const std::string& text) {
    const auto after_scheme = text.find("://") + 3;
    if (!portal::read_endpoint_url(text) || text.find_first_of("/?", after_scheme) != std::string::npos) {
        throw Unfit{"'" + text +
                    "' is no origin; write https and a host, as https://dnevnik.example; without TLS only this machine "
                    "is taken"};
    }
    return text;
}

/// "10.0.0.1:26379, 10.0.0.2:26379"
std::vector<session::RedisAddress> addresses(const std::string& text) {
    std::vector<session::RedisAddress> found;
    std::istringstream words{text};
    for (std::string word; std::getline(words >> std::ws, word, ',');) {
        word.erase(word.find_last_not_of(" \t") + 1);
        const auto colon = word.rfind(':');
        auto address =
            colon == std::string::npos
                ? std::nullopt
                : session::numeric_address(word.substr(0, colon), whole_number(word.substr(colon + 1), 1, 65535));
        if (!address) {
            throw Unfit{"'" + word +
                        "' is no address; write numbers and port, as 10.0.0.1:26379, and commas between them"};
        }
        found.push_back(*std::move(address));
    }
    return found;
}

/// "+03:00" or "-05:30".
std::chrono::minutes utc_offset(const std::string& text) {
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
        throw Unfit{"'" + text + "' is no offset from UTC; write it as +03:00"};
    }
    const int minutes = whole_number(text.substr(1, 2), 0, 14) * 60 + whole_number(text.substr(4), 0, 59);
    return std::chrono::minutes{text[0] == '-' ? -minutes : minutes};
}

/// The portal's settings as they stand; made into a profile when all are known.
struct PortalSettings {
    std::string profile{"openid"};
    std::string name{"portal"};
    std::string issuer;
    std::string client_id;
    std::string client_secret;
    portal::Endpoints endpoints;
    std::string nonce;
};

/// A configuration while it is read.
struct Draft {
    Config config;
    PortalSettings portal;
    std::vector<std::string> mistakes;
};

using Setter = std::function<void(Draft&, const std::string& value)>;

Setter milliseconds_into(std::function<milliseconds&(Config&)> place) {
    return [place = std::move(place)](Draft& draft, const std::string& value) {
        place(draft.config) = milliseconds{whole_number(value, 1, 600000)};
    };
}

Setter secret_into(std::string key, std::function<std::string&(Draft&)> place) {
    return [key = std::move(key), place = std::move(place)](Draft& draft, const std::string& value) {
        place(draft) = read_whole(value, key, draft.mistakes);
    };
}

template <class Place>
Setter text_into(Place place) {
    return [place](Draft& draft, const std::string& value) { place(draft) = value; };
}

const std::map<std::string, Setter>& setters() {
    static const std::map<std::string, Setter> table{
        {"service.public_origin",
         [](Draft& draft, const std::string& value) { draft.config.service.public_origin = origin(value); }},
        {"service.utc_offset",
         [](Draft& draft, const std::string& value) { draft.config.service.utc_offset = utc_offset(value); }},
        {"service.today",
         [](Draft& draft, const std::string& value) {
             draft.config.service.today = journal::parse_day(value);
             if (!draft.config.service.today) {
                 throw Unfit{"'" + value + "' is no day of the calendar; write it as 2026-09-01"};
             }
         }},
        {"workers.socket", text_into([](Draft & draft) -> auto& { return draft.config.workers.socket; })},
        {"workers.socket_group", text_into([](Draft & draft) -> auto& { return draft.config.workers.socket_group; })},
        {"workers.pid_file", text_into([](Draft & draft) -> auto& { return draft.config.workers.pid_file; })},
        {"workers.count",
         [](Draft& draft, const std::string& value) { draft.config.workers.count = whole_number(value, 1, 999); }},
        {"workers.waiting",
         [](Draft& draft, const std::string& value) { draft.config.workers.waiting = whole_number(value, 1, 4096); }},
        {"workers.read_deadline_ms",
         milliseconds_into([](Config & config) -> auto& { return config.worker.read_deadline; })},
        {"workers.write_deadline_ms",
         milliseconds_into([](Config & config) -> auto& { return config.worker.write_deadline; })},
        {"workers.requests_before_recycling",
         [](Draft& draft, const std::string& value) {
             draft.config.worker.requests_before_recycling =
                 static_cast<std::size_t>(whole_number(value, 1, 100000000));
         }},
        {"workers.memory_mib_before_recycling",
         [](Draft& draft, const std::string& value) {
             draft.config.worker.memory_before_recycling = static_cast<std::size_t>(whole_number(value, 32, 65536))
                                                           << 20U;
         }},
        {"redis.socket", text_into([](Draft & draft) -> auto& { return draft.config.redis.socket_path; })},
        {"redis.sentinels",
         [](Draft& draft, const std::string& value) { draft.config.redis.sentinels.addresses = addresses(value); }},
        {"redis.primary_name", text_into([](Draft & draft) -> auto& { return draft.config.redis.sentinels.primary; })},
        {"redis.sentinel_password_file",
         secret_into(
             "redis.sentinel_password_file",
             [](Draft & draft) -> auto& { return draft.config.redis.sentinels.password; })},
        {"redis.host", text_into([](Draft & draft) -> auto& { return draft.config.redis.host; })},
        {"redis.port",
         [](Draft& draft, const std::string& value) { draft.config.redis.port = whole_number(value, 1, 65535); }},
        {"redis.user", text_into([](Draft & draft) -> auto& { return draft.config.redis.user; })},
        {"redis.password_file",
         secret_into(
             "redis.password_file", [](Draft & draft) -> auto& { return draft.config.redis.password; })},
        {"redis.connect_timeout_ms",
         milliseconds_into([](Config & config) -> auto& { return config.redis.connect_timeout; })},
        {"redis.command_timeout_ms",
         milliseconds_into([](Config & config) -> auto& { return config.redis.command_timeout; })},
        {"session.keys_file", text_into([](Draft & draft) -> auto& { return draft.config.session_keys; })},
        {"session.idle_minutes",
         [](Draft& draft, const std::string& value) {
             draft.config.session.idle = std::chrono::minutes{whole_number(value, 1, 1440)};
         }},
        {"session.absolute_hours",
         [](Draft& draft, const std::string& value) {
             draft.config.session.absolute = std::chrono::hours{whole_number(value, 1, 168)};
         }},
        {"session.devices",
         [](Draft& draft, const std::string& value) { draft.config.session.devices = whole_number(value, 1, 100); }},
        {"answers.kept_for_seconds",
         [](Draft& draft, const std::string& value) {
             draft.config.fresh.life = std::chrono::seconds{whole_number(value, 0, 3600)};
         }},
        {"answers.classes_kept_for_seconds",
         [](Draft& draft, const std::string& value) {
             draft.config.shared.life = std::chrono::seconds{whole_number(value, 0, 86400)};
         }},
        {"database.backend",
         [](Draft& draft, const std::string& value) {
             if (value != "sqlite" && value != "postgresql") {
                 throw Unfit{"'" + value + "' is neither sqlite nor postgresql"};
             }
             draft.config.database.backend =
                 value == "sqlite" ? sql::DatabaseOptions::Backend::sqlite : sql::DatabaseOptions::Backend::postgresql;
         }},
        {"database.connection", text_into([](Draft & draft) -> auto& { return draft.config.database.connection; })},
        {"database.worker_role", text_into([](Draft & draft) -> auto& { return draft.config.worker_role; })},
        {"database.password_file",
         text_into([](Draft & draft) -> auto& { return draft.config.database.password_file; })},
        {"database.statement_timeout_ms",
         milliseconds_into([](Config & config) -> auto& { return config.database.statement_timeout; })},
        {"database.lock_wait_ms",
         milliseconds_into([](Config & config) -> auto& { return config.database.lock_wait; })},
        {"audit.key_file",
         secret_into(
             "audit.key_file", [](Draft & draft) -> auto& { return draft.config.database.audit_key; })},
        {"portal.profile",
         [](Draft& draft, const std::string& value) {
             if (value != "openid" && value != "sudir") {
                 throw Unfit{"'" + value + "' is neither openid nor sudir"};
             }
             draft.portal.profile = value;
         }},
        {"portal.name", text_into([](Draft & draft) -> auto& { return draft.portal.name; })},
        {"portal.issuer", text_into([](Draft & draft) -> auto& { return draft.portal.issuer; })},
        {"portal.client_id", text_into([](Draft & draft) -> auto& { return draft.portal.client_id; })},
        {"portal.client_secret_file",
         secret_into(
             "portal.client_secret_file", [](Draft & draft) -> auto& { return draft.portal.client_secret; })},
        {"portal.authorization_endpoint",
         text_into([](Draft & draft) -> auto& { return draft.portal.endpoints.authorization; })},
        {"portal.token_endpoint", text_into([](Draft & draft) -> auto& { return draft.portal.endpoints.token; })},
        {"portal.jwks_uri", text_into([](Draft & draft) -> auto& { return draft.portal.endpoints.jwks; })},
        {"portal.end_session_endpoint",
         text_into([](Draft & draft) -> auto& { return draft.portal.endpoints.end_session; })},
        {"portal.nonce",
         [](Draft& draft, const std::string& value) {
             if (value != "required" && value != "when_present") {
                 throw Unfit{"'" + value + "' is neither required nor when_present"};
             }
             draft.portal.nonce = value;
         }},
        {"assets.list", text_into([](Draft & draft) -> auto& { return draft.config.templates.asset_list; })},
    };
    return table;
}

std::string environment_name(const std::string& key) {
    std::string name = "MRKO_" + key;
    std::ranges::transform(name, name.begin(), [](unsigned char letter) {
        return letter == '.' ? '_' : static_cast<char>(std::toupper(letter));
    });
    return name;
}

void apply(Draft& draft, const Setting& setting) {
    const auto found = setters().find(setting.key);
    if (found == setters().end()) {
        draft.mistakes.push_back(setting.place + ": " + setting.key +
                                 " is no setting; config/mrko.conf lists them all");
        return;
    }
    if (setting.value.empty()) {
        return;
    }
    try {
        found->second(draft, setting.value);
    } catch (const Unfit& unfit) {
        draft.mistakes.push_back(setting.place + ": " + setting.key + ": " + unfit.what());
    }
}

void require(Draft& draft, const std::string& key, bool present) {
    if (!present) {
        draft.mistakes.push_back(key + " is missing");
    }
}

portal::ProviderProfile profile_of(Draft& draft) {
    auto& settings = draft.portal;
    const auto& fixed = settings.endpoints;
    const bool any_fixed = !fixed.authorization.empty() || !fixed.token.empty() || !fixed.jwks.empty();
    require(draft, "portal.issuer", !settings.issuer.empty());
    require(draft, "portal.client_id", !settings.client_id.empty());
    require(draft, "portal.client_secret_file", !settings.client_secret.empty());
    if (any_fixed || settings.profile == "sudir") {
        require(draft, "portal.authorization_endpoint", !fixed.authorization.empty());
        require(draft, "portal.token_endpoint", !fixed.token.empty());
        require(draft, "portal.jwks_uri", !fixed.jwks.empty());
    }
    portal::ClientRegistration client{.client_id = settings.client_id,
                                      .client_secret = portal::ClientSecret{settings.client_secret},
                                      .redirect_uri = draft.config.service.public_origin + "/enter/return"};
    auto profile = settings.profile == "sudir"
                       ? portal::sudir(settings.name, settings.issuer, fixed, std::move(client))
                       : portal::plain_openid(settings.name, settings.issuer, std::move(client));
    if (any_fixed) {
        profile.endpoints = fixed;
    }
    if (!settings.nonce.empty()) {
        profile.nonce = settings.nonce == "required" ? portal::NonceRule::required : portal::NonceRule::when_present;
    }
    return profile;
}

std::string joined(const std::vector<std::string>& sentences) {
    std::string text;
    for (const auto& sentence : sentences) {
        text += (text.empty() ? "" : "\n") + sentence;
    }
    return text;
}

}  // namespace

Mistakes::Mistakes(std::vector<std::string> sentences)
    : std::runtime_error(joined(sentences)), sentences_(std::move(sentences)) {}

Config read(const std::filesystem::path& file, const Environment& environment) {
    Draft draft;
    auto settings = read_settings(file, draft.mistakes);
    for (const auto& entry : setters()) {
        const auto& key = entry.first;
        const auto name = environment_name(key);
        if (auto value = environment(name)) {
            std::erase_if(settings, [&](const Setting& setting) { return setting.key == key; });
            settings.push_back({.key = key, .value = *std::move(value), .place = name});
        }
    }
    for (const auto& setting : settings) {
        apply(draft, setting);
    }
    require(draft, "session.keys_file", !draft.config.session_keys.empty());
    require(draft, "database.connection", !draft.config.database.connection.empty());
    if (draft.config.database.backend == sql::DatabaseOptions::Backend::postgresql) {
        if (const auto unfit = sql::unfit_postgres_address(draft.config.database.connection)) {
            draft.mistakes.push_back("database.connection: " + *unfit);
        }
    }
    require(draft, "audit.key_file", !draft.config.database.audit_key.empty());
    if (const auto octets = draft.config.database.audit_key.size(); octets > 0 && octets < least_audit_key) {
        draft.mistakes.push_back("audit.key_file: the key is shorter than " + std::to_string(least_audit_key) +
                                 " characters; `mrko-diaryctl audit-key` makes one");
    }
    require(draft, "assets.list", !draft.config.templates.asset_list.empty());
    require(draft,
            "redis.socket, redis.host or redis.sentinels",
            !draft.config.redis.socket_path.empty() || !draft.config.redis.host.empty() ||
                !draft.config.redis.sentinels.addresses.empty());
    draft.config.portal = profile_of(draft);
    if (!draft.mistakes.empty()) {
        throw Mistakes{std::move(draft.mistakes)};
    }
    return std::move(draft.config);
}

std::string shown(const Config& config) {
    std::string text;
    const auto line = [&](std::string_view key, const std::string& value) {
        text.append(key).append(" = ").append(value).append("\n");
    };
    line("service.public_origin", config.service.public_origin);
    line("service.utc_offset_minutes", std::to_string(config.service.utc_offset.count()));
    line("service.today", config.service.today ? journal::iso(*config.service.today) : "");
    line("workers.socket", config.workers.socket.string());
    line("workers.count", std::to_string(config.workers.count));
    line("workers.waiting", std::to_string(config.workers.waiting));
    line("redis.socket", config.redis.socket_path);
    line("redis.host", config.redis.host);
    line("redis.sentinels", std::to_string(config.redis.sentinels.addresses.size()));
    line("redis.password", config.redis.password.empty() ? "none" : "(hidden)");
    line("session.keys_file", config.session_keys.string());
    line("session.idle_minutes", std::to_string(config.session.idle.count()));
    line("session.absolute_hours", std::to_string(config.session.absolute.count()));
    line("answers.kept_for_seconds", std::to_string(config.fresh.life.count()));
    line("answers.classes_kept_for_seconds", std::to_string(config.shared.life.count()));
    line("database.backend",
         config.database.backend == sql::DatabaseOptions::Backend::sqlite ? "sqlite" : "postgresql");
    line("database.connection", config.database.connection);
    line("database.worker_role", config.worker_role);
    line("audit.key", "(hidden)");
    line("portal.issuer", config.portal.issuer);
    line("portal.client_id", config.portal.client_id);
    line("portal.client_secret", "(hidden)");
    line("assets.list", config.templates.asset_list.string());
    return text;
}

}  // namespace mrko::config
