// SPDX-License-Identifier: Apache-2.0
#include "sql/audit_log.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

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

/// HMAC-SHA-256 over the fields with their lengths, so that no two rows read the same.
std::string hash_of(const Link& link, const std::string& key) {
    const auto octets = [](const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); };
    crypto_auth_hmacsha256_state state{};
    crypto_auth_hmacsha256_init(&state, octets(key), key.size());
    for (const auto& field : {std::to_string(link.sequence),
                              std::to_string(link.at),
                              link.actor,
                              link.role,
                              link.action,
                              link.object,
                              link.before,
                              link.after,
                              link.request_id,
                              link.previous_hash}) {
        const auto framed = std::to_string(field.size()) + ":" + field;
        crypto_auth_hmacsha256_update(&state, octets(framed), framed.size());
    }
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> digest{};
    crypto_auth_hmacsha256_final(&state, digest.data());
    std::array<char, 2 * crypto_auth_hmacsha256_BYTES + 1> text{};
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    return text.data();
}

/// Takes the links in the order of their numbers and notes what does not fit.
class Verifier {
public:
    Verifier(const std::string& key, const std::vector<AuditHead>& anchors, std::size_t most) : key_(key), most_(most) {
        for (const auto& anchor : anchors) {
            anchors_.emplace(anchor.sequence, anchor.hash);
        }
    }

    void take(const Link& link) {
        const auto expected = verdict_.head.sequence + 1;
        if (link.sequence != expected) {
            note(AuditFault::Kind::missing, expected, link.sequence - 1);
        }
        if (link.hash != hash_of(link, key_)) {
            note(AuditFault::Kind::altered, link.sequence, link.sequence);
        } else if (link.previous_hash != verdict_.head.hash && link.sequence == expected) {
            note(AuditFault::Kind::out_of_place, link.sequence, link.sequence);
        }
        if (const auto anchor = anchors_.find(link.sequence); anchor != anchors_.end() && anchor->second != link.hash) {
            note(AuditFault::Kind::not_anchored, link.sequence, link.sequence);
        }
        ++verdict_.rows;
        verdict_.head = {.sequence = link.sequence, .hash = link.hash};
    }

    /// `given_out`: the highest number that any row ever got.
    [[nodiscard]] AuditVerdict end(std::int64_t given_out) {
        const auto told = anchors_.empty() ? 0 : anchors_.rbegin()->first;
        if (const auto last = std::max(given_out, told); last > verdict_.head.sequence) {
            note(AuditFault::Kind::missing, verdict_.head.sequence + 1, last);
        }
        return std::move(verdict_);
    }

    [[nodiscard]] bool has_enough() const noexcept { return verdict_.faults.size() >= most_; }

private:
    void note(AuditFault::Kind kind, std::int64_t sequence, std::int64_t until) {
        if (!has_enough()) {
            verdict_.faults.push_back({.kind = kind, .sequence = sequence, .until = until});
        }
    }

    const std::string& key_;
    std::size_t most_;
    std::map<std::int64_t, std::string> anchors_;
    AuditVerdict verdict_;
};

}  // namespace

std::string actor_of(const access::PortalUserId& user) {
    return user.provider + ":" + user.subject;
}

std::string object_of(journal::PupilId pupil) {
    return "pupil:" + std::to_string(pupil.value);
}

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
    link.hash = hash_of(link, connection.audit_key());
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

AuditVerdict AuditLog::verify(const std::vector<AuditHead>& anchors, std::size_t most) {
    auto& connection = database_.connection();
    Verifier verifier{connection.audit_key(), anchors, most};
    // First the count: a row that is written meanwhile must not look like one that is missing.
    const auto given = ask_once<Single<std::int64_t>>(connection, queries::audit_given_out);
    std::int64_t known = 0;
    while (!verifier.has_enough()) {
        const auto links = ask_once<Link>(connection, queries::audit_chain, known);
        if (links.empty()) {
            break;
        }
        for (const auto& link : links) {
            verifier.take(link);
        }
        known = links.back().sequence;
    }
    return verifier.end(given.empty() ? 0 : given.front().value);
}

}  // namespace mrko::sql
