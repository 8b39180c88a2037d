// SPDX-License-Identifier: Apache-2.0
// A provider without a network: answers by address, and remembers what it was asked.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "portal/http_client.h"

namespace mrko::portal {

class FakeHttp final : public HttpClient {
public:
    struct Post {
        std::string url;
        HttpFields fields;
        std::optional<BasicCredentials> auth;
    };

    [[nodiscard]] HttpAnswer get(const std::string& url, const HttpFields& /*headers*/) override {
        gets_.push_back(url);
        return answer_of(url);
    }

    [[nodiscard]] HttpAnswer post_form(const std::string& url,
                                       const HttpFields& fields,
                                       const std::optional<BasicCredentials>& auth) override {
        posts_.push_back({.url = url, .fields = fields, .auth = auth});
        return answer_of(url);
    }

    /// From now on.
    void answers(const std::string& url, int status, const std::string& body) {
        answers_[url] = {.status = status, .content_type = "application/json", .body = body};
    }

    /// From now on nobody answers there.
    void is_down(const std::string& url) { answers_.erase(url); }

    [[nodiscard]] long gets_of(const std::string& url) const { return std::count(gets_.begin(), gets_.end(), url); }

    [[nodiscard]] const std::vector<Post>& posts() const { return posts_; }

private:
    [[nodiscard]] HttpAnswer answer_of(const std::string& url) const {
        const auto found = answers_.find(url);
        if (found == answers_.end()) {
            throw PortalUnavailable("nobody answers at " + url);
        }
        return found->second;
    }

    std::map<std::string, HttpAnswer> answers_;
    std::vector<std::string> gets_;
    std::vector<Post> posts_;
};

}  // namespace mrko::portal
