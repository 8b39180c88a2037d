// SPDX-License-Identifier: Apache-2.0
// A session's record in Redis: whoever can write to Redis, but has no key, makes nobody signed in.
#include <vector>

#include "session/packed_fields.h"
#include "session/session_codec.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/session/some_keys.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace mrko::session;
    using mrko::fuzz::require;
    using mrko::fuzz::take_line;
    static const SealKeys keys = some_keys();
    auto rest = mrko::fuzz::text_of(bytes, size);
    const auto unpacked = unpack(rest, 4);
    if (unpacked) {
        const std::vector<std::string_view> fields(unpacked->begin(), unpacked->end());
        require(pack(fields) == rest, "what was unpacked packs to the same");
    }
    SessionRecord record;
    for (std::string* const field :
         {&record.uid, &record.created, &record.absolute_end, &record.last_seen, &record.flash, &record.last_child}) {
        *field = take_line(rest);
    }
    record.sealed = rest;
    require(!decode(keys, "cookie", "key", record), "a record without our seal is no session");
    return 0;
}
