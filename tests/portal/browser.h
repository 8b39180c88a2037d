// SPDX-License-Identifier: Apache-2.0
// As much of a browser as a sign-in needs: cookies and forms, one page at a time, no redirect on its own.
#pragma once

#include <map>
#include <string>

#include "portal/http_client.h"

namespace mrko::portal {

struct Page {
    int status{0};
    std::string location;  ///< empty when there is none
    std::string body;
};

/// Speaks to one server on this machine.
class Browser {
public:
    /// `origin` is "http://127.0.0.1:port".
    explicit Browser(std::string origin);

    /// `address` is absolute or a path of the origin; a cookie that comes is kept.
    Page get(const std::string& address);
    Page post(const std::string& address, const HttpFields& fields);
    /// Goes on with GET while the page sends it on within the origin.
    Page follow(Page page);

private:
    Page ask(const std::string& method, const std::string& address, const std::string& body);
    void keep_cookies(const std::string& head);

    std::string origin_;
    std::map<std::string, std::string> cookies_;
};

/// The action of the page's first form.
[[nodiscard]] std::string form_action(const Page& page);

}  // namespace mrko::portal
