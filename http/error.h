// SPDX-License-Identifier: Apache-2.0
// The errors that end a request. Thrown anywhere, turned into a page in one place (handlers/front_controller).
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <utility>

namespace mrko::http {

/// `what()` is for the log and never shown to a visitor.
class Error : public std::runtime_error {
public:
    [[nodiscard]] int status() const noexcept { return status_; }

protected:
    Error(int status, const std::string& why) : std::runtime_error(why), status_(status) {}

private:
    int status_;
};

/// 400: the request itself is malformed (not UTF-8, a broken form, a missing parameter).
struct BadRequest final : Error {
    explicit BadRequest(const std::string& why) : Error(400, why) {}
};

/// 401: nobody is signed in, at an address that cannot send a person to the portal.
struct Unauthorized final : Error {
    explicit Unauthorized(const std::string& why) : Error(401, why) {}
};

/// 403: understood and refused (a missing or foreign CSRF token, a wrong origin).
struct Forbidden final : Error {
    explicit Forbidden(const std::string& why) : Error(403, why) {}
};

/// 404: no such page, or not for this visitor.
struct NotFound final : Error {
    explicit NotFound(const std::string& why) : Error(404, why) {}
};

/// 405: the page exists, the method does not. `allowed` is the value of the Allow header.
struct MethodNotAllowed final : Error {
    explicit MethodNotAllowed(std::string methods) : Error(405, "method not allowed"), allowed(std::move(methods)) {}

    std::string allowed;
};

/// 413: the body is longer than WorkerOptions::body_limit.
struct PayloadTooLarge final : Error {
    explicit PayloadTooLarge(const std::string& why) : Error(413, why) {}
};

/// 503: something that the page needs is away; the visitor may try again after `retry_after`.
struct Unavailable final : Error {
    Unavailable(const std::string& why, std::chrono::seconds after) : Error(503, why), retry_after(after) {}

    std::chrono::seconds retry_after;
};

}  // namespace mrko::http
