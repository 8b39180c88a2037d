// SPDX-License-Identifier: Apache-2.0
// What every command of mrko-diaryctl is given, and how it ends.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "config/config.h"

namespace mrko::programs {

/// The exit codes: 0 done, 1 failed (the reason was said), 2 wrong usage, 3 something that the command needs is away.
enum class Ending { done = 0, failed = 1, wrong_usage = 2, not_ready = 3 };

/// The command line was not understood; what() is the sentence for the operator.
struct WrongUsage final : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The words behind the command's name: plain ones in order, and options with or without a value.
class Words {
public:
    /// `with_value` and `plain_options` name the options that the command knows ("--pupil"). Throws WrongUsage.
    Words(const std::vector<std::string>& given,
          const std::set<std::string>& with_value,
          const std::set<std::string>& plain_options);

    [[nodiscard]] const std::vector<std::string>& plain() const noexcept { return plain_; }

    [[nodiscard]] std::optional<std::string> value(const std::string& option) const;

    [[nodiscard]] bool has(const std::string& option) const { return options_.contains(option); }

    /// Throws WrongUsage when the option is absent.
    [[nodiscard]] std::string needed(const std::string& option) const;

private:
    std::vector<std::string> plain_;
    std::map<std::string, std::string> options_;
};

struct Invocation {
    std::filesystem::path config;    ///< as --config says
    std::vector<std::string> words;  ///< behind the command's name
};

/// The settings of the invocation's file. Throws config::Mistakes.
[[nodiscard]] config::Config settings_of(const Invocation& invocation);

// One function a command, each in its own file.
[[nodiscard]] Ending audit_key(const Invocation& invocation);
[[nodiscard]] Ending check_config(const Invocation& invocation);
[[nodiscard]] Ending credential(const Invocation& invocation);
[[nodiscard]] Ending demo_city(const Invocation& invocation);
[[nodiscard]] Ending demo_school(const Invocation& invocation);
[[nodiscard]] Ending import(const Invocation& invocation);
[[nodiscard]] Ending migrate(const Invocation& invocation);
[[nodiscard]] Ending sessions(const Invocation& invocation);
[[nodiscard]] Ending session_keys(const Invocation& invocation);
[[nodiscard]] Ending verify_audit(const Invocation& invocation);

}  // namespace mrko::programs
