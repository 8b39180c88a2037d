// SPDX-License-Identifier: Apache-2.0
// Entity tags: whether a client that keeps an answer needs it again (RFC 9110, 8.8.3 and 13.1.2).
#pragma once

#include <string>
#include <string_view>

namespace mrko::http {

/// A strong tag of `digest`, which is written in lower-case hexadecimal digits: "\"5f01…\"".
[[nodiscard]] std::string strong_entity_tag(std::string_view digest);

/// Whether an If-None-Match header names the tag. The comparison is weak, as the RFC has it: nginx turns a strong tag
/// into a weak one when it compresses. "*" names every tag; what is no list of tags names none.
[[nodiscard]] bool names_entity_tag(std::string_view if_none_match, std::string_view tag) noexcept;

}  // namespace mrko::http
