// SPDX-License-Identifier: Apache-2.0
#include "session/account_drafts.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

#include "session/token.h"
#include "session/user_key.h"
#include "tests/session/redis_server.h"
#include "tests/session/some_keys.h"

namespace mrko::session {

class AccountDraftsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccountDraftsTest);
    CPPUNIT_TEST(a_draft_reads_back_with_and_without_a_credential);
    CPPUNIT_TEST(saving_replaces_the_draft_and_starts_its_ten_minutes_anew);
    CPPUNIT_TEST(s36_a_draft_is_the_users_own_and_cannot_be_moved);
    CPPUNIT_TEST(a_discarded_draft_is_gone);
    CPPUNIT_TEST(s35_a_finished_form_remembers_its_child_for_a_day);
    CPPUNIT_TEST_SUITE_END();

    RedisServer server_;
    RedisConnection redis_{server_.options()};
    const SealKeys keys_ = some_keys();
    AccountDrafts drafts_{redis_, keys_};
    const std::string key_ = user_key(keys_, parent()).name("w");
    const AccountDraft draft_{.id = random_token(),
                              .account_name = "Маша",
                              .mrko_login = "ivanova.m",
                              .credential = access::VerifiedCredential{.pupil = {77}, .version = 2}};

public:
    void a_draft_reads_back_with_and_without_a_credential() {
        CPPUNIT_ASSERT(!drafts_.load(parent()));
        drafts_.save(parent(), draft_);
        CPPUNIT_ASSERT(drafts_.load(parent()).value() == draft_);
        AccountDraft unchecked = draft_;
        unchecked.credential.reset();
        drafts_.save(parent(), unchecked);
        CPPUNIT_ASSERT(drafts_.load(parent()).value() == unchecked);
    }

    void saving_replaces_the_draft_and_starts_its_ten_minutes_anew() {
        drafts_.save(parent(), draft_);
        redis_.run({"EXPIRE", key_, "5"}, Retry::once);
        AccountDraft second = draft_;
        second.id = random_token();
        drafts_.save(parent(), second);
        const auto life = redis_.run({"TTL", key_}, Retry::once).integer;
        CPPUNIT_ASSERT(life > 590 && life <= 600);
        CPPUNIT_ASSERT(drafts_.load(parent()).value() == second);
    }

    void s36_a_draft_is_the_users_own_and_cannot_be_moved() {
        drafts_.save(parent(), draft_);
        CPPUNIT_ASSERT(!drafts_.load(other_parent()));
        redis_.run({"COPY", key_, user_key(keys_, other_parent()).name("w")}, Retry::once);
        CPPUNIT_ASSERT(!drafts_.load(other_parent()));
    }

    void a_discarded_draft_is_gone() {
        drafts_.save(parent(), draft_);
        drafts_.discard(parent());
        CPPUNIT_ASSERT(!drafts_.load(parent()));
    }

    void s35_a_finished_form_remembers_its_child_for_a_day() {
        CPPUNIT_ASSERT(!drafts_.finished(parent(), draft_.id));
        drafts_.remember_finished(parent(), draft_.id, 4);
        CPPUNIT_ASSERT_EQUAL(4, drafts_.finished(parent(), draft_.id).value());
        CPPUNIT_ASSERT(!drafts_.finished(other_parent(), draft_.id));
        CPPUNIT_ASSERT(!drafts_.finished(parent(), random_token()));
        const std::string key = user_key(keys_, parent()).name("i") + ":" + fingerprint(draft_.id);
        const auto life = redis_.run({"TTL", key}, Retry::once).integer;
        CPPUNIT_ASSERT(life > 86'000 && life <= 86'400);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountDraftsTest);

}  // namespace mrko::session
