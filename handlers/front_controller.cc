// SPDX-License-Identifier: Apache-2.0
#include "handlers/front_controller.h"

#include <new>
#include <stdexcept>
#include <utility>

#include "access/policy.h"
#include "handlers/admission.h"
#include "handlers/child_page.h"
#include "handlers/frame.h"
#include "handlers/language.h"
#include "handlers/problem.h"
#include "handlers/sign_in_failed.h"
#include "http/error.h"
#include "http/form.h"
#include "portal/http_client.h"
#include "session/pupil_attempts.h"
#include "session/redis_connection.h"
#include "session/to_visitor.h"
#include "session/token.h"
#include "sql/database.h"
#include "views/account_password.h"

namespace mrko::handlers {

using views::ErrorKind;

namespace {

/// How long a visitor waits before another try when a part of the service is away. Spread by the request id, so that
/// a crowd that was refused together does not come back together.
std::chrono::seconds retry_after(const std::string& id) {
    const auto last = id.empty() ? 0 : static_cast<unsigned char>(id.back());
    return std::chrono::seconds{3 + last % 8};
}

/// A browser in which a pupil signed in last leads to the pupil's form, every other one to the portal.
http::Response sign_in_again(const http::Request& request, const Router& router) {
    const auto browser = request.cookie(session::browser_cookie_name);
    const std::string enter = browser && session::tells_of_a_pupil(*browser) ? "/enter/pupil" : "/enter";
    const bool may_return = request.method() != http::Method::post && router.is_own_page(request.target());
    return http::Response::see_other(may_return ? enter + "?return_to=" + http::percent_encode(request.target())
                                                : enter);
}

ErrorKind kind_of(int status) {
    switch (status) {
        case 401: return ErrorKind::session_over;
        case 403: return ErrorKind::forbidden;
        case 404: return ErrorKind::not_found;
        case 413: return ErrorKind::payload_too_large;
        default: return ErrorKind::bad_request;
    }
}

/// What a page or a problem has to say about an error.
struct Failure {
    ErrorKind kind{ErrorKind::internal};
    int status{500};
    std::chrono::seconds wait{0};  ///< for Retry-After; zero: no use to wait
    std::string allowed{};         ///< for Allow
};

Failure failure_of(access::Denied::Reason reason) {
    switch (reason) {
        case access::Denied::Reason::hidden: return {.kind = ErrorKind::not_found, .status = 404};
        case access::Denied::Reason::refused: return {.kind = ErrorKind::forbidden, .status = 403};
        case access::Denied::Reason::credential_renewed: return {.kind = ErrorKind::credential_renewed, .status = 403};
        case access::Denied::Reason::pupil_sign_in_over: return {.kind = ErrorKind::pupil_sign_in_over, .status = 403};
    }
    return {};
}

/// The child that was wanted, as the address says it.
std::string child_in(const PathValues& path) {
    try {
        return path.has("child") ? "child:" + std::to_string(path.child().value) : "route";
    } catch (const http::NotFound&) {
        return "route";
    }
}

/// Of the exception that is being handled; `error` is set to its words for the log.
Failure current_failure(std::chrono::seconds usual_wait, std::string& error) {
    try {
        throw;
    } catch (const http::MethodNotAllowed& refused) {
        error = refused.what();
        return {.kind = ErrorKind::method_not_allowed, .status = 405, .allowed = refused.allowed};
    } catch (const http::Unavailable& away) {
        error = away.what();
        return {.kind = ErrorKind::unavailable, .status = 503, .wait = away.retry_after};
    } catch (const http::Error& refused) {
        error = refused.what();
        return {.kind = kind_of(refused.status()), .status = refused.status()};
    } catch (const access::Denied& denied) {
        error = denied.what();
        return failure_of(denied.reason());
    } catch (const SignInFailed& failed) {
        error = failed.what();
        const bool expired = failed.reason() == SignInFailed::Reason::expired;
        return {.kind = expired ? ErrorKind::sign_in_expired : ErrorKind::sign_in_failed, .status = 400};
    } catch (const portal::PortalUnavailable& away) {
        error = std::string{"portal: "} + away.what();
        return {.kind = ErrorKind::portal_unavailable, .status = 503, .wait = usual_wait};
    } catch (const session::RedisDown& away) {
        error = std::string{"redis: "} + away.what();
        return {.kind = ErrorKind::unavailable, .status = 503, .wait = usual_wait};
    } catch (const sql::DatabaseDown& away) {
        error = std::string{"database: "} + away.what();
        return {.kind = ErrorKind::unavailable, .status = 503, .wait = usual_wait};
    } catch (const std::bad_alloc&) {
        error = "out of memory";
        return {.kind = ErrorKind::unavailable, .status = 503, .wait = usual_wait};
    } catch (const std::exception& unexpected) {
        error = std::string{"unexpected: "} + unexpected.what();
    } catch (...) {
        error = "unexpected: not an exception of the standard library";
    }
    return {};
}

std::function<void()> in_turn(std::function<void()> first, std::function<void()> second) {
    if (!first || !second) {
        return first ? std::move(first) : std::move(second);
    }
    return [first = std::move(first), second = std::move(second)] {
        first();
        second();
    };
}

}  // namespace

FrontController::FrontController(const Router& router,
                                 Visitors& visitors,
                                 const views::Templates& templates,
                                 ChildNews& news,
                                 const KeptPages& kept,
                                 const FreshPages& fresh,
                                 AuditTrail& audit,
                                 FrontControllerOptions options)
    : router_(router),
      visitors_(visitors),
      templates_(templates),
      news_(news),
      kept_(kept),
      fresh_(fresh),
      audit_(audit),
      options_(std::move(options)),
      content_security_policy_(
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self' " +
          options_.portal_origin + "; base-uri 'none'; object-src 'none'; frame-ancestors 'none'") {}

Outcome FrontController::respond(const http::Request& request) const {
    ChildPage page{news_};
    Call call{
        .request = request, .path = {}, .language = chosen_language(request), .signed_in = std::nullopt, .page = &page};
    std::optional<Match> match;
    std::string error;
    std::function<void()> afterwards;
    auto response = [&] {
        try {
            match = router_.match(request.path());
            if (!match) {
                throw http::NotFound{"no such address"};
            }
            call.path = match->path;
            const auto fresh = fresh_.question_of(call, *match->route);
            auto answered = answer(*match, fresh, call);
            auto copy = kept_.work_after(call, *match->route, answered);
            // The last word: after it the body is coded.
            auto keep = fresh ? fresh_.finish(call, *fresh, answered) : std::function<void()>{};
            afterwards = in_turn(std::move(keep), std::move(copy));
            return answered;
        } catch (const sql::DatabaseDown&) {
            return answer_without_journal(match, call, error);
        } catch (const access::Denied& denied) {
            if (denied.reason() == access::Denied::Reason::credential_renewed) {
                kept_.drop(call);
            }
            write_down(*match, call, denied.reason());
            return turn_into_answer(call, error);
        } catch (...) {
            return turn_into_answer(call, error);
        }
    }();
    add_security_headers(response);
    return {.response = std::move(response),
            .route = match ? std::string_view{match->route->pattern} : "-",
            .error = std::move(error),
            .afterwards = std::move(afterwards)};
}

http::Response FrontController::refuse(const http::RefusedRequest& refused) const {
    const bool waits = refused.status == 503;
    const auto kind = waits ? ErrorKind::unavailable : kind_of(refused.status);
    const auto wait = waits ? std::optional{retry_after(refused.request_id)} : std::nullopt;
    const views::ErrorPage page{
        .kind = kind, .status = refused.status, .request_id = refused.request_id, .retry_after = wait};
    auto response =
        answers_with_data(refused.target)
            ? problem_response(kind, refused.status, refused.request_id)
            : http::Response::html(templates_.render(page, views::PageFrame{.request_path = "/"}), refused.status);
    if (wait) {
        response.set_header("Retry-After", std::to_string(wait->count()));
    }
    add_security_headers(response);
    return response;
}

http::Response FrontController::answer(const Match& match, const Fresh& fresh, Call& call) const {
    identify(*match.route, fresh, call);
    const auto method = call.request.method();
    if (answers_with_data(match.route->pattern) && method != http::Method::get && method != http::Method::head) {
        throw http::MethodNotAllowed{"GET, HEAD"};
    }
    if (method == http::Method::other) {
        throw http::MethodNotAllowed{"GET, HEAD, POST"};
    }
    if (method == http::Method::post) {
        check_origin(call);
    }
    try {
        return dispatch(*match.route, fresh, call);
    } catch (const access::Denied& denied) {
        if (denied.reason() == access::Denied::Reason::pupil_sign_in_over) {
            visitors_.sign_out(call.signed_in->cookie);
            call.signed_in.reset();
        }
        throw;
    }
}

void FrontController::identify(const Route& route, const Fresh& fresh, Call& call) const {
    const auto cookie = call.request.cookie(session::session_cookie_name);
    if (!cookie) {
        return;
    }
    try {
        call.signed_in = visitors_.identify(*cookie, fresh ? std::optional{fresh->name} : std::nullopt);
    } catch (const session::RedisDown&) {
        // A page for everybody needs no session; all others must not guess who is asking.
        if (route.audience != Audience::open) {
            throw;
        }
    }
}

void FrontController::check_origin(const Call& call) const {
    // Under our own Referrer-Policy, no-referrer, browsers send "null" with our forms too: it tells nothing.
    const auto origin = call.request.header("origin");
    if (origin && *origin != "null" && *origin != options_.public_origin) {
        throw http::Forbidden{"a form of another origin"};
    }
    const auto site = call.request.header("sec-fetch-site");
    if (site && *site != "same-origin") {
        throw http::Forbidden{"a form of another site"};
    }
    if (!call.signed_in) {
        return;
    }
    const auto masked = call.request.form().value("csrf");
    const auto token = masked ? session::unmask(*masked) : std::nullopt;
    if (!token || !session::same_secret(*token, call.signed_in->session.csrf)) {
        throw http::Forbidden{"the form's token is missing or foreign"};
    }
}

http::Response FrontController::dispatch(const Route& route, const Fresh& fresh, const Call& call) const {
    const bool is_post = call.request.method() == http::Method::post;
    const auto run = [&](auto& handler, const auto&... visitor) {
        return is_post ? handler->post(call, visitor...) : handler->get(call, visitor...);
    };
    const auto visitor = call.signed_in ? session::to_visitor(call.signed_in->session, call.signed_in->children)
                                        : access::Visitor{access::Anonymous{}};
    switch (admit(route, visitor)) {
        case Admission::admitted: break;
        case Admission::to_portal:
            if (answers_with_data(route.pattern)) {
                throw http::Unauthorized{"nobody is signed in"};
            }
            return sign_in_again(call.request, router_);
        case Admission::to_accounts:
            if (answers_with_data(route.pattern)) {
                throw access::Denied{access::Denied::Reason::hidden};
            }
            return http::Response::see_other("/accounts/new");
        case Admission::refused: throw access::Denied{access::Denied::Reason::refused};
    }
    switch (route.audience) {
        case Audience::open: return run(std::get<std::unique_ptr<OpenHandler>>(route.handler));
        case Audience::signed_in: return run(std::get<std::unique_ptr<SignedInHandler>>(route.handler), visitor);
        case Audience::portal:
            return run(
                std::get<std::unique_ptr<PortalHandler>>(route.handler),
                access::PortalUser{.id = call.signed_in->session.portal_user, .name = call.signed_in->session.name});
        case Audience::parents:
        case Audience::family: {
            const auto& family = std::get<access::Family>(visitor);
            if (auto same = fresh ? fresh_.answer(call, family, *fresh) : std::nullopt) {
                return *std::move(same);
            }
            return run(std::get<std::unique_ptr<FamilyHandler>>(route.handler), family);
        }
        case Audience::staff:
            return run(std::get<std::unique_ptr<StaffHandler>>(route.handler), std::get<access::Staff>(visitor));
    }
    throw std::logic_error{"a route without an audience"};
}

void FrontController::write_down(const Match& match, const Call& call, access::Denied::Reason reason) const {
    // Whoever must enter a new password wanted nothing that is another's.
    const bool is_anothers = reason == access::Denied::Reason::hidden || reason == access::Denied::Reason::refused;
    if (!call.signed_in || !is_anothers) {
        return;
    }
    const auto& session = call.signed_in->session;
    audit_.record_refusal(
        call,
        {.actor = sql::actor_of(session.portal_user),
         .role = session.reader(),
         .action = "access.denied",
         .object = child_in(call.path),
         .after = (reason == access::Denied::Reason::hidden ? "hidden " : "refused ") + match.route->pattern});
}

http::Response FrontController::error_page(const Call& call,
                                           ErrorKind kind,
                                           int status,
                                           std::chrono::seconds wait) const {
    const views::ErrorPage page{.kind = kind,
                                .status = status,
                                .request_id = call.request.request_id(),
                                .retry_after = wait > std::chrono::seconds{0} ? std::optional{wait} : std::nullopt};
    if (kind == ErrorKind::credential_renewed && call.signed_in && call.path.has("child")) {
        return ask_for_password(call, page, status);
    }
    auto frame = frame_of(call);
    if (!router_.is_own_page(call.request.target())) {
        // Nothing of a forged address, and no authorization code, comes back in the page.
        frame.request_path = "/";
    }
    return http::Response::html(templates_.render(page, frame), status);
}

http::Response FrontController::ask_for_password(const Call& call, views::ErrorPage page, int status) const {
    const auto child = call.path.child();
    const bool is_own = router_.is_own_page(call.request.target());
    page.password_address = views::account_password_address(child);
    if (is_own) {
        page.password_address += "?return_to=" + http::percent_encode(call.request.target());
    }
    // The switcher leads on to the other children, who are as they were; the tabs would lead to this page again.
    auto frame = frame_of(call, child, is_own ? section_of_address(call) : "/week", views::Section::none);
    frame.child.reset();
    if (!is_own) {
        frame.request_path = "/";
    }
    return http::Response::html(templates_.render(page, frame), status);
}

/// While sql::DatabaseDown is being handled.
http::Response FrontController::answer_without_journal(const std::optional<Match>& match,
                                                       const Call& call,
                                                       std::string& error) const {
    const auto wait = retry_after(call.request.request_id());
    auto kept = match ? kept_.answer(call, *match->route, wait) : std::nullopt;
    if (!kept) {
        return turn_into_answer(call, error);
    }
    static_cast<void>(current_failure(wait, error));
    return *std::move(kept);
}

http::Response FrontController::turn_into_answer(const Call& call, std::string& error) const {
    const auto failure = current_failure(retry_after(call.request.request_id()), error);
    auto response = answers_with_data(call.request.path())
                        ? problem_response(failure.kind, failure.status, call.request.request_id())
                        : error_page(call, failure.kind, failure.status, failure.wait);
    if (failure.wait > std::chrono::seconds{0}) {
        response.set_header("Retry-After", std::to_string(failure.wait.count()));
    }
    if (failure.kind == ErrorKind::pupil_sign_in_over) {
        response.set_cookie(session_cookie_removed());
    }
    if (!failure.allowed.empty()) {
        response.set_header("Allow", failure.allowed);
    }
    if (failure.status == 401) {
        // RFC 9110 wants a challenge with every 401; this one says which form leads to which cookie.
        response.set_header(
            "WWW-Authenticate",
            "Cookie form-action=\"/enter\", cookie-name=\"" + std::string{session::session_cookie_name} + '"');
    }
    return response;
}

void FrontController::add_security_headers(http::Response& response) const {
    response.set_header("Content-Security-Policy", content_security_policy_);
    response.set_header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("Cross-Origin-Opener-Policy", "same-origin");
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
    response.set_header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (response.header("Cache-Control").empty()) {
        response.set_header("Cache-Control", "no-store");
    }
}

}  // namespace mrko::handlers
