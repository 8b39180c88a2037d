// SPDX-License-Identifier: Apache-2.0
#include "handlers/router.h"

#include <algorithm>
#include <ranges>
#include <stdexcept>

namespace mrko::handlers {

namespace {

/// The first segment of a path that is not empty; `path` keeps what is behind it.
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool is_value(std::string_view segment) {
    return segment.starts_with('{');
}

/// Every request looks through all patterns, so nothing is made before one fits.
bool fits(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = take_segment(pattern);
        const auto given = take_segment(path);
        if (is_value(wanted) ? given.empty() : wanted != given) {
            return false;
        }
    }
    return pattern.empty() && path.empty();
}

/// Of a path that fits.
PathValues values_in(std::string_view pattern, std::string_view path) {
    PathValues values;
    while (!pattern.empty()) {
        const auto wanted = take_segment(pattern);
        const auto given = take_segment(path);
        if (is_value(wanted)) {
            values.set(wanted.substr(1, wanted.size() - 2), given);
        }
    }
    return values;
}

bool is_of_a_page(char character) {
    return character == '/' || character == '-' || (character >= '0' && character <= '9') ||
           (character >= 'a' && character <= 'z');
}

bool is_plain(char character) {
    return character > ' ' && character < '\x7f' && character != '\\' && character != '%';
}

}  // namespace

std::optional<Match> Router::match(std::string_view path) const {
    if (!path.starts_with('/')) {
        return std::nullopt;
    }
    const Route* found = nullptr;
    for (const auto& route : routes_) {
        if (fits(route.pattern, path) &&
            (found == nullptr || std::ranges::count(route.pattern, '{') < std::ranges::count(found->pattern, '{'))) {
            found = &route;
        }
    }
    return found == nullptr ? std::nullopt : std::optional{Match{found, values_in(found->pattern, path)}};
}

bool Router::is_own_page(std::string_view path_and_query) const {
    if (!path_and_query.starts_with('/') || path_and_query.starts_with("//") || path_and_query.size() > 500 ||
        !std::ranges::all_of(path_and_query, is_plain)) {
        return false;
    }
    const auto path = path_and_query.substr(0, path_and_query.find('?'));
    // Our values are numbers and days: dots would lead elsewhere, and what else there is leads to no page.
    if (!std::ranges::all_of(path, is_of_a_page)) {
        return false;
    }
    const auto found = match(path);
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
