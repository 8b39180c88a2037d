// SPDX-License-Identifier: Apache-2.0
#include "session/pupil_attempts.h"

#include <cstddef>

#include "session/packed_fields.h"
#include "session/token.h"

namespace mrko::session {

namespace {

constexpr std::size_t token_length = 43;
constexpr std::size_t proof_length = 22;

/// Names that no provider of ours has.
access::PortalUserId browser_user(const Attempter& from) {
    return {.provider = "(browser)", .subject = browser_token(from.cookie).value_or("")};
}

access::PortalUserId network_user(const Attempter& from) {
    return {.provider = "(network)", .subject = from.network};
}

}  // namespace

std::optional<std::string> browser_token(std::string_view cookie) {
    const auto token = cookie.substr(0, token_length);
    if ((cookie.size() != token_length && !tells_of_a_pupil(cookie)) || !from_base64url(token)) {
        return std::nullopt;
    }
    return std::string{token};
}

bool tells_of_a_pupil(std::string_view cookie) {
    return cookie.size() == token_length + 1 + proof_length && cookie[token_length] == '.';
}

PupilAttempts::PupilAttempts(RedisConnection& redis,
                             const journal::Clock& clock,
                             const SealKeys& keys,
                             PupilAttemptLimits limits)
    : keys_(keys), browsers_(redis, clock, keys, limits.browser), networks_(redis, clock, keys, limits.network) {}

Standing PupilAttempts::begin(const Attempter& from, std::string_view login) {
    if (has_proved(from, login)) {
        return browsers_.begin(browser_user(from), login);
    }
    // Whoever is paused as a network leaves no trace of ever new browsers.
    if (const auto network = networks_.look(network_user(from), login); network.paused_until) {
        return network;
    }
    const auto browser = browsers_.begin(browser_user(from), login);
    if (browser.paused_until) {
        return browser;
    }
    const auto network = networks_.begin(network_user(from), login);
    return network.paused_until || network.left < browser.left ? network : browser;
}

std::string PupilAttempts::succeed(const Attempter& from, std::string_view login) {
    browsers_.succeed(browser_user(from), login);
    if (!has_proved(from, login)) {
        networks_.succeed(network_user(from), login);
    }
    const auto token = browser_token(from.cookie).value_or(random_token());
    return token + '.' + proof(token, login);
}

bool PupilAttempts::has_proved(const Attempter& from, std::string_view login) const {
    const std::string_view cookie{from.cookie};
    return tells_of_a_pupil(cookie) &&
           same_secret(cookie.substr(token_length + 1), proof(cookie.substr(0, token_length), login));
}

std::string PupilAttempts::proof(std::string_view token, std::string_view login) const {
    return to_base64url(keys_.pseudonym("proved login", pack({token, login}))).substr(0, proof_length);
}

}  // namespace mrko::session
