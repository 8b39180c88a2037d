// SPDX-License-Identifier: Apache-2.0
#include "access/policy.h"

#include <cppunit/extensions/HelperMacros.h>

#include <map>

namespace mrko::access {

namespace {

class Standing final : public CredentialStanding {
public:
    std::map<journal::PupilId, int> versions;

    [[nodiscard]] std::optional<int> newest_version(journal::PupilId pupil) override {
        const auto found = versions.find(pupil);
        return found == versions.end() ? std::nullopt : std::optional{found->second};
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

}  // namespace

class PolicyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PolicyTest);
    CPPUNIT_TEST(a_parent_opens_each_own_child);
    CPPUNIT_TEST(a_number_that_is_not_in_the_list_is_hidden);
    CPPUNIT_TEST(a_renewed_credential_closes_the_old_binding_of_that_child_alone);
    CPPUNIT_TEST(a_withdrawn_credential_closes_the_binding);
    CPPUNIT_TEST(a_preview_needs_the_newest_credential);
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
    void setUp() override { standing_.versions = {{masha, 1}, {petya, 2}, {stranger, 1}}; }

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
