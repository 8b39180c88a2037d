// SPDX-License-Identifier: Apache-2.0
#include "portal/endpoint_url.h"

#include <algorithm>

namespace mrko::portal {

namespace {

constexpr std::size_t longest_url = 2048;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_plain(char c) {
    return c > ' ' && c < 0x7f && std::string_view{"\\\"'<>^`{|}#@"}.find(c) == std::string_view::npos;
}

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_host_name(std::string_view text) {
    return !text.empty() && text.front() != '.' && text.front() != '-' &&
           std::all_of(
               text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; });
}

/// The host of "host", "host:port", "[::1]" or "[::1]:port".
std::optional<std::string_view> host_of(std::string_view authority) {
    constexpr std::string_view loopback_v6{"[::1]"};
    const bool v6 = authority.starts_with(loopback_v6);
    const auto host_end = v6 ? loopback_v6.size() : std::min(authority.find(':'), authority.size());
    const auto host = authority.substr(0, host_end);
    const auto rest = authority.substr(host_end);
    if ((!v6 && !is_host_name(host)) || (!rest.empty() && (rest.front() != ':' || !is_port(rest.substr(1))))) {
        return std::nullopt;
    }
    return host;
}

}  // namespace

std::optional<EndpointUrl> read_endpoint_url(std::string_view url) {
    constexpr std::string_view secure{"https://"};
    constexpr std::string_view plain{"http://"};
    if (url.size() > longest_url || !std::all_of(url.begin(), url.end(), is_plain)) {
        return std::nullopt;
    }
    const bool is_secure = url.starts_with(secure);
    if (!is_secure && !url.starts_with(plain)) {
        return std::nullopt;
    }
    const auto after_scheme = url.substr(is_secure ? secure.size() : plain.size());
    const auto host = host_of(after_scheme.substr(0, after_scheme.find_first_of("/?")));
    if (!host) {
        return std::nullopt;
    }
    const bool is_loopback = *host == "127.0.0.1" || *host == "[::1]" || *host == "localhost";
    if (!is_secure && !is_loopback) {
        return std::nullopt;
    }
    return EndpointUrl{.scheme = is_secure ? Scheme::https : Scheme::http,
                       .place = is_loopback ? Place::loopback : Place::elsewhere};
}

bool may_name_endpoint(std::string_view issuer, std::string_view endpoint) {
    const auto from = read_endpoint_url(issuer);
    const auto to = read_endpoint_url(endpoint);
    if (!from || !to) {
        return false;
    }
    return to->place == Place::elsewhere || from->place == Place::loopback;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits{"0123456789ABCDEF"};
    std::string encoded;
    encoded.reserve(text.size() * 3);
    for (const char c : text) {
        if (is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += digits[byte >> 4U];
            encoded += digits[byte & 0x0fU];
        }
    }
    return encoded;
}

std::string form_encoded(const HttpFields& fields) {
    std::string text;
    for (const auto& [name, value] : fields) {
        text += text.empty() ? "" : "&";
        text += percent_encoded(name);
        text += '=';
        text += percent_encoded(value);
    }
    return text;
}

std::string with_query(std::string_view url, const HttpFields& fields) {
    std::string whole{url};
    if (!fields.empty()) {
        whole += url.find('?') == std::string_view::npos ? '?' : '&';
        whole += form_encoded(fields);
    }
    return whole;
}

}  // namespace mrko::portal
