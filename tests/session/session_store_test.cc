// SPDX-License-Identifier: Apache-2.0
#include "session/session_store.h"

#include <cppunit/extensions/HelperMacros.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "session/account_drafts.h"
#include "session/attempt_limiter.h"
#include "session/child_bindings.h"
#include "session/prelogin_store.h"
#include "session/token.h"
#include "session/user_key.h"
#include "tests/session/redis_server.h"
#include "tests/session/settable_clock.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class SessionStoreTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SessionStoreTest);
    CPPUNIT_TEST(a_new_session_opens_in_one_round_trip);
    CPPUNIT_TEST(a_pupils_session_has_the_own_diary_and_no_list);
    CPPUNIT_TEST(s1_an_unknown_id_is_never_adopted);
    CPPUNIT_TEST(s1_a_malformed_cookie_never_reaches_redis);
    CPPUNIT_TEST(s1_signing_in_makes_a_new_id_each_time);
    CPPUNIT_TEST(s1_rotation_kills_the_old_id_at_once_a_thousand_times);
    CPPUNIT_TEST(s1_rotation_keeps_the_session_and_its_absolute_end);
    CPPUNIT_TEST(s1_of_two_rotations_at_once_one_gets_the_session);
    CPPUNIT_TEST(s1_a_tampered_record_is_no_session);
    CPPUNIT_TEST(s1_an_ended_session_leaves_nothing_behind);
    CPPUNIT_TEST(s2_what_redis_writes_holds_no_usable_id_and_nothing_personal);
    CPPUNIT_TEST(s3_an_idle_session_ends_and_a_used_one_does_not);
    CPPUNIT_TEST(s3_the_absolute_end_comes_whatever_one_does);
    CPPUNIT_TEST(s3_ending_everywhere_reaches_every_worker_and_spares_others);
    CPPUNIT_TEST(s3_the_end_of_a_session_at_the_portal_ends_what_came_out_of_it);
    CPPUNIT_TEST(s3_the_epoch_alone_ends_a_session);
    CPPUNIT_TEST(s3_the_eleventh_device_signs_the_oldest_out);
    CPPUNIT_TEST(s3_a_device_that_is_long_gone_makes_room_first);
    CPPUNIT_TEST(f3_a_record_of_another_version_is_no_session_and_is_left_alone);
    CPPUNIT_TEST(f3_a_server_key_is_changed_without_losing_a_session);
    CPPUNIT_TEST(f6_a_thousand_acknowledged_sessions_live_through_kill_9);
    CPPUNIT_TEST(f10_sessions_open_while_redis_has_no_memory);
    CPPUNIT_TEST(f10_sessions_open_while_redis_is_a_replica);
    CPPUNIT_TEST(f12_a_lost_list_differs_from_an_empty_one);
    CPPUNIT_TEST(f12_after_flushall_nobody_is_signed_in);
    CPPUNIT_TEST(f19_a_clock_that_jumps_back_signs_nobody_out);
    CPPUNIT_TEST(f19_redis_ends_a_session_by_its_own_clock_too);
    CPPUNIT_TEST(a_session_is_touched_once_a_minute_at_most);
    CPPUNIT_TEST(a_message_is_shown_once);
    CPPUNIT_TEST(the_last_child_is_remembered_while_the_session_lives);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_{{"--appendonly", "yes", "--rdbcompression", "no"}};
    RedisConnection redis_{server_.options()};
    SettableClock clock_;
    const SealKeys keys_ = some_keys();
    SessionStore store_{redis_, clock_, keys_, SessionOptions{}};

    std::string signed_in() { return store_.create({.portal_user = parent(), .name = "Anna-canary"}); }

    static std::string key_of(const std::string& cookie) {
        return "s:{" + cookie.substr(0, 4) + "}:" + fingerprint(cookie);
    }

    long long keys_in_redis() { return redis_.run({"DBSIZE"}, Retry::once).integer; }

    long long commands_so_far() {
        const std::string info = redis_.run({"INFO", "stats"}, Retry::once).text;
        const std::string name = "total_commands_processed:";
        return std::stoll(info.substr(info.find(name) + name.size()));
    }

public:
    void a_new_session_opens_in_one_round_trip() {
        const std::string cookie = signed_in();
        CPPUNIT_ASSERT_EQUAL(std::size_t{48}, cookie.size());
        const auto opened = store_.open(cookie);
        CPPUNIT_ASSERT(opened);
        const Session& session = opened->session;
        CPPUNIT_ASSERT(session.portal_user == parent());
        CPPUNIT_ASSERT_EQUAL(std::string{"Anna-canary"}, session.name);
        CPPUNIT_ASSERT_EQUAL(std::size_t{43}, session.csrf.size());
        CPPUNIT_ASSERT(session.created == clock_.now());
        CPPUNIT_ASSERT(session.absolute_end == clock_.now() + hours{12});
        CPPUNIT_ASSERT(session.last_seen == clock_.now());
        CPPUNIT_ASSERT(session.flash == Flash::none);
        CPPUNIT_ASSERT_EQUAL(0, session.last_child);

        // What Redis counts: INFO itself, EVALSHA, and within the script HMGET, TIME, GET and HGETALL.
        const auto before = commands_so_far();
        CPPUNIT_ASSERT(store_.open(cookie));
        CPPUNIT_ASSERT_EQUAL(6LL, commands_so_far() - before);
    }

    void a_pupils_session_has_the_own_diary_and_no_list() {
        const access::BoundChild own{.number = {1}, .account_name = "Маша", .pupil = {77}, .credential_version = 2};
        const auto cookie = store_.create({.portal_user = pupil_user(own.pupil), .name = "Мария", .own_diary = own});
        const auto opened = store_.open(cookie);
        CPPUNIT_ASSERT(opened->session.own_diary == own);
        CPPUNIT_ASSERT(opened->children == std::vector{own});
        store_.remember_child(cookie, 1);
        CPPUNIT_ASSERT_EQUAL(1, store_.open(cookie)->session.last_child);
        const auto rotated = store_.rotate(cookie);
        CPPUNIT_ASSERT(!store_.open(cookie));
        CPPUNIT_ASSERT(store_.open(rotated)->session.own_diary == own);
        store_.end(rotated);
        CPPUNIT_ASSERT(!store_.open(rotated));
    }

    void s1_an_unknown_id_is_never_adopted() {
        const std::string unknown = "abcd." + random_token();
        CPPUNIT_ASSERT(!store_.open(unknown));
        CPPUNIT_ASSERT(store_.rotate(unknown).empty());
        store_.remember_child(unknown, 1);
        store_.set_flash(unknown, Flash::child_connected);
        CPPUNIT_ASSERT(store_.take_flash(unknown) == Flash::none);
        store_.end(unknown);
        CPPUNIT_ASSERT_EQUAL(0LL, keys_in_redis());
    }

    void s1_a_malformed_cookie_never_reaches_redis() {
        const std::string good = signed_in();
        const auto before = commands_so_far();
        for (const auto& wrong : {std::string{},
                                  good.substr(1),
                                  good + "A",
                                  std::string(48, 'a'),
                                  "ABCD" + good.substr(4),
                                  good.substr(0, 4) + ":" + good.substr(5),
                                  good.substr(0, 47) + "=",
                                  good.substr(0, 47) + "\n",
                                  good.substr(0, 20) + std::string(1, '\0') + good.substr(21),
                                  std::string(100'000, 'x')}) {
            CPPUNIT_ASSERT(!store_.open(wrong));
            CPPUNIT_ASSERT(store_.rotate(wrong).empty());
            store_.end(wrong);
            store_.remember_child(wrong, 1);
            CPPUNIT_ASSERT(store_.take_flash(wrong) == Flash::none);
        }
        CPPUNIT_ASSERT_EQUAL(1LL, commands_so_far() - before);
        CPPUNIT_ASSERT(store_.open(good));
    }

    void s1_signing_in_makes_a_new_id_each_time() {
        const std::string first = signed_in();
        const std::string second = signed_in();
        CPPUNIT_ASSERT(first != second);
        CPPUNIT_ASSERT(store_.open(first)->session.csrf != store_.open(second)->session.csrf);
        std::string other_tag = first;
        other_tag[0] = other_tag[0] == '0' ? '1' : '0';
        CPPUNIT_ASSERT(!store_.open(other_tag));
    }

    void s1_rotation_kills_the_old_id_at_once_a_thousand_times() {
        std::string cookie = signed_in();
        int accepted = 0;
        for (int each = 0; each < 1000; ++each) {
            const std::string old = cookie;
            cookie = store_.rotate(old);
            accepted += store_.open(old) ? 1 : 0;
        }
        CPPUNIT_ASSERT_EQUAL(0, accepted);
        CPPUNIT_ASSERT(store_.open(cookie));
        CPPUNIT_ASSERT_EQUAL(2LL, keys_in_redis());
    }

    void s1_rotation_keeps_the_session_and_its_absolute_end() {
        const std::string old = signed_in();
        store_.remember_child(old, 3);
        const auto before = store_.open(old);
        clock_.move(minutes{20});
        const std::string fresh = store_.rotate(old);
        auto after = store_.open(fresh);
        CPPUNIT_ASSERT(before && after);
        after->session.last_seen = before->session.last_seen;
        CPPUNIT_ASSERT(before->session == after->session);
        CPPUNIT_ASSERT(redis_.run({"TTL", key_of(fresh)}, Retry::once).integer > 0);
    }

    void s1_of_two_rotations_at_once_one_gets_the_session() {
        const std::string cookie = signed_in();
        const int won = winners(20, [&] {
            RedisConnection redis{server_.options()};
            SessionStore store{redis, clock_, keys_, SessionOptions{}};
            return !store.rotate(cookie).empty();
        });
        CPPUNIT_ASSERT_EQUAL(1, won);
        CPPUNIT_ASSERT(!store_.open(cookie));
    }

    void s1_a_tampered_record_is_no_session() {
        const std::string cookie = signed_in();
        const std::string key = key_of(cookie);
        CPPUNIT_ASSERT(redis_.run({"COPY", key, "original"}, Retry::once).integer == 1);
        const auto restore = [&] { redis_.run({"COPY", "original", key, "REPLACE"}, Retry::once); };
        for (const auto* const field : {"v", "uid", "cre", "abs", "seen", "p", "ver"}) {
            redis_.run({"HSET", key, field, "nonsense"}, Retry::once);
            CPPUNIT_ASSERT_MESSAGE(field, !store_.open(cookie));
            restore();
            redis_.run({"HDEL", key, field}, Retry::once);
            CPPUNIT_ASSERT_MESSAGE(field, !store_.open(cookie));
            restore();
            CPPUNIT_ASSERT_MESSAGE(field, store_.open(cookie));
        }
        // A longer life, and another user's seal.
        redis_.run({"HSET", key, "abs", "253402300799"}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(cookie));
        restore();
        const std::string others = store_.create({.portal_user = other_parent(), .name = "Other"});
        const std::string seal = redis_.run({"HGET", key_of(others), "p"}, Retry::once).text;
        redis_.run({"HSET", key, "p", seal}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(cookie));
        // The whole record under the key of another cookie.
        redis_.run({"COPY", "original", key_of(others), "REPLACE"}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(others));
        // A key of another type.
        redis_.run({"SET", key, "text"}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(cookie));
        store_.end(cookie);
        CPPUNIT_ASSERT(!store_.open(cookie));
    }

    void s1_an_ended_session_leaves_nothing_behind() {
        const std::string cookie = signed_in();
        const std::string other = signed_in();
        store_.end(cookie);
        CPPUNIT_ASSERT(!store_.open(cookie));
        CPPUNIT_ASSERT(store_.open(other));
        store_.end(other);
        CPPUNIT_ASSERT_EQUAL(0LL, keys_in_redis());
    }

    void s2_what_redis_writes_holds_no_usable_id_and_nothing_personal() {
        const std::string cookie = store_.rotate(signed_in());
        const std::string csrf = store_.open(cookie).value().session.csrf;
        ChildBindings{redis_, keys_}.restore(parent(), two_children());
        const PreLogin prelogin{.state = "state-canary",
                                .nonce = "nonce-canary",
                                .verifier = "verifier-canary",
                                .return_to = "/return-canary"};
        const std::string prelogin_cookie = PreLoginStore{redis_, keys_}.keep(prelogin);
        AccountDrafts drafts{redis_, keys_};
        const AccountDraft draft{.id = random_token(),
                                 .account_name = "draft-canary",
                                 .mrko_login = "login-canary",
                                 .credential = access::VerifiedCredential{.pupil = {77}, .version = 2}};
        drafts.save(parent(), draft);
        drafts.remember_finished(parent(), draft.id, 4);
        AttemptLimiter limiter{redis_, clock_, keys_};
        CPPUNIT_ASSERT_EQUAL(4, limiter.begin(parent(), "login-canary").left);
        limiter.count_wrong("bucket-canary");
        redis_.run({"SAVE"}, Retry::once);

        const std::string files = server_.all_files();
        CPPUNIT_ASSERT(files.find(fingerprint(cookie)) != std::string::npos);
        CPPUNIT_ASSERT(files.find(fingerprint(prelogin_cookie)) != std::string::npos);
        for (const auto& secret : {cookie.substr(5),
                                   prelogin_cookie,
                                   csrf,
                                   draft.id,
                                   parent().subject,
                                   std::string{"canary"},
                                   std::string{"Петя"}}) {
            CPPUNIT_ASSERT_MESSAGE(secret, files.find(secret) == std::string::npos);
        }
    }

    void s3_an_idle_session_ends_and_a_used_one_does_not() {
        const std::string used = signed_in();
        const std::string idle = signed_in();
        clock_.move(minutes{29});
        CPPUNIT_ASSERT(store_.open(used));
        CPPUNIT_ASSERT(redis_.run({"TTL", key_of(used)}, Retry::once).integer > 1790);
        clock_.move(minutes{1});
        CPPUNIT_ASSERT(store_.open(used));
        CPPUNIT_ASSERT(!store_.open(idle));
        CPPUNIT_ASSERT(store_.rotate(idle).empty());
        // Redis ends it by itself too.
        const auto life = redis_.run({"TTL", key_of(idle)}, Retry::once).integer;
        CPPUNIT_ASSERT(life > 0 && life <= 1800);
        redis_.run({"PEXPIREAT", key_of(used), "1"}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(used));
    }

    void s3_the_absolute_end_comes_whatever_one_does() {
        std::string cookie = signed_in();
        for (int quarter = 1; quarter < 48; ++quarter) {
            clock_.move(minutes{15});
            cookie = store_.rotate(cookie);
            CPPUNIT_ASSERT(store_.open(cookie));
        }
        CPPUNIT_ASSERT(redis_.run({"TTL", key_of(cookie)}, Retry::once).integer <= 15 * 60);
        clock_.move(minutes{15} - seconds{1});
        CPPUNIT_ASSERT(store_.open(cookie));
        clock_.move(seconds{1});
        CPPUNIT_ASSERT(!store_.open(cookie));
        CPPUNIT_ASSERT(store_.rotate(cookie).empty());
    }

    void s3_ending_everywhere_reaches_every_worker_and_spares_others() {
        const std::string phone = signed_in();
        const std::string laptop = signed_in();
        const std::string other = store_.create({.portal_user = other_parent(), .name = "Other"});
        RedisConnection second_link{server_.options()};
        SessionStore second_worker{second_link, clock_, keys_, SessionOptions{}};
        CPPUNIT_ASSERT(second_worker.open(phone));
        store_.end_everywhere(parent());
        CPPUNIT_ASSERT(!second_worker.open(phone));
        CPPUNIT_ASSERT(!second_worker.open(laptop));
        CPPUNIT_ASSERT(second_worker.open(other));
        CPPUNIT_ASSERT(store_.open(signed_in()));
    }

    void s3_the_end_of_a_session_at_the_portal_ends_what_came_out_of_it() {
        const auto of_portal_session = [&](const access::PortalUserId& user, const std::string& session) {
            return store_.create({.portal_user = user, .name = "Anna", .portal_session = session});
        };
        const std::string phone = store_.rotate(of_portal_session(parent(), "at the phone"));
        const std::string again = of_portal_session(parent(), "at the phone");
        const std::string desk = of_portal_session(parent(), "at the desk");
        const std::string untold = store_.create({.portal_user = parent(), .name = "Anna"});
        const std::string others = of_portal_session(other_parent(), "at the phone");
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, store_.end_of_portal_session(parent(), "at the phone"));
        CPPUNIT_ASSERT(!store_.open(phone));
        CPPUNIT_ASSERT(!store_.open(again));
        CPPUNIT_ASSERT(store_.open(desk));
        CPPUNIT_ASSERT(store_.open(untold));
        CPPUNIT_ASSERT(store_.open(others));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, store_.end_of_portal_session(parent(), "at the phone"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, store_.end_of_portal_session(parent(), ""));
        CPPUNIT_ASSERT(store_.open(untold));
    }

    void s3_the_epoch_alone_ends_a_session() {
        const std::string cookie = signed_in();
        redis_.run({"INCR", user_key(keys_, parent()).name("uv")}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(cookie));
        CPPUNIT_ASSERT(store_.rotate(cookie).empty());
    }

    void s3_the_eleventh_device_signs_the_oldest_out() {
        std::vector<std::string> cookies;
        for (int device = 0; device < 11; ++device) {
            cookies.push_back(signed_in());
            clock_.move(seconds{1});
        }
        CPPUNIT_ASSERT(!store_.open(cookies.front()));
        for (std::size_t device = 1; device < cookies.size(); ++device) {
            CPPUNIT_ASSERT(store_.open(cookies[device]));
        }
        const auto index = redis_.run({"ZCARD", user_key(keys_, parent()).name("us")}, Retry::once);
        CPPUNIT_ASSERT_EQUAL(10LL, index.integer);
    }

    void s3_a_device_that_is_long_gone_makes_room_first() {
        const std::string oldest = signed_in();
        clock_.move(seconds{1});
        const std::string gone = signed_in();
        for (int device = 2; device < 10; ++device) {
            static_cast<void>(signed_in());
        }
        redis_.run({"PEXPIREAT", key_of(gone), "1"}, Retry::once);
        const std::string newest = signed_in();
        CPPUNIT_ASSERT(store_.open(oldest));
        CPPUNIT_ASSERT(store_.open(newest));
    }

    void f3_a_record_of_another_version_is_no_session_and_is_left_alone() {
        const std::string cookie = signed_in();
        redis_.run({"HSET", key_of(cookie), "v", "3"}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(cookie));
        CPPUNIT_ASSERT(store_.rotate(cookie).empty());
        store_.remember_child(cookie, 5);
        CPPUNIT_ASSERT_EQUAL(0LL, redis_.run({"HEXISTS", key_of(cookie), "cur"}, Retry::once).integer);
        redis_.run({"HSET", key_of(cookie), "v", "1"}, Retry::once);
        CPPUNIT_ASSERT(store_.open(cookie));
    }

    void f3_a_server_key_is_changed_without_losing_a_session() {
        const SealKeys first_step = some_keys(1, 2);
        const SealKeys second_step = some_keys(2, 1);
        SessionStore older{redis_, clock_, first_step, SessionOptions{}};
        SessionStore newer{redis_, clock_, second_step, SessionOptions{}};
        ChildBindings{redis_, first_step}.restore(parent(), two_children());
        int lost = 0;
        for (int each = 0; each < 100; ++each) {
            SessionStore& maker = each % 2 == 0 ? older : newer;
            SessionStore& reader = each % 4 < 2 ? older : newer;
            const std::string cookie = reader.rotate(maker.create({.portal_user = parent(), .name = "Anna"}));
            const auto opened = maker.open(cookie);
            lost += opened && opened->children == two_children() ? 0 : 1;
        }
        CPPUNIT_ASSERT_EQUAL(0, lost);
    }

    void f6_a_thousand_acknowledged_sessions_live_through_kill_9() {
        // everysec answers before it has written while an fsync is under way: on a busy disk kill -9 lost 999 of 1,000.
        redis_.run({"CONFIG", "SET", "appendfsync", "always"}, Retry::once);
        ChildBindings{redis_, keys_}.restore(parent(), two_children());
        constexpr std::size_t workers = 20;
        std::array<std::vector<std::string>, workers> cookies;
        std::vector<std::thread> threads;
        for (auto& own : cookies) {
            threads.emplace_back([this, &own] {
                RedisConnection redis{server_.options()};
                SessionStore store{redis, clock_, keys_, SessionOptions{.devices = 1000}};
                for (int each = 0; each < 50; ++each) {
                    own.push_back(store.create({.portal_user = parent(), .name = "Anna"}));
                }
            });
        }
        for (auto& thread : threads) {
            thread.join();
        }
        server_.kill();
        CPPUNIT_ASSERT_THROW(static_cast<void>(store_.open(cookies[0][0])), RedisDown);
        server_.start();
        int lost = 0;
        for (const auto& own : cookies) {
            for (const auto& cookie : own) {
                const auto opened = store_.open(cookie);
                lost += opened && opened->children == two_children() ? 0 : 1;
            }
        }
        CPPUNIT_ASSERT_EQUAL(0, lost);
    }

    void f10_sessions_open_while_redis_has_no_memory() {
        const std::string cookie = signed_in();
        ChildBindings{redis_, keys_}.restore(parent(), two_children());
        redis_.run({"CONFIG", "SET", "maxmemory", "1"}, Retry::once);
        for (int each = 0; each < 10; ++each) {
            clock_.move(seconds{61});
            const auto opened = store_.open(cookie);
            CPPUNIT_ASSERT(opened);
            CPPUNIT_ASSERT(opened->children == two_children());
        }
        store_.remember_child(cookie, 2);
        store_.set_flash(cookie, Flash::child_connected);
        try {
            static_cast<void>(signed_in());
            CPPUNIT_FAIL("a session without memory");
        } catch (const RedisDown& down) {
            CPPUNIT_ASSERT(RedisDown::Cause::out_of_memory == down.cause());
        }
        store_.end(cookie);
        CPPUNIT_ASSERT(!store_.open(cookie));
    }

    void f10_sessions_open_while_redis_is_a_replica() {
        const std::string cookie = signed_in();
        redis_.run({"REPLICAOF", "127.0.0.1", "1"}, Retry::once);
        clock_.move(minutes{5});
        CPPUNIT_ASSERT(store_.open(cookie));
        CPPUNIT_ASSERT_THROW(static_cast<void>(signed_in()), RedisDown);
        CPPUNIT_ASSERT_THROW(store_.end(cookie), RedisDown);
    }

    void f12_a_lost_list_differs_from_an_empty_one() {
        const std::string cookie = signed_in();
        CPPUNIT_ASSERT(!store_.open(cookie)->children);
        ChildBindings bindings{redis_, keys_};
        bindings.restore(parent(), {});
        CPPUNIT_ASSERT(store_.open(cookie)->children.value().empty());
        bindings.restore(parent(), two_children());
        CPPUNIT_ASSERT(store_.open(cookie)->children.value() == two_children());
        redis_.run({"DEL", user_key(keys_, parent()).name("b")}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(cookie)->children);
        redis_.run({"SET", user_key(keys_, parent()).name("b"), "text"}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(cookie)->children);
    }

    void f12_after_flushall_nobody_is_signed_in() {
        const std::string cookie = signed_in();
        redis_.run({"FLUSHALL"}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(cookie));
        const auto opened = store_.open(signed_in());
        CPPUNIT_ASSERT(opened);
        CPPUNIT_ASSERT(!opened->children);
    }

    void f19_a_clock_that_jumps_back_signs_nobody_out() {
        const std::string cookie = signed_in();
        redis_.run({"EXPIRE", key_of(cookie), "100"}, Retry::once);
        clock_.move(hours{-1});
        CPPUNIT_ASSERT(store_.open(cookie));
        CPPUNIT_ASSERT(redis_.run({"TTL", key_of(cookie)}, Retry::once).integer > 1790);
        // Set right again: whoever was there meanwhile was not idle. Half an hour later everybody was.
        clock_.move(hours{1});
        CPPUNIT_ASSERT(store_.open(cookie));
        clock_.move(std::chrono::minutes{30});
        CPPUNIT_ASSERT(!store_.open(cookie));
    }

    void f19_redis_ends_a_session_by_its_own_clock_too() {
        const std::string cookie = signed_in();
        const auto end = std::stoll(redis_.run({"HGET", key_of(cookie), "end"}, Retry::once).text);
        const auto now = std::stoll(redis_.run({"TIME"}, Retry::once).elements.at(0).text);
        CPPUNIT_ASSERT(end > now + 12 * 3600 - 60 && end <= now + 12 * 3600);
        // The worker's clock has gone back, as it were.
        redis_.run({"HSET", key_of(cookie), "end", std::to_string(now + 60)}, Retry::once);
        CPPUNIT_ASSERT(store_.open(cookie));
        redis_.run({"HSET", key_of(cookie), "end", std::to_string(now)}, Retry::once);
        CPPUNIT_ASSERT(!store_.open(cookie));
    }

    void a_session_is_touched_once_a_minute_at_most() {
        const std::string cookie = signed_in();
        const auto start = clock_.now();
        clock_.move(seconds{60});
        CPPUNIT_ASSERT(store_.open(cookie)->session.last_seen == start);
        clock_.move(seconds{1});
        CPPUNIT_ASSERT(store_.open(cookie)->session.last_seen == clock_.now());
        CPPUNIT_ASSERT_EQUAL(std::to_string(clock_.now().time_since_epoch().count()),
                             redis_.run({"HGET", key_of(cookie), "seen"}, Retry::once).text);
    }

    void a_message_is_shown_once() {
        const std::string cookie = signed_in();
        CPPUNIT_ASSERT(store_.take_flash(cookie) == Flash::none);
        store_.set_flash(cookie, Flash::child_connected);
        CPPUNIT_ASSERT(store_.open(cookie)->session.flash == Flash::child_connected);
        CPPUNIT_ASSERT(store_.take_flash(cookie) == Flash::child_connected);
        CPPUNIT_ASSERT(store_.take_flash(cookie) == Flash::none);
        CPPUNIT_ASSERT(store_.open(cookie)->session.flash == Flash::none);
    }

    void the_last_child_is_remembered_while_the_session_lives() {
        const std::string cookie = signed_in();
        store_.remember_child(cookie, 3);
        CPPUNIT_ASSERT_EQUAL(3, store_.open(cookie)->session.last_child);
        store_.end(cookie);
        store_.remember_child(cookie, 3);
        CPPUNIT_ASSERT_EQUAL(0LL, redis_.run({"EXISTS", key_of(cookie)}, Retry::once).integer);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SessionStoreTest);

}  // namespace mrko::session
