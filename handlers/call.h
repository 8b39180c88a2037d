// SPDX-License-Identifier: Apache-2.0
// What a handler is given: the request, the values in its address, and the visitor's session when there is one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/visitor.h"
#include "http/request.h"
#include "journal/ids.h"
#include "journal/school_calendar.h"
#include "session/session.h"
#include "views/page_layout.h"

namespace mrko::handlers {

/// The `{name}` parts of a route's pattern, as they stand in the address.
class PathValues {
public:
    void set(std::string_view name, std::string_view value) { values_.insert_or_assign(std::string{name}, value); }

    [[nodiscard]] bool has(std::string_view name) const { return values_.contains(name); }

    /// Throws NotFound unless the value is a whole number from 1 to 9999.
    [[nodiscard]] access::ChildNumber child() const;
    /// Throws NotFound unless the value is a day of the calendar as YYYY-MM-DD.
    [[nodiscard]] journal::SchoolDay day() const;
    /// Throws NotFound unless the value is a whole number from 1, written plainly.
    [[nodiscard]] journal::MarkId mark() const;
    /// Throws NotFound unless the value is a whole number but 0 (see journal/ids.h), written plainly.
    [[nodiscard]] journal::SubjectId subject() const;
    /// Throws NotFound unless the value is a whole number from 1, written plainly.
    [[nodiscard]] journal::SchoolId school() const;
    /// The secret in the address of a calendar, "….ics". Throws NotFound unless it looks like one.
    [[nodiscard]] std::string feed_token() const;

    /// A file's name, as it was asked for.
    [[nodiscard]] const std::string& file() const { return value("file"); }

    /// Throws NotFound unless the value is one of our languages.
    [[nodiscard]] views::Language language() const;

private:
    [[nodiscard]] const std::string& value(std::string_view name) const;
    [[nodiscard]] std::int64_t number(std::string_view name) const;

    std::map<std::string, std::string, std::less<>> values_;
};

/// A signed-in browser: the cookie that named the session, and what Redis holds under it.
struct SignedIn {
    std::string cookie;
    session::Session session;
    std::vector<access::BoundChild> children;
    session::FreshFound fresh{};  ///< see FreshPages
};

class ChildPage;

struct Call {
    const http::Request& request;
    PathValues path;
    views::Language language{views::Language::ru};
    std::optional<SignedIn> signed_in;
    ChildPage* page{nullptr};  ///< see child_page.h; null where nobody asks for news or copies
};

}  // namespace mrko::handlers
