// SPDX-License-Identifier: Apache-2.0
#include "http/request.h"

#include <algorithm>
#include <utility>

#include "http/cookie.h"
#include "http/error.h"
#include "http/token_text.h"

namespace mrko::http {

namespace {

Method method_of(std::string_view name) noexcept {
    if (name == "GET") {
        return Method::get;
    }
    if (name == "HEAD") {
        return Method::head;
    }
    return name == "POST" ? Method::post : Method::other;
}

/// C0, DEL and, in UTF-8, C1.
bool has_control_character(std::string_view text) noexcept {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto octet = static_cast<unsigned char>(text[at]);
        const bool c1 = octet == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
        if (is_control(text[at]) || c1) {
            return true;
        }
    }
    return false;
}

void require_text(std::string_view text) {
    if (!is_utf8(text)) {
        throw BadRequest{"the target is not UTF-8"};
    }
    if (has_control_character(text)) {
        throw BadRequest{"the target holds a control character"};
    }
}

/// The last segment alone may be empty: "/diary/" is an address, "//diary" and "/diary//1" are disguises.
void require_plain_segments(std::string_view path) {
    path.remove_prefix(1);
    while (!path.empty()) {
        const auto end = std::min(path.find('/'), path.size());
        const auto segment = path.substr(0, end);
        if (segment.empty() || segment == "." || segment == "..") {
            throw BadRequest{"the path has an empty or a dot segment"};
        }
        path.remove_prefix(std::min(end + 1, path.size()));
    }
}

std::string decoded_path(std::string_view raw) {
    if (!raw.starts_with('/')) {
        throw BadRequest{"the target is no path"};
    }
    // An encoded slash would cut the path differently for nginx than for the router.
    if (raw.find("%2F") != std::string_view::npos || raw.find("%2f") != std::string_view::npos) {
        throw BadRequest{"the path holds an encoded slash"};
    }
    std::string path = percent_decode(raw, Plus::is_plus);
    require_text(path);
    require_plain_segments(path);
    return path;
}

}  // namespace

Request::Request(RequestParts parts) : parts_(std::move(parts)), method_(method_of(parts_.method)) {
    const std::string_view target{parts_.target};
    if (target.find('#') != std::string_view::npos) {
        throw BadRequest{"the target holds a fragment"};
    }
    const auto question = std::min(target.find('?'), target.size());
    path_ = decoded_path(target.substr(0, question));
    query_ = parse_fields(target.substr(std::min(question + 1, target.size())));
    for (const auto& [name, value] : query_) {
        require_text(name);
        require_text(value);
    }
    if (const auto cookies = header("cookie")) {
        cookies_ = parse_cookies(*cookies);
    }
}

std::optional<std::string_view> Request::query(std::string_view name) const noexcept {
    const auto found =
        std::find_if(query_.begin(), query_.end(), [name](const auto& field) { return field.first == name; });
    return found == query_.end() ? std::nullopt : std::optional<std::string_view>{found->second};
}

std::optional<std::string_view> Request::cookie(std::string_view name) const noexcept {
    std::optional<std::string_view> only;
    for (const auto& [key, value] : cookies_) {
        if (key == name) {
            if (only && *only != value) {
                return std::nullopt;
            }
            only = value;
        }
    }
    return only;
}

std::optional<std::string_view> Request::header(std::string_view name) const noexcept {
    const auto found = parts_.headers.find(name);
    return found == parts_.headers.end() ? std::nullopt : std::optional<std::string_view>{found->second};
}

const Form& Request::form() const {
    if (!form_) {
        const std::string_view type{parts_.content_type};
        const auto essence = type.substr(0, std::min(type.find_first_of("; \t"), type.size()));
        if (!equal_ignoring_case(essence, "application/x-www-form-urlencoded")) {
            throw BadRequest{"the body is no urlencoded form"};
        }
        form_ = Form::parse(parts_.body);
    }
    return *form_;
}

}  // namespace mrko::http
