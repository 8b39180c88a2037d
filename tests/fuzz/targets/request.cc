// SPDX-License-Identifier: Apache-2.0
// Paths, queries, headers of a request: whatever is accepted is clean.
#include <algorithm>

#include "http/error.h"
#include "http/request.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using mrko::fuzz::require;
    auto rest = mrko::fuzz::text_of(bytes, size);
    mrko::http::RequestParts parts;
    parts.target = mrko::fuzz::take_line(rest);
    parts.headers.emplace("cookie", mrko::fuzz::take_line(rest));
    parts.content_type = "application/x-www-form-urlencoded";
    parts.body = rest;
    try {
        const mrko::http::Request request{parts};
        require(request.path().starts_with('/'), "a path begins with a slash");
        require(request.path().find('\0') == std::string::npos, "no NUL in a path");
        require(request.path().find("/../") == std::string::npos, "no dot segment in a path");
        require(mrko::http::is_utf8(request.path()), "a path is UTF-8");
        for (const char* const name : {"from", "to", "at", "q"}) {
            const auto value = request.query(name);
            require(!value || mrko::http::is_utf8(*value), "a value of the query is UTF-8");
        }
        static_cast<void>(request.cookie("__Host-sid"));
        const auto field = request.form().value("csrf");
        require(!field || mrko::http::is_utf8(*field), "a value of a form is UTF-8");
    } catch (const mrko::http::BadRequest&) {
        // Refusing is right.
    }
    return 0;
}
