// SPDX-License-Identifier: Apache-2.0
#include "sql/audit_log.h"

#include <sodium.h>

#include <array>

#include "sql/connection.h"
#include "sql/ids.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

struct Link {
    std::int64_t sequence{0};
    std::int64_t at{0};
    std::string actor;
    std::string role;
    std::string action;
    std::string object;
    std::string before;
    std::string after;
    std::string request_id;
    std::string previous_hash;
    std::string hash;

    static constexpr auto columns() {
        return std::make_tuple(&Link::sequence,
                               &Link::at,
                               &Link::actor,
                               &Link::role,
                               &Link::action,
                               &Link::object,
                               &Link::before,
                               &Link::after,
                               &Link::request_id,
                               &Link::previous_hash,
                               &Link::hash);
    }
};

/// SHA-256 over the fields with their lengths, so that no two rows read the same.
std::string hash_of(const Link& link) {
    crypto_hash_sha256_state state{};
    crypto_hash_sha256_init(&state);
    const auto sequence = std::to_string(link.sequence);
    const auto at = std::to_string(link.at);
    for (const auto& field : {sequence,
                              at,
                              link.actor,
                              link.role,
                              link.action,
                              link.object,
                              link.before,
                              link.after,
                              link.request_id,
                              link.previous_hash}) {
        const auto framed = std::to_string(field.size()) + ":" + field;
        std::array<unsigned char, 1> byte{};
        for (const char c : framed) {
            byte[0] = static_cast<unsigned char>(c);
            crypto_hash_sha256_update(&state, byte.data(), byte.size());
        }
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state, digest.data());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    return text.data();
}

}  // namespace

void AuditLog::record(const AuditEntry& entry) {
    auto& connection = database_.connection();
    Link link{.sequence = take_ids(connection, "audit", 1),
              .at = entry.at.time_since_epoch().count(),
              .actor = entry.actor,
              .role = entry.role,
              .action = entry.action,
              .object = entry.object,
              .before = entry.before,
              .after = entry.after,
              .request_id = entry.request_id,
              .previous_hash = {},
              .hash = {}};
    const auto last = ask_once<Single<std::string>>(connection, queries::audit_before, link.sequence);
    link.previous_hash = last.empty() ? std::string{} : last.front().value;
    link.hash = hash_of(link);
    write(connection,
          queries::audit_add,
          link.sequence,
          link.at,
          link.actor,
          link.role,
          link.action,
          link.object,
          link.before,
          link.after,
          link.request_id,
          link.previous_hash,
          link.hash);
}

std::optional<std::int64_t> AuditLog::first_broken() {
    std::int64_t known = 0;
    std::string hash;
    while (true) {
        const auto links = ask_once<Link>(database_.connection(), queries::audit_chain, known);
        if (links.empty()) {
            return std::nullopt;
        }
        for (const auto& link : links) {
            if (link.previous_hash != hash || link.hash != hash_of(link)) {
                return link.sequence;
            }
            known = link.sequence;
            hash = link.hash;
        }
    }
}

}  // namespace mrko::sql
