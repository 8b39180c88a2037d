// SPDX-License-Identifier: Apache-2.0
#include "portal/discovery.h"

#include <utility>

#include "portal/endpoint_url.h"
#include "portal/strict_json.h"

namespace mrko::portal {

namespace {

Endpoints read_document(const ProviderProfile& profile, const Poco::JSON::Object& document) {
    // A document with another issuer is how one provider passes itself off as another (Discovery section 4.3).
    const auto issuer = text_member(document, "issuer");
    if (!issuer || !is_issuer_of(profile, *issuer)) {
        throw PortalUnavailable("the discovery document names another issuer");
    }
    const auto address = [&](const std::string& name) {
        const auto url = text_member(document, name);
        if (!url || !may_name_endpoint(profile.issuer, *url)) {
            throw PortalUnavailable("the discovery document has no usable " + name);
        }
        return *url;
    };
    return {.authorization = address("authorization_endpoint"),
            .token = address("token_endpoint"),
            .jwks = address("jwks_uri"),
            .end_session = document.has("end_session_endpoint") ? address("end_session_endpoint") : std::string{},
            .issuer_in_answer = true_member(document, "authorization_response_iss_parameter_supported")
                                    ? IssuerInAnswer::promised
                                    : IssuerInAnswer::not_promised};
}

}  // namespace

Discovery::Discovery(HttpClient& http, Now now) : http_(http), now_(std::move(now)) {}

const Endpoints& Discovery::endpoints(const ProviderProfile& profile) {
    if (profile.endpoints) {
        return *profile.endpoints;
    }
    const auto now = now_();
    if (endpoints_ && now - fetched_ < document_life) {
        return *endpoints_;
    }
    if (failed_ && now - *failed_ < pause_after_failure) {
        throw PortalUnavailable("the discovery document could not be had a moment ago");
    }
    // Overwritten by success: a fetch that throws leaves the mark.
    failed_ = now;
    endpoints_ = fetch(profile);
    fetched_ = now;
    failed_.reset();
    return *endpoints_;
}

Endpoints Discovery::fetch(const ProviderProfile& profile) {
    const std::string slash = profile.issuer.ends_with('/') ? "" : "/";
    const auto answer = http_.get(profile.issuer + slash + ".well-known/openid-configuration", {});
    if (answer.status != 200) {
        throw PortalUnavailable("the discovery document is answered with status " + std::to_string(answer.status));
    }
    try {
        return read_document(profile, *parse_json_object(answer.body));
    } catch (const JsonFault& fault) {
        throw PortalUnavailable(std::string{"the discovery document is unreadable: "} + fault.what());
    }
}

}  // namespace mrko::portal
