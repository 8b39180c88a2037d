// SPDX-License-Identifier: Apache-2.0
// Forms: what was taken in can be written again and reads the same.
#include "http/error.h"
#include "http/form.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using mrko::fuzz::require;
    try {
        const auto fields = mrko::http::parse_fields(mrko::fuzz::text_of(bytes, size));
        require(fields.size() <= mrko::http::field_limit, "no more fields than the limit");
        std::string written;
        for (const auto& [name, value] : fields) {
            require(mrko::http::is_utf8(name) && mrko::http::is_utf8(value), "names and values are UTF-8");
            written += (written.empty() ? "" : "&") + mrko::http::percent_encode(name) + "=" +
                       mrko::http::percent_encode(value);
        }
        require(mrko::http::parse_fields(written) == fields, "what was read is written and read again");
    } catch (const mrko::http::BadRequest&) {
        // Refusing is right.
    }
    return 0;
}
