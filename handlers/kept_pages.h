// SPDX-License-Identifier: Apache-2.0
// Never a blank evening: what a family saw of a child's diary is kept, and shown while the journal's database is away.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "access/visitor.h"
#include "handlers/call.h"
#include "handlers/router.h"
#include "http/response.h"
#include "journal/clock.h"
#include "journal/school_calendar.h"
#include "session/kept_copies.h"
#include "views/template_set.h"

namespace mrko::handlers {

class KeptPages {
public:
    /// The parts outlive this object.
    KeptPages(session::KeptCopies& copies,
              const journal::Clock& clock,
              const journal::SchoolClock& school_clock,
              const views::Templates& templates) noexcept
        : copies_(copies), clock_(clock), school_clock_(school_clock), templates_(templates) {}

    /// What is left to be done after `response` has gone out: its copy is put in place. Nothing for what is not kept:
    /// errors, data, pages with a message or with what-if marks. The work never throws.
    [[nodiscard]] std::function<void()> work_after(const Call& call,
                                                   const Route& route,
                                                   const http::Response& response) const;

    /// The answer to a GET while the journal is away: the copy of the page, or a list of the copies that there are.
    /// Empty when there are none, for other methods and other addresses, and without Redis.
    [[nodiscard]] std::optional<http::Response> answer(const Call& call,
                                                       const Route& route,
                                                       std::chrono::seconds retry_after) const noexcept;

    /// The binding of the call's child opens nothing any more.
    void drop(const Call& call) const noexcept;

private:
    [[nodiscard]] http::Response page_of(const Call& call,
                                         const access::BoundChild& child,
                                         const session::KeptCopies::Found& found,
                                         views::Language language) const;
    [[nodiscard]] std::optional<http::Response> list_of(const Call& call,
                                                        const access::BoundChild& child,
                                                        const std::vector<session::KeptCopies::Label>& labels,
                                                        std::chrono::seconds retry_after) const;
    [[nodiscard]] journal::SchoolDay today() const;

    session::KeptCopies& copies_;
    const journal::Clock& clock_;
    const journal::SchoolClock& school_clock_;
    const views::Templates& templates_;
};

}  // namespace mrko::handlers
