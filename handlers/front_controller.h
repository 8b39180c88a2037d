// SPDX-License-Identifier: Apache-2.0
// The way of every request: match, identify, admit, check its origin, let the handler answer; and the one place where
// errors become pages, or problems where an address answers with data.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "handlers/audit_trail.h"
#include "handlers/call.h"
#include "handlers/child_news.h"
#include "handlers/fresh_pages.h"
#include "handlers/kept_pages.h"
#include "handlers/router.h"
#include "handlers/visitors.h"
#include "http/fcgi_worker.h"
#include "http/request.h"
#include "http/response.h"
#include "views/error_page.h"
#include "views/template_set.h"

namespace mrko::handlers {

struct FrontControllerOptions {
    std::string public_origin;  ///< "https://dnevnik.example": what an Origin header must say
    std::string portal_origin;  ///< where forms may lead beside us: the portal's sign-out
};

/// What became of one request, for the access log.
struct Outcome {
    http::Response response;
    std::string_view route;              ///< the pattern, never the path; "-" when no route fits
    std::string error;                   ///< what() of the error that ended the request; for the log only
    std::function<void()> afterwards{};  ///< work that the visitor need not wait for; may be empty, never throws
};

class FrontController {
public:
    /// All parts outlive this object.
    FrontController(const Router& router,
                    Visitors& visitors,
                    const views::Templates& templates,
                    ChildNews& news,
                    const KeptPages& kept,
                    const FreshPages& fresh,
                    AuditTrail& audit,
                    FrontControllerOptions options);

    /// Never throws: whatever goes wrong becomes an answer.
    [[nodiscard]] Outcome respond(const http::Request& request) const;

    /// The answer to what never became a request: a problem where its target begins with /api/, else a page, in
    /// Russian, for no cookie was read.
    [[nodiscard]] http::Response refuse(const http::RefusedRequest& refused) const;

private:
    using Fresh = std::optional<FreshPages::Question>;

    [[nodiscard]] http::Response answer(const Match& match, const Fresh& fresh, Call& call) const;
    void identify(const Route& route, const Fresh& fresh, Call& call) const;
    void check_origin(const Call& call) const;
    [[nodiscard]] http::Response dispatch(const Route& route, const Fresh& fresh, const Call& call) const;
    [[nodiscard]] http::Response error_page(const Call& call,
                                            views::ErrorKind kind,
                                            int status,
                                            std::chrono::seconds wait) const;
    /// `page` with the way to the form for the new password of the child in the address.
    [[nodiscard]] http::Response ask_for_password(const Call& call, views::ErrorPage page, int status) const;
    [[nodiscard]] http::Response answer_without_journal(const std::optional<Match>& match,
                                                        const Call& call,
                                                        std::string& error) const;
    [[nodiscard]] http::Response turn_into_answer(const Call& call, std::string& error) const;
    /// A visitor whom we know wanted what only others may have.
    void write_down(const Match& match, const Call& call, access::Denied::Reason reason) const;
    void add_security_headers(http::Response& response) const;

    const Router& router_;
    Visitors& visitors_;
    const views::Templates& templates_;
    ChildNews& news_;
    const KeptPages& kept_;
    const FreshPages& fresh_;
    AuditTrail& audit_;
    FrontControllerOptions options_;
    std::string content_security_policy_;
};

}  // namespace mrko::handlers
