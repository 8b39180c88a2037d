// SPDX-License-Identifier: Apache-2.0
// Addresses and who they are for. A route is added by one of six words, each naming its audience: there is no other
// way in, so no address can be open by mistake.
#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "access/permission.h"
#include "handlers/handler.h"

namespace mrko::handlers {

/// family: parents with a connected child, and pupils; parents: the former alone.
enum class Audience { open, signed_in, portal, parents, family, staff };

struct Route {
    using Handler = std::variant<std::unique_ptr<OpenHandler>,
                                 std::unique_ptr<SignedInHandler>,
                                 std::unique_ptr<PortalHandler>,
                                 std::unique_ptr<FamilyHandler>,
                                 std::unique_ptr<StaffHandler>>;

    std::string pattern;  ///< "/diary/{child}/week"
    Audience audience;
    std::optional<access::Permission> permission;  ///< staff routes always have one
    Handler handler;
};

struct Match {
    const Route* route{nullptr};
    PathValues path;
};

class Router {
public:
    template <std::derived_from<OpenHandler> H, class... Parts>
    void open(std::string_view pattern, Parts&&... parts) {
        add(pattern,
            Audience::open,
            std::nullopt,
            std::unique_ptr<OpenHandler>{std::make_unique<H>(std::forward<Parts>(parts)...)});
    }

    template <std::derived_from<SignedInHandler> H, class... Parts>
    void signed_in(std::string_view pattern, Parts&&... parts) {
        add(pattern,
            Audience::signed_in,
            std::nullopt,
            std::unique_ptr<SignedInHandler>{std::make_unique<H>(std::forward<Parts>(parts)...)});
    }

    template <std::derived_from<PortalHandler> H, class... Parts>
    void portal(std::string_view pattern, Parts&&... parts) {
        add(pattern,
            Audience::portal,
            std::nullopt,
            std::unique_ptr<PortalHandler>{std::make_unique<H>(std::forward<Parts>(parts)...)});
    }

    template <std::derived_from<FamilyHandler> H, class... Parts>
    void parents(std::string_view pattern, Parts&&... parts) {
        add(pattern,
            Audience::parents,
            std::nullopt,
            std::unique_ptr<FamilyHandler>{std::make_unique<H>(std::forward<Parts>(parts)...)});
    }

    template <std::derived_from<FamilyHandler> H, class... Parts>
    void family(std::string_view pattern, Parts&&... parts) {
        add(pattern,
            Audience::family,
            std::nullopt,
            std::unique_ptr<FamilyHandler>{std::make_unique<H>(std::forward<Parts>(parts)...)});
    }

    template <std::derived_from<StaffHandler> H, class... Parts>
    void staff(std::string_view pattern, access::Permission permission, Parts&&... parts) {
        add(pattern,
            Audience::staff,
            permission,
            std::unique_ptr<StaffHandler>{std::make_unique<H>(std::forward<Parts>(parts)...)});
    }

    /// The route of a decoded path. A fixed segment wins over a `{value}`; empty when no pattern fits.
    [[nodiscard]] std::optional<Match> match(std::string_view path) const;
    /// Whether the text is the path of one of our own GET pages, so that a redirect may lead there. Anything with
    /// a scheme, a host, a backslash, a control character or percent-encoding is not.
    [[nodiscard]] bool is_own_page(std::string_view path_and_query) const;

    [[nodiscard]] const std::vector<Route>& routes() const noexcept { return routes_; }

private:
    void add(std::string_view pattern,
             Audience audience,
             std::optional<access::Permission> permission,
             Route::Handler handler);

    std::vector<Route> routes_;
};

}  // namespace mrko::handlers
