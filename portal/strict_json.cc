// SPDX-License-Identifier: Apache-2.0
#include "portal/strict_json.h"

#include <Poco/Exception.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>

#include <cmath>
#include <set>
#include <vector>

namespace mrko::portal {

namespace {

constexpr std::size_t deepest = 16;
constexpr double largest_whole = 9007199254740992.0;

/// Poco keeps the last of two members with one name; another reader may keep the first.
class MembersOnce final : public Poco::JSON::ParseHandler {
public:
    void reset() override {
        seen_.clear();
        ParseHandler::reset();
    }

    void startObject() override {
        seen_.emplace_back();
        ParseHandler::startObject();
    }

    void endObject() override {
        seen_.pop_back();
        ParseHandler::endObject();
    }

    void key(const std::string& name) override {
        if (!seen_.back().insert(name).second) {
            throw JsonFault(JsonFault::Kind::duplicate_member);
        }
        ParseHandler::key(name);
    }

private:
    std::vector<std::set<std::string>> seen_;
};

}  // namespace

JsonFault::JsonFault(Kind kind)
    : std::runtime_error(kind == Kind::broken ? "no JSON object" : "a member stands twice"), kind_(kind) {}

Poco::JSON::Object::Ptr parse_json_object(const std::string& text) {
    try {
        const Poco::JSON::Handler::Ptr handler{Poco::makeShared<MembersOnce>()};
        Poco::JSON::Parser parser{handler};
        parser.setDepth(deepest);
        parser.setAllowNullByte(false);
        const auto parsed = parser.parse(text);
        if (parsed.type() == typeid(Poco::JSON::Object::Ptr)) {
            return parsed.extract<Poco::JSON::Object::Ptr>();
        }
    } catch (const Poco::Exception&) {
        throw JsonFault(JsonFault::Kind::broken);
    }
    throw JsonFault(JsonFault::Kind::broken);
}

std::optional<std::string> text_member(const Poco::JSON::Object& object, const std::string& name) {
    const auto member = object.get(name);
    if (member.isEmpty() || !member.isString()) {
        return std::nullopt;
    }
    return member.convert<std::string>();
}

std::optional<std::int64_t> number_member(const Poco::JSON::Object& object, const std::string& name) {
    const auto member = object.get(name);
    if (member.isEmpty() || member.isBoolean() || !member.isNumeric()) {
        return std::nullopt;
    }
    const auto number = member.convert<double>();
    if (!std::isfinite(number) || std::abs(number) > largest_whole) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(number);
}

bool true_member(const Poco::JSON::Object& object, const std::string& name) {
    const auto member = object.get(name);
    return !member.isEmpty() && member.isBoolean() && member.convert<bool>();
}

}  // namespace mrko::portal
