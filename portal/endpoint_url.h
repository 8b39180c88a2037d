// SPDX-License-Identifier: Apache-2.0
// Which addresses this room is willing to speak to or to send a browser to, and how their queries are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "portal/http_client.h"

namespace mrko::portal {

enum class Scheme { https, http };
enum class Place { loopback, elsewhere };

struct EndpointUrl {
    Scheme scheme;
    Place place;
};

/// Reads an absolute address strictly: https, or http at 127.0.0.1, [::1] or localhost; printable ASCII without
/// white space, quotes, backslash, user name and fragment. Empty optional for everything else.
[[nodiscard]] std::optional<EndpointUrl> read_endpoint_url(std::string_view url);

/// May a document of `issuer` name `endpoint`? https always; http on this machine only to an issuer that is
/// itself such an address, so that a public provider cannot send us to a service behind our own wall.
[[nodiscard]] bool may_name_endpoint(std::string_view issuer, std::string_view endpoint);

/// Everything but the unreserved characters of RFC 3986 as %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text);

/// "a=1&b=2", encoded.
[[nodiscard]] std::string form_encoded(const HttpFields& fields);

/// `url` with the fields added to its query.
[[nodiscard]] std::string with_query(std::string_view url, const HttpFields& fields);

}  // namespace mrko::portal
