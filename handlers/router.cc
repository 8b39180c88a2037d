// SPDX-License-Identifier: Apache-2.0
#include "handlers/router.h"

#include <algorithm>
#include <ranges>
#include <stdexcept>

namespace mrko::handlers {

namespace {

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = path.find('/');
        parts.push_back(path.substr(0, end));
        path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    }
    return parts;
}

bool is_value(std::string_view segment) {
    return segment.starts_with('{');
}

std::optional<PathValues> fit(std::string_view pattern, const std::vector<std::string_view>& path) {
    const auto wanted = segments(pattern);
    if (wanted.size() != path.size()) {
        return std::nullopt;
    }
    PathValues values;
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (is_value(wanted[at]) && !path[at].empty()) {
            values.set(wanted[at].substr(1, wanted[at].size() - 2), path[at]);
        } else if (wanted[at] != path[at]) {
            return std::nullopt;
        }
    }
    return values;
}

bool is_plain(char character) {
    return character > ' ' && character < '\x7f' && character != '\\' && character != '%';
}

}  // namespace

std::optional<Match> Router::match(std::string_view path) const {
    if (!path.starts_with('/')) {
        return std::nullopt;
    }
    const auto parts = segments(path);
    std::optional<Match> found;
    for (const auto& route : routes_) {
        auto values = fit(route.pattern, parts);
        if (values &&
            (!found || std::ranges::count(route.pattern, '{') < std::ranges::count(found->route->pattern, '{'))) {
            found = Match{&route, *std::move(values)};
        }
    }
    return found;
}

bool Router::is_own_page(std::string_view path_and_query) const {
    if (!path_and_query.starts_with('/') || path_and_query.starts_with("//") || path_and_query.size() > 500 ||
        !std::ranges::all_of(path_and_query, is_plain)) {
        return false;
    }
    const auto found = match(path_and_query.substr(0, path_and_query.find('?')));
    // The steps of the sign-in itself are no place to return to, and data are no page, nor are files and secrets.
    return found && !found->route->pattern.starts_with("/enter") && found->route->pattern != "/sign-out" &&
           !found->route->pattern.starts_with("/lang") && !found->route->pattern.starts_with("/api/") &&
           !found->route->pattern.starts_with("/ical/") && !found->route->pattern.ends_with("/{file}");
}

void Router::add(std::string_view pattern,
                 Audience audience,
                 std::optional<access::Permission> permission,
                 Route::Handler handler) {
    const auto same = [&](const Route& route) { return route.pattern == pattern; };
    if (std::ranges::any_of(routes_, same)) {
        throw std::logic_error{"two routes for " + std::string{pattern}};
    }
    routes_.push_back(Route{.pattern = std::string{pattern},
                            .audience = audience,
                            .permission = permission,
                            .handler = std::move(handler)});
}

}  // namespace mrko::handlers
