// SPDX-License-Identifier: Apache-2.0
#include "session/account_drafts.h"

#include <climits>

#include "session/packed_fields.h"
#include "session/token.h"
#include "session/user_key.h"

namespace mrko::session {

namespace {

// KEYS: draft. ARGV: form, sealed draft, seconds.
constexpr Script save_script{R"lua(
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'form', ARGV[1], 'p', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
)lua"};

constexpr std::string_view draft_seconds = "600";
constexpr std::string_view finished_seconds = "86400";

std::string place(std::string_view key) {
    return pack({"draft", "1", key});
}

std::optional<AccountDraft> draft_of(const SealKeys& keys, std::string_view key, const Reply& sealed) {
    const auto plain = keys.open(sealed.text, {.place = place(key), .holder = {}});
    auto fields = plain ? unpack(*plain, 5) : std::nullopt;
    if (!fields) {
        return std::nullopt;
    }
    AccountDraft draft{.id = (*fields)[0], .account_name = (*fields)[1], .mrko_login = (*fields)[2]};
    const auto pupil = parse_number((*fields)[3]);
    const auto version = parse_number((*fields)[4]);
    if (pupil && version && *version >= INT_MIN && *version <= INT_MAX) {
        draft.credential = access::VerifiedCredential{.pupil = {*pupil}, .version = static_cast<int>(*version)};
    }
    return draft;
}

std::string finished_key(const UserKey& user, std::string_view id) {
    return user.name("i") + ":" + fingerprint(id);
}

}  // namespace

AccountDrafts::AccountDrafts(RedisConnection& redis, const SealKeys& keys) : redis_(redis), keys_(keys) {}

void AccountDrafts::save(const access::PortalUserId& user, const AccountDraft& draft) {
    const std::string key = user_key(keys_, user).name("w");
    const auto& credential = draft.credential;
    const std::string plain = pack({draft.id,
                                    draft.account_name,
                                    draft.mrko_login,
                                    credential ? std::to_string(credential->pupil.value) : std::string{},
                                    credential ? std::to_string(credential->version) : std::string{}});
    const std::string sealed = keys_.seal(plain, {.place = place(key), .holder = {}});
    redis_.eval(save_script, {key}, {fingerprint(draft.id), sealed, draft_seconds}, Retry::once);
}

std::optional<AccountDraft> AccountDrafts::load(const access::PortalUserId& user) {
    const std::string key = user_key(keys_, user).name("w");
    return draft_of(keys_, key, redis_.run({"HGET", key, "p"}, Retry::once));
}

void AccountDrafts::discard(const access::PortalUserId& user) {
    redis_.run({"DEL", user_key(keys_, user).name("w")}, Retry::once);
}

void AccountDrafts::remember_finished(const access::PortalUserId& user, std::string_view id, int child_number) {
    redis_.run({"SET", finished_key(user_key(keys_, user), id), std::to_string(child_number), "EX", finished_seconds},
               Retry::once);
}

std::optional<int> AccountDrafts::finished(const access::PortalUserId& user, std::string_view id) {
    const Reply reply = redis_.run({"GET", finished_key(user_key(keys_, user), id)}, Retry::once);
    const auto number = parse_number(reply.text);
    if (!number || *number < 1 || *number > INT_MAX) {
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

}  // namespace mrko::session
