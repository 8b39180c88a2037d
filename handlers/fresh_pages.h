// SPDX-License-Identifier: Apache-2.0
// The same page once more: a family that comes back to a page of a child's diary gets the one that was drawn before,
// as long as a new one would say the same.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "access/policy.h"
#include "access/visitor.h"
#include "handlers/call.h"
#include "handlers/router.h"
#include "http/response.h"
#include "journal/school_calendar.h"
#include "session/fresh_answers.h"

namespace mrko::handlers {

/// Which handlers' pages are kept they say themselves: see may_repeat() in child_page.h.
class FreshPages {
public:
    /// The parts outlive this object. `release` names the programs and assets that draw the pages: no page of another
    /// release is shown.
    FreshPages(session::FreshAnswers& answers,
               const access::Policy& policy,
               const journal::SchoolClock& clock,
               std::string release)
        : answers_(answers), policy_(policy), clock_(clock), release_(std::move(release)) {}

    /// What is asked, before it is known who asks.
    struct Question {
        session::FreshName name;  ///< under which an answer may lie
        journal::SchoolDay day;   ///< before anything was read: a page that is drawn over midnight is one of yesterday
    };

    /// Empty for what is never kept.
    [[nodiscard]] std::optional<Question> question_of(const Call& call, const Route& route) const;

    /// The page as it was drawn, or 304 where the browser holds it; empty when it must be drawn. The same rights are
    /// asked for as by the page's own handler: may throw access::Denied, sql::DatabaseDown.
    [[nodiscard]] std::optional<http::Response> answer(const Call& call,
                                                       const access::Family& visitor,
                                                       const Question& question) const;

    /// Gives a page that may be kept its entity tag and its coding. What is left to be done after it has gone out; the
    /// work never throws.
    [[nodiscard]] std::function<void()> finish(const Call& call,
                                               const Question& question,
                                               http::Response& response) const noexcept;

private:
    [[nodiscard]] std::string inputs_of(const Call& call, const Question& question, std::int64_t journal_version) const;
    [[nodiscard]] std::string tag_of(const std::string& inputs, int until) const;

    session::FreshAnswers& answers_;
    const access::Policy& policy_;
    const journal::SchoolClock& clock_;
    std::string release_;
};

}  // namespace mrko::handlers
