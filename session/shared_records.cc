// SPDX-License-Identifier: Apache-2.0
#include "session/shared_records.h"

#include "session/compression.h"
#include "session/packed_fields.h"

namespace mrko::session {

namespace {

/// The week of a class is some 30 kilobytes; more than this was not written by us.
constexpr std::size_t most_unpacked = std::size_t{4} << 20U;

std::string seal_of(std::string_view key) {
    return pack({"shared record", "1", key});
}

}  // namespace

SharedRecords::SharedRecords(RedisConnection& redis, const SealKeys& keys, SharedLimits limits)
    : redis_(redis), keys_(keys), limits_(limits) {}

std::string SharedRecords::key_of(std::string_view name) const {
    return "cw:" + to_base64url(keys_.fingerprint("shared record", name));
}

std::optional<std::string> SharedRecords::find(std::string_view name) {
    if (limits_.life.count() == 0) {
        return std::nullopt;
    }
    const auto key = key_of(name);
    const Reply sealed = redis_.run({"GET", key}, Retry::once);
    const auto plain = keys_.open(sealed.text, {.place = seal_of(key), .holder = {}});
    return plain ? decompressed(*plain, most_unpacked) : std::nullopt;
}

void SharedRecords::keep(std::string_view name, std::string_view content) {
    if (limits_.life.count() == 0) {
        return;
    }
    const auto key = key_of(name);
    redis_.run({"SET",
                key,
                keys_.seal(compressed(content), {.place = seal_of(key), .holder = {}}),
                "EX",
                std::to_string(limits_.life.count())},
               Retry::once);
}

}  // namespace mrko::session
