// SPDX-License-Identifier: Apache-2.0
// JSON from the provider, read without goodwill: a member that stands twice is a fault, not a choice.
#pragma once

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mrko::portal {

/// The text is no JSON object, or one object in it names a member twice.
class JsonFault final : public std::runtime_error {
public:
    enum class Kind { broken, duplicate_member };

    explicit JsonFault(Kind kind);

    [[nodiscard]] Kind kind() const noexcept { return kind_; }

private:
    Kind kind_;
};

/// Throws JsonFault. Depth over 16, a NUL and bad UTF-8 are broken too.
[[nodiscard]] Poco::JSON::Object::Ptr parse_json_object(const std::string& text);

/// Empty optional when the member is absent or of another type; nothing is converted.
[[nodiscard]] std::optional<std::string> text_member(const Poco::JSON::Object& object, const std::string& name);

/// A JSON number, cut to the whole; empty optional as above and beyond +-2^53.
[[nodiscard]] std::optional<std::int64_t> number_member(const Poco::JSON::Object& object, const std::string& name);

/// True only when the member is the JSON value true.
[[nodiscard]] bool true_member(const Poco::JSON::Object& object, const std::string& name);

}  // namespace mrko::portal
