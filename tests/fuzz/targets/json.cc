// SPDX-License-Identifier: Apache-2.0
// JSON of the provider: an object or a fault, nothing else.
#include "portal/strict_json.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace mrko::portal;
    try {
        const auto object = parse_json_object(std::string{mrko::fuzz::text_of(bytes, size)});
        mrko::fuzz::require(!object.isNull(), "an object that was read is there");
        static_cast<void>(text_member(*object, "sub"));
        static_cast<void>(number_member(*object, "exp"));
        static_cast<void>(true_member(*object, "active"));
    } catch (const JsonFault&) {
        // Refusing is right.
    }
    return 0;
}
