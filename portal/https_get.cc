// SPDX-License-Identifier: Apache-2.0
#include "portal/https_get.h"

#include <curl/curl.h>

#include <stdexcept>
#include <utility>

#include "portal/endpoint_url.h"

namespace mrko::portal {

namespace {

struct FreeList {
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

using HeaderList = std::unique_ptr<curl_slist, FreeList>;

void append(HeaderList& list, const std::string& line) {
    auto* const longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) {
        throw PortalUnavailable("no memory for a request header");
    }
    static_cast<void>(list.release());
    list.reset(longer);
}

/// What libcurl writes into.
struct Incoming {
    std::string body;
    std::size_t longest;
};

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* into) {
    auto& incoming = *static_cast<Incoming*>(into);
    const auto length = size * count;
    if (length > incoming.longest - incoming.body.size()) {
        return 0;
    }
    incoming.body.append(bytes, length);
    return length;
}

}  // namespace

class HttpsGet::Handle {
public:
    Handle() {
        if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
            throw std::runtime_error("libcurl cannot start");
        }
        easy_ = curl_easy_init();
        if (easy_ == nullptr) {
            curl_global_cleanup();
            throw std::runtime_error("libcurl cannot start");
        }
    }

    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    ~Handle() {
        curl_easy_cleanup(easy_);
        curl_global_cleanup();
    }

    /// Forgets the last request but not its connection, and sets what holds for every request.
    void begin(const std::string& url, const HttpsOptions& options) {
        const auto endpoint = read_endpoint_url(url);
        if (!endpoint) {
            throw PortalUnavailable("an address that is neither https nor on this machine");
        }
        curl_easy_reset(easy_);
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_PROTOCOLS_STR, endpoint->scheme == Scheme::https ? "https" : "http");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        // The "Proxy:" header of a request must not become our proxy (httpoxy), nor may the environment.
        set(CURLOPT_PROXY, "");
        set(CURLOPT_NOPROXY, "*");
        set(CURLOPT_NETRC, 0L);
        set(CURLOPT_NOSIGNAL, 1L);
        const long connect_limit = options.connect_limit.count();
        const long total_limit = options.total_limit.count();
        set(CURLOPT_CONNECTTIMEOUT_MS, connect_limit);
        set(CURLOPT_TIMEOUT_MS, total_limit);
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        if (!options.ca_file.empty()) {
            set(CURLOPT_CAINFO, options.ca_file.c_str());
        }
    }

    template <typename Value>
    void set(CURLoption option, Value value) {
        if (curl_easy_setopt(easy_, option, value) != CURLE_OK) {
            throw PortalUnavailable("libcurl refuses an option");
        }
    }

    [[nodiscard]] HttpAnswer perform(std::size_t longest_body) {
        Incoming incoming{.body = {}, .longest = longest_body};
        set(CURLOPT_WRITEFUNCTION, &take);
        set(CURLOPT_WRITEDATA, static_cast<void*>(&incoming));
        const auto outcome = curl_easy_perform(easy_);
        if (outcome != CURLE_OK) {
            throw PortalUnavailable(std::string{"no answer from the portal: "} + curl_easy_strerror(outcome));
        }
        long status = 0;
        const char* type = nullptr;
        curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(easy_, CURLINFO_CONTENT_TYPE, &type);
        return {.status = static_cast<int>(status),
                .content_type = type == nullptr ? "" : type,
                .body = std::move(incoming.body)};
    }

private:
    CURL* easy_{nullptr};
};

HttpsGet::HttpsGet(HttpsOptions options) : options_(std::move(options)), handle_(std::make_unique<Handle>()) {}

HttpsGet::~HttpsGet() = default;

HttpAnswer HttpsGet::get(const std::string& url, const HttpFields& headers) {
    HeaderList lines;
    append(lines, "Accept: application/json");
    for (const auto& [name, value] : headers) {
        append(lines, name + ": " + value);
    }
    handle_->begin(url, options_);
    handle_->set(CURLOPT_HTTPGET, 1L);
    handle_->set(CURLOPT_HTTPHEADER, lines.get());
    return handle_->perform(options_.longest_body);
}

HttpAnswer HttpsGet::post_form(const std::string& url,
                               const HttpFields& fields,
                               const std::optional<BasicCredentials>& auth) {
    HeaderList lines;
    append(lines, "Accept: application/json");
    // Without this libcurl waits a second for a "100 Continue" before a longer body.
    append(lines, "Expect:");
    const auto body = form_encoded(fields);
    handle_->begin(url, options_);
    handle_->set(CURLOPT_HTTPHEADER, lines.get());
    handle_->set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    handle_->set(CURLOPT_POSTFIELDS, body.c_str());
    if (auth) {
        handle_->set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        handle_->set(CURLOPT_USERNAME, auth->user.c_str());
        handle_->set(CURLOPT_PASSWORD, auth->password.reveal().c_str());
    }
    return handle_->perform(options_.longest_body);
}

}  // namespace mrko::portal
