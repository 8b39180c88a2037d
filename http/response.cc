// SPDX-License-Identifier: Apache-2.0
#include "http/response.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "http/token_text.h"

namespace mrko::http {

namespace {

void require_header(std::string_view name, std::string_view value) {
    const bool breaks_out = std::any_of(
        value.begin(), value.end(), [](char character) { return is_control(character) && character != '\t'; });
    if (!is_token(name) || breaks_out) {
        throw std::invalid_argument{"a header would break out of its line"};
    }
}

/// A path of our own has one slash at its start: "//host" and "/\host" are other hosts to a browser.
bool is_own_path(std::string_view location) noexcept {
    return location.starts_with('/') && !location.starts_with("//") && !location.starts_with("/\\");
}

}  // namespace

Response::Response(int status, std::string_view content_type, std::string body)
    : status_(status), body_(std::move(body)) {
    if (!content_type.empty()) {
        add_header("Content-Type", content_type);
    }
    add_header("Cache-Control", "no-store");
}

Response Response::html(std::string page, int status) {
    return Response{status, "text/html; charset=utf-8", std::move(page)};
}

Response Response::json(std::string text, int status) {
    return Response{status, "application/json", std::move(text)};
}

Response Response::text(std::string text, int status) {
    return Response{status, "text/plain; charset=utf-8", std::move(text)};
}

Response Response::file(std::string_view content_type, std::string bytes) {
    return Response{200, content_type, std::move(bytes)};
}

Response Response::problem(std::string json, int status) {
    return Response{status, "application/problem+json", std::move(json)};
}

Response Response::not_modified(std::string_view entity_tag) {
    Response response{304, "", ""};
    response.add_header("ETag", entity_tag);
    return response;
}

Response Response::see_other(const std::string& location) {
    if (!is_own_path(location) && !location.starts_with("https://") && !location.starts_with("http://")) {
        throw std::invalid_argument{"a redirect goes to a path of our own or to an absolute address"};
    }
    Response response{303, "", ""};
    response.add_header("Location", location);
    return response;
}

Response& Response::add_header(std::string_view name, std::string_view value) {
    require_header(name, value);
    headers_.emplace_back(name, value);
    return *this;
}

Response& Response::set_header(std::string_view name, std::string_view value) {
    require_header(name, value);
    headers_.erase(std::remove_if(headers_.begin(),
                                  headers_.end(),
                                  [name](const auto& header) { return equal_ignoring_case(header.first, name); }),
                   headers_.end());
    headers_.emplace_back(name, value);
    return *this;
}

Response& Response::set_cookie(const Cookie& cookie) {
    return add_header("Set-Cookie", cookie.set_cookie_value());
}

Response& Response::set_content(std::string bytes, std::string_view coding) {
    body_ = std::move(bytes);
    return set_header("Content-Encoding", coding);
}

std::string_view Response::header(std::string_view name) const noexcept {
    const auto found = std::find_if(headers_.begin(), headers_.end(), [name](const auto& header) {
        return equal_ignoring_case(header.first, name);
    });
    return found == headers_.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace mrko::http
