// SPDX-License-Identifier: Apache-2.0
// The settings of one installation: read once, checked as a whole, then passed on by part.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "http/fcgi_worker.h"
#include "journal/school_calendar.h"
#include "portal/provider_profile.h"
#include "session/redis_connection.h"
#include "session/session_store.h"
#include "session/shared_records.h"
#include "sql/database.h"
#include "views/template_set.h"

namespace mrko::config {

struct ServiceOptions {
    std::string public_origin{"http://127.0.0.1:8080"};  ///< scheme, host and port under which browsers see us
    std::chrono::minutes utc_offset{180};                ///< the schools' zone; Moscow is UTC+3 all year
    std::optional<journal::SchoolDay> today;             ///< demonstrations over data of the past
};

struct Workers {
    std::filesystem::path socket{"/run/mrko-diary/fastcgi.sock"};  ///< where nginx connects
    std::string socket_group;                                      ///< nginx's group; empty: our own
    std::filesystem::path pid_file;                                ///< of the supervisor; empty: none
    int count{2};
    int waiting{256};  ///< requests that wait for a worker; more are refused at once
};

struct Config {
    ServiceOptions service;
    Workers workers;
    http::WorkerOptions worker;
    session::RedisOptions redis;
    session::SessionOptions session;
    session::FreshLimits fresh;
    session::SharedLimits shared;
    std::filesystem::path session_keys;  ///< file of session::SealKeys; empty is a mistake
    sql::DatabaseOptions database;
    std::string worker_role;  ///< of PostgreSQL, gets its rights from `migrate`; may be empty
    portal::ProviderProfile portal;
    views::TemplateOptions templates;
};

/// Every mistake of the file and the environment, one sentence each with its place.
class Mistakes final : public std::runtime_error {
public:
    explicit Mistakes(std::vector<std::string> sentences);

    [[nodiscard]] const std::vector<std::string>& sentences() const noexcept { return sentences_; }

private:
    std::vector<std::string> sentences_;
};

/// The value of an environment variable; empty optional when it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// Reads `[section]` and `key = value` lines; MRKO_SECTION_KEY of the environment wins over the file. Secrets are read
/// from the files that the settings name. Throws Mistakes.
[[nodiscard]] Config read(const std::filesystem::path& file, const Environment& environment);

/// The settings as they hold now, one `section.key = value` a line; no secret is among them.
[[nodiscard]] std::string shown(const Config& config);

}  // namespace mrko::config
