// SPDX-License-Identifier: Apache-2.0
// The five kinds of handler, one an audience. A handler receives what its visitor was admitted as, so it cannot run
// for anybody else. One handler answers one address; a method that it leaves out answers 405.
#pragma once

#include "access/visitor.h"
#include "handlers/call.h"
#include "http/error.h"
#include "http/response.h"

namespace mrko::handlers {

/// For everybody, signed in or not.
class OpenHandler {
public:
    OpenHandler() = default;
    OpenHandler(const OpenHandler&) = delete;
    OpenHandler& operator=(const OpenHandler&) = delete;
    virtual ~OpenHandler() = default;

    [[nodiscard]] virtual http::Response get(const Call&) { throw http::MethodNotAllowed{"POST"}; }

    [[nodiscard]] virtual http::Response post(const Call&) { throw http::MethodNotAllowed{"GET, HEAD"}; }
};

/// For one audience: `Visitor` is what the front controller admitted.
template <class Visitor>
class AudienceHandler {
public:
    AudienceHandler() = default;
    AudienceHandler(const AudienceHandler&) = delete;
    AudienceHandler& operator=(const AudienceHandler&) = delete;
    virtual ~AudienceHandler() = default;

    [[nodiscard]] virtual http::Response get(const Call&, const Visitor&) { throw http::MethodNotAllowed{"POST"}; }

    [[nodiscard]] virtual http::Response post(const Call&, const Visitor&) {
        throw http::MethodNotAllowed{"GET, HEAD"};
    }
};

/// For parents with or without children, and for pupils.
using SignedInHandler = AudienceHandler<access::Visitor>;
/// For whoever came from the portal, with or without children.
using PortalHandler = AudienceHandler<access::PortalUser>;
/// For a parent (or pupil) with at least one connected diary.
using FamilyHandler = AudienceHandler<access::Family>;
/// For staff whose active role has the route's permission.
using StaffHandler = AudienceHandler<access::Staff>;

}  // namespace mrko::handlers
