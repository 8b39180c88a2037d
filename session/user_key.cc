// SPDX-License-Identifier: Apache-2.0
#include "session/user_key.h"

#include <array>
#include <cstddef>

#include "session/packed_fields.h"

namespace mrko::session {

namespace {

constexpr std::size_t uid_bytes = 16;

std::string hexadecimal(std::string_view bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text.push_back(digits[value >> 4U]);
        text.push_back(digits[value & 0xFU]);
    }
    return text;
}

}  // namespace

std::string UserKey::name(std::string_view kind) const {
    std::string name{kind};
    name.append(":{").append(tag).append("}:").append(uid);
    return name;
}

UserKey user_key(const SealKeys& keys, const access::PortalUserId& user) {
    const std::string mac = keys.pseudonym("user", pack({user.provider, user.subject}));
    const std::string_view bytes{mac};
    return {.tag = hexadecimal(bytes.substr(0, 2)), .uid = to_base64url(bytes.substr(2, uid_bytes))};
}

}  // namespace mrko::session
