// SPDX-License-Identifier: Apache-2.0
#include "access/policy.h"

#include <cppunit/extensions/HelperMacros.h>

#include <map>
#include <utility>

namespace mrko::access {

namespace {

class Standing final : public CredentialStanding {
public:
    std::map<journal::PupilId, int> versions;
    std::map<journal::PupilId, int> pupil_versions;

    [[nodiscard]] std::optional<Newest> newest(journal::PupilId pupil, Reader audience) override {
        const auto& of_audience = audience == Reader::pupil ? pupil_versions : versions;
        const auto found = of_audience.find(pupil);
        return found == of_audience.end() ? std::nullopt
                                          : std::optional{Newest{.issue = found->second, .journal_version = 70}};
    }
};

constexpr journal::PupilId masha{11};
constexpr journal::PupilId petya{12};
constexpr journal::PupilId stranger{99};

Family mother() {
    return {.id = {"portal", "olga"},
            .name = "Ольга",
            .children = {{.number = {1}, .account_name = "Маша", .pupil = masha, .credential_version = 1},
                         {.number = {3}, .account_name = "Петя", .pupil = petya, .credential_version = 2}}};
}

/// Masha herself.
Family pupil() {
    return {.id = {"(pupil)", "11"},
            .name = "Маша",
            .children = {{.number = {1}, .account_name = "Маша", .pupil = masha, .credential_version = 3}},
            .reader = Reader::pupil};
}

}  // namespace

class PolicyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PolicyTest);
    CPPUNIT_TEST(a_parent_opens_each_own_child);
    CPPUNIT_TEST(a_number_that_is_not_in_the_list_is_hidden);
    CPPUNIT_TEST(a_renewed_credential_closes_the_old_binding_of_that_child_alone);
    CPPUNIT_TEST(a_withdrawn_credential_closes_the_binding);
    CPPUNIT_TEST(a_feed_shows_the_schedule_of_its_children_alone);
    CPPUNIT_TEST(a_feed_ends_with_the_credential_it_was_made_under);
    CPPUNIT_TEST(a_preview_needs_the_newest_credential);
    CPPUNIT_TEST(a_grant_says_for_whom_it_is);
    CPPUNIT_TEST(a_pupil_has_one_diary);
    CPPUNIT_TEST(a_pupils_session_ends_with_the_pupils_own_credential_alone);
    CPPUNIT_TEST(a_parent_signs_the_weeks_of_an_own_child_alone);
    CPPUNIT_TEST_SUITE_END();

    Standing standing_;
    Policy policy_{standing_};

    template <class Attempt>
    Denied::Reason reason_of(Attempt attempt) {
        try {
            attempt();
        } catch (const Denied& denied) {
            return denied.reason();
        }
        CPPUNIT_FAIL("nothing was denied");
        throw;
    }

public:
    void setUp() override {
        standing_.versions = {{masha, 1}, {petya, 2}, {stranger, 1}};
        standing_.pupil_versions = {{masha, 3}};
    }

private:
    void a_parent_opens_each_own_child() {
        CPPUNIT_ASSERT(policy_.open_diary(mother(), {1}).pupil() == masha);
        CPPUNIT_ASSERT(policy_.open_diary(mother(), {3}).pupil() == petya);
    }

    void a_number_that_is_not_in_the_list_is_hidden() {
        for (const int number : {0, 2, 4, -1, 9999}) {
            CPPUNIT_ASSERT(reason_of([&] { std::ignore = policy_.open_diary(mother(), {number}); }) ==
                           Denied::Reason::hidden);
        }
    }

    void a_renewed_credential_closes_the_old_binding_of_that_child_alone() {
        standing_.versions[masha] = 2;
        CPPUNIT_ASSERT(reason_of([&] { std::ignore = policy_.open_diary(mother(), {1}); }) ==
                       Denied::Reason::credential_renewed);
        CPPUNIT_ASSERT(policy_.open_diary(mother(), {3}).pupil() == petya);
    }

    void a_withdrawn_credential_closes_the_binding() {
        standing_.versions.erase(petya);
        CPPUNIT_ASSERT(reason_of([&] { std::ignore = policy_.open_diary(mother(), {3}); }) ==
                       Denied::Reason::credential_renewed);
    }

    static OpenedFeed feed_of_masha() {
        auto children = mother().children;
        children.pop_back();
        return {.child = ChildNumber{1}, .language = "ru", .children = std::move(children)};
    }

    void a_feed_shows_the_schedule_of_its_children_alone() {
        CPPUNIT_ASSERT(policy_.read_schedule(feed_of_masha(), {1}).pupil() == masha);
        for (const int number : {0, 2, 3, 9999}) {
            CPPUNIT_ASSERT(reason_of([&] { std::ignore = policy_.read_schedule(feed_of_masha(), {number}); }) ==
                           Denied::Reason::hidden);
        }
    }

    void a_feed_ends_with_the_credential_it_was_made_under() {
        standing_.versions[masha] = 2;
        CPPUNIT_ASSERT(reason_of([&] { std::ignore = policy_.read_schedule(feed_of_masha(), {1}); }) ==
                       Denied::Reason::hidden);
        standing_.versions.erase(masha);
        CPPUNIT_ASSERT(reason_of([&] { std::ignore = policy_.read_schedule(feed_of_masha(), {1}); }) ==
                       Denied::Reason::hidden);
    }

    void a_grant_says_for_whom_it_is() {
        CPPUNIT_ASSERT(policy_.open_diary(mother(), {1}).reader() == Reader::parent);
        CPPUNIT_ASSERT(policy_.open_diary(pupil(), {1}).reader() == Reader::pupil);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{70}, policy_.open_diary(mother(), {1}).journal_version());
    }

    void a_pupil_has_one_diary() {
        CPPUNIT_ASSERT(policy_.open_diary(pupil(), {1}).pupil() == masha);
        CPPUNIT_ASSERT(reason_of([&] { std::ignore = policy_.open_diary(pupil(), {2}); }) == Denied::Reason::hidden);
    }

    void a_pupils_session_ends_with_the_pupils_own_credential_alone() {
        standing_.versions.erase(masha);
        CPPUNIT_ASSERT(policy_.open_diary(pupil(), {1}).pupil() == masha);
        standing_.pupil_versions[masha] = 4;
        CPPUNIT_ASSERT(reason_of([&] { std::ignore = policy_.open_diary(pupil(), {1}); }) ==
                       Denied::Reason::pupil_sign_in_over);
        standing_.pupil_versions.clear();
        CPPUNIT_ASSERT(reason_of([&] { std::ignore = policy_.open_diary(pupil(), {1}); }) ==
                       Denied::Reason::pupil_sign_in_over);
    }

    void a_preview_needs_the_newest_credential() {
        CPPUNIT_ASSERT(policy_.preview({.pupil = masha, .version = 1}).pupil() == masha);
        CPPUNIT_ASSERT(reason_of([&] { std::ignore = policy_.preview({.pupil = petya, .version = 1}); }) ==
                       Denied::Reason::credential_renewed);
    }

    void a_parent_signs_the_weeks_of_an_own_child_alone() {
        const auto grant = policy_.sign_weeks(mother(), {3});
        CPPUNIT_ASSERT(grant.pupil() == petya);
        CPPUNIT_ASSERT(grant.parent() == mother().id);
        CPPUNIT_ASSERT(reason_of([&] { static_cast<void>(policy_.sign_weeks(mother(), {2})); }) ==
                       Denied::Reason::hidden);
        standing_.versions[masha] = 2;
        CPPUNIT_ASSERT(reason_of([&] { static_cast<void>(policy_.sign_weeks(mother(), {1})); }) ==
                       Denied::Reason::credential_renewed);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PolicyTest);

}  // namespace mrko::access
