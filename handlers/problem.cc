// SPDX-License-Identifier: Apache-2.0
#include "handlers/problem.h"

#include "exchange/problem_json.h"

namespace mrko::handlers {

using exchange::Problem;
using views::ErrorKind;
using Reason = views::PeriodRefusedPage::Reason;

namespace {

Problem problem(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::bad_request:
            return {.type = "bad-request",
                    .title = "The request is malformed",
                    .detail = "A part of the address or of the query is not as the description has it."};
        case ErrorKind::session_over:
            return {.type = "not-signed-in",
                    .title = "Nobody is signed in",
                    .detail = "There is no session or it is over. Open /enter in a browser to sign in."};
        case ErrorKind::forbidden:
            return {.type = "forbidden",
                    .title = "Not for this visitor",
                    .detail = "The visitor's role or the origin of the request does not allow it."};
        case ErrorKind::credential_renewed:
            return {.type = "credential-renewed",
                    .title = "The school issued a new password",
                    .detail =
                        "The diary is closed until the child is connected again with the new password, at "
                        "/accounts/new."};
        case ErrorKind::pupil_sign_in_over:
            return {.type = "credential-renewed",
                    .title = "The school issued a new password",
                    .detail = "The pupil's session is over. The pupil signs in with the new password at /enter/pupil."};
        case ErrorKind::not_found:
            return {.type = "not-found",
                    .title = "There is nothing at this address",
                    .detail = "The address is unknown, or the child is not one of the visitor's own."};
        case ErrorKind::method_not_allowed:
            return {.type = "method-not-allowed",
                    .title = "The method is not allowed here",
                    .detail = "The header Allow names the methods of this address."};
        case ErrorKind::payload_too_large:
            return {.type = "payload-too-large", .title = "The body is too large", .detail = "Nothing was taken."};
        case ErrorKind::too_many_requests:
            return {.type = "too-many-requests",
                    .title = "Too many requests",
                    .detail = "Wait for the seconds of the header Retry-After."};
        case ErrorKind::unavailable:
        case ErrorKind::portal_unavailable:
            return {.type = "unavailable",
                    .title = "The diary does not answer now",
                    .detail = "Wait for the seconds of the header Retry-After."};
        case ErrorKind::sign_in_failed:
        case ErrorKind::sign_in_expired:
        case ErrorKind::internal:
            return {.type = "internal",
                    .title = "The diary could not answer",
                    .detail = "The fault is the diary's own and is written in its log under the request's id."};
    }
    return problem(ErrorKind::internal);
}

Problem problem(Reason reason) {
    switch (reason) {
        case Reason::outside_year:
            return {.type = "outside-year",
                    .title = "The days are outside the academic year",
                    .status = 404,
                    .detail = "Ask for days from first_day to last_day."};
        case Reason::reversed:
            return {.type = "reversed-period",
                    .title = "The last day is earlier than the first",
                    .status = 400,
                    .detail = "The day in \"to\" has to be the day in \"from\" or later."};
        case Reason::first_day_unreadable:
        case Reason::last_day_unreadable:
        case Reason::unknown_period:
            return {.type = "unreadable-period",
                    .title = "The query names no period",
                    .status = 400,
                    .detail =
                        "Give \"from\" and \"to\" as YYYY-MM-DD, or \"period\" (day, week, month, quarter, year) "
                        "with an \"at\" as YYYY-MM-DD."};
    }
    return problem(ErrorKind::internal);
}

}  // namespace

bool answers_with_data(std::string_view path) noexcept {
    return path.starts_with("/api/");
}

http::Response problem_response(ErrorKind kind, int status, const std::string& request_id) {
    auto said = problem(kind);
    said.status = status;
    said.request_id = request_id;
    return http::Response::problem(exchange::problem_json(said), status);
}

http::Response problem_response(Reason reason,
                                const std::optional<journal::DaySpan>& year,
                                const std::string& request_id) {
    auto said = problem(reason);
    said.allowed = year;
    said.request_id = request_id;
    return http::Response::problem(exchange::problem_json(said), said.status);
}

}  // namespace mrko::handlers
