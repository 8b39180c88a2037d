// SPDX-License-Identifier: Apache-2.0
#include "session/child_bindings.h"

#include <algorithm>
#include <climits>
#include <cstddef>

#include "session/packed_fields.h"

namespace mrko::session {

namespace {

/// Holds, sealed, the numbers of the whole list in its order: an empty list differs from a lost one, and a missing
/// account is seen.
constexpr std::string_view marker_field = "list";

/// Stands alone in the hash while a change is under way.
constexpr std::string_view changing_field = "changing";

// KEYS: list. ARGV: "kept" or "replaced", then fields and values.
constexpr Script write_script{R"lua(
if ARGV[1] == 'kept' and redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
return 1
)lua"};

// KEYS: list. ARGV: field, seconds.
constexpr Script forget_script{R"lua(
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], ARGV[1], '1')
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
)lua"};

std::string place(std::string_view key, std::string_view field) {
    return pack({"binding", "1", key, field});
}

std::string numbers_of(const std::vector<access::BoundChild>& children) {
    std::string numbers;
    for (const auto& child : children) {
        numbers.append(std::to_string(child.number.value)).append(" ");
    }
    return numbers;
}

/// The children in the order of these numbers; empty optional unless each number has its child and no child is left.
std::optional<std::vector<access::BoundChild>> in_order(std::string_view numbers,
                                                        std::vector<access::BoundChild> children) {
    auto next = children.begin();
    while (next != children.end()) {
        const auto end = numbers.find(' ');
        const auto number = parse_number(numbers.substr(0, end));
        const auto found = std::find_if(next, children.end(), [&](const access::BoundChild& child) {
            return number && child.number.value == *number;
        });
        if (end == std::string_view::npos || found == children.end()) {
            return std::nullopt;
        }
        std::iter_swap(next, found);
        ++next;
        numbers.remove_prefix(end + 1);
    }
    return numbers.empty() ? std::optional{std::move(children)} : std::nullopt;
}

std::optional<int> parse_int(std::string_view text) {
    const auto number = parse_number(text);
    if (!number || *number < INT_MIN || *number > INT_MAX) {
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

std::optional<access::BoundChild> child_of(std::string_view number, std::string_view plain) {
    const auto fields = unpack(plain, 3);
    const auto value = parse_int(number);
    const auto pupil = fields ? parse_number((*fields)[1]) : std::nullopt;
    const auto version = fields ? parse_int((*fields)[2]) : std::nullopt;
    if (!value || !pupil || !version) {
        return std::nullopt;
    }
    return access::BoundChild{
        .number = {*value}, .account_name = (*fields)[0], .pupil = {*pupil}, .credential_version = *version};
}

}  // namespace

ChildBindings::ChildBindings(RedisConnection& redis, const SealKeys& keys) : redis_(redis), keys_(keys) {}

void ChildBindings::restore(const access::PortalUserId& user, const std::vector<access::BoundChild>& children) {
    write(user, children, Existing::replaced);
}

void ChildBindings::restore_lost(const access::PortalUserId& user, const std::vector<access::BoundChild>& children) {
    write(user, children, Existing::kept);
}

void ChildBindings::write(const access::PortalUserId& user,
                          const std::vector<access::BoundChild>& children,
                          Existing existing) {
    const std::string key = user_key(keys_, user).name("b");
    std::vector<std::string> pairs{std::string{marker_field},
                                   keys_.seal(numbers_of(children), {.place = place(key, marker_field), .holder = {}})};
    for (const auto& child : children) {
        const std::string field = std::to_string(child.number.value);
        const std::string plain =
            pack({child.account_name, std::to_string(child.pupil.value), std::to_string(child.credential_version)});
        pairs.push_back(field);
        pairs.push_back(keys_.seal(plain, {.place = place(key, field), .holder = {}}));
    }
    std::vector<std::string_view> arguments{existing == Existing::kept ? "kept" : "replaced"};
    arguments.insert(arguments.end(), pairs.begin(), pairs.end());
    redis_.eval(write_script, {key}, arguments, Retry::once);
}

void ChildBindings::forget(const access::PortalUserId& user) {
    redis_.eval(forget_script, {user_key(keys_, user).name("b")}, {changing_field, "10"}, Retry::once);
    // After a failover an old list must not come back.
    redis_.replicate();
}

std::optional<std::vector<access::BoundChild>> ChildBindings::decode(
    const SealKeys& keys, const UserKey& user, const std::vector<std::pair<std::string, std::string>>& fields) {
    const std::string key = user.name("b");
    std::optional<std::string> numbers;
    std::vector<access::BoundChild> children;
    for (const auto& [field, sealed] : fields) {
        const auto plain = keys.open(sealed, {.place = place(key, field), .holder = {}});
        if (!plain) {
            return std::nullopt;
        }
        if (field == marker_field) {
            numbers = *plain;
            continue;
        }
        auto child = child_of(field, *plain);
        if (!child) {
            return std::nullopt;
        }
        children.push_back(std::move(*child));
    }
    return numbers ? in_order(*numbers, std::move(children)) : std::nullopt;
}

}  // namespace mrko::session
