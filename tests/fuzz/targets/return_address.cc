// SPDX-License-Identifier: Apache-2.0
// Where a redirect may lead: a page of our own or nowhere.
#include <algorithm>

#include "handlers/router.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

class Page final : public mrko::handlers::OpenHandler {};

mrko::handlers::Router some_routes() {
    mrko::handlers::Router router;
    router.open<Page>("/");
    router.open<Page>("/enter/return");
    router.open<Page>("/sign-out");
    router.open<Page>("/api/v1/children");
    router.open<Page>("/accounts/new");
    router.open<Page>("/diary/{child}/week/{day}");
    return router;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using mrko::fuzz::require;
    using namespace std::string_view_literals;
    static const auto router = some_routes();
    const auto address = mrko::fuzz::text_of(bytes, size);
    if (router.is_own_page(address)) {
        require(address.starts_with('/') && !address.starts_with("//"), "a page of our own has no host");
        require(address.find_first_of("\\\r\n\t\0%"sv) == std::string_view::npos, "no octet that a browser reads in its way");
        require(!address.starts_with("/enter") && !address.starts_with("/sign-out") && !address.starts_with("/api"),
                "no step of the sign-in, no data");
    }
    return 0;
}
