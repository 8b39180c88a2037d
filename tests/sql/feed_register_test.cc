// SPDX-License-Identifier: Apache-2.0
#include "sql/feed_register.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <functional>
#include <string>

#include "sql/audit_log.h"
#include "sql/binding_register.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

const access::PortalUserId mother{"gosuslugi", "1000"};
const access::PortalUserId father{"gosuslugi", "1001"};

access::FeedOwner of_child(const access::PortalUserId& parent, int number) {
    return {.parent = parent, .child = access::ChildNumber{number}};
}

access::FeedOwner of_family(const access::PortalUserId& parent) {
    return {.parent = parent, .child = std::nullopt};
}

sql::NewFeed feed(const std::string& hash, const std::string& language = "ru") {
    return {.token_hash = hash,
            .language = language,
            .request_id = "r-7",
            .now = std::chrono::sys_seconds{std::chrono::sys_days{monday}}};
}

/// The mother has Ivan and Maria, the father has Ivan.
struct House {
    explicit House(const sql::DatabaseOptions& options) : database(options), bindings(database), feeds(database) {
        load(database, small_school());
        bind(mother, "ivan");
        bind(mother, "maria");
        bind(father, "ivan");
    }

    void bind(const access::PortalUserId& parent, const std::string& child) {
        std::ignore = bindings.bind(parent,
                                    {.account_name = child,
                                     .credential = {.pupil = pupil(database, child), .version = 1},
                                     .request_id = "r-1",
                                     .now = {}});
    }

    sql::Database database;
    sql::BindingRegister bindings;
    sql::FeedRegister feeds;
};

void in_a_house(const std::function<void(House&)>& test) {
    on_both([&](const sql::DatabaseOptions& options) {
        House house{options};
        test(house);
    });
}

}  // namespace

class FeedRegisterTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FeedRegisterTest);
    CPPUNIT_TEST(a_feed_of_a_child_opens_that_child);
    CPPUNIT_TEST(a_feed_of_the_family_opens_all_children);
    CPPUNIT_TEST(a_second_press_of_the_button_makes_no_second_feed);
    CPPUNIT_TEST(a_renewed_feed_opens_under_its_new_address_alone);
    CPPUNIT_TEST(a_revoked_feed_opens_nothing_and_can_be_made_again);
    CPPUNIT_TEST(a_removed_child_leaves_every_feed);
    CPPUNIT_TEST(a_child_that_is_connected_again_does_not_wake_the_old_feed);
    CPPUNIT_TEST(nobody_changes_the_feed_of_another);
    CPPUNIT_TEST(every_change_is_in_the_audit_without_the_secret);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_feed_of_a_child_opens_that_child() {
        in_a_house([](House& house) {
            CPPUNIT_ASSERT(!house.feeds.find(of_child(mother, 2)));
            CPPUNIT_ASSERT(house.feeds.create(of_child(mother, 2), feed("hash-2", "en")));
            const auto opened = house.feeds.open("hash-2");
            CPPUNIT_ASSERT(opened.has_value());
            CPPUNIT_ASSERT(opened->child == access::ChildNumber{2});
            CPPUNIT_ASSERT_EQUAL(std::string{"en"}, opened->language);
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, opened->children.size());
            CPPUNIT_ASSERT(opened->children[0] == house.bindings.children(mother).at(1));
            CPPUNIT_ASSERT(!house.feeds.open("hash-3"));
            CPPUNIT_ASSERT(!house.feeds.open(""));
            const auto live = house.feeds.find(of_child(mother, 2));
            CPPUNIT_ASSERT_EQUAL(std::string{"hash-2"}, live->token_hash);
            CPPUNIT_ASSERT(live->created == feed("").now);
            CPPUNIT_ASSERT(!house.feeds.find(of_family(mother)));
        });
    }

    void a_feed_of_the_family_opens_all_children() {
        in_a_house([](House& house) {
            CPPUNIT_ASSERT(house.feeds.create(of_family(mother), feed("family")));
            const auto opened = house.feeds.open("family");
            CPPUNIT_ASSERT(opened.has_value() && !opened->child);
            CPPUNIT_ASSERT(opened->children == house.bindings.children(mother));
        });
    }

    void a_second_press_of_the_button_makes_no_second_feed() {
        in_a_house([](House& house) {
            CPPUNIT_ASSERT(house.feeds.create(of_child(mother, 1), feed("one")));
            CPPUNIT_ASSERT(!house.feeds.create(of_child(mother, 1), feed("two")));
            CPPUNIT_ASSERT(house.feeds.open("one").has_value());
            CPPUNIT_ASSERT(!house.feeds.open("two"));
            CPPUNIT_ASSERT(house.feeds.create(of_child(father, 1), feed("of the father")));
        });
    }

    void a_renewed_feed_opens_under_its_new_address_alone() {
        in_a_house([](House& house) {
            CPPUNIT_ASSERT(!house.feeds.renew(of_child(mother, 1), feed("none")));
            CPPUNIT_ASSERT(!house.feeds.open("none"));
            CPPUNIT_ASSERT(house.feeds.create(of_child(mother, 1), feed("old")));
            CPPUNIT_ASSERT(house.feeds.renew(of_child(mother, 1), feed("new")));
            CPPUNIT_ASSERT(!house.feeds.open("old"));
            CPPUNIT_ASSERT(house.feeds.open("new").has_value());
        });
    }

    void a_revoked_feed_opens_nothing_and_can_be_made_again() {
        in_a_house([](House& house) {
            CPPUNIT_ASSERT(!house.feeds.revoke(of_family(mother), "r-8", {}));
            CPPUNIT_ASSERT(house.feeds.create(of_family(mother), feed("old")));
            CPPUNIT_ASSERT(house.feeds.revoke(of_family(mother), "r-8", {}));
            CPPUNIT_ASSERT(!house.feeds.open("old"));
            CPPUNIT_ASSERT(!house.feeds.find(of_family(mother)));
            CPPUNIT_ASSERT(house.feeds.create(of_family(mother), feed("new")));
            CPPUNIT_ASSERT(house.feeds.open("new").has_value());
            CPPUNIT_ASSERT(!house.feeds.open("old"));
        });
    }

    void a_removed_child_leaves_every_feed() {
        in_a_house([](House& house) {
            CPPUNIT_ASSERT(house.feeds.create(of_child(mother, 1), feed("child")));
            CPPUNIT_ASSERT(house.feeds.create(of_family(mother), feed("family")));
            CPPUNIT_ASSERT(house.feeds.create(of_family(father), feed("other family")));
            run(house.database, "UPDATE bindings SET removed_at = 1 WHERE child_number = 1 AND subject = '1000'");
            CPPUNIT_ASSERT(!house.feeds.open("child"));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, house.feeds.open("family")->children.size());
            CPPUNIT_ASSERT_EQUAL(2, house.feeds.open("family")->children[0].number.value);
            CPPUNIT_ASSERT(house.feeds.open("other family").has_value());
            run(house.database, "UPDATE bindings SET removed_at = 1 WHERE subject = '1000'");
            CPPUNIT_ASSERT(!house.feeds.open("family"));
        });
    }

    void a_child_that_is_connected_again_does_not_wake_the_old_feed() {
        in_a_house([](House& house) {
            CPPUNIT_ASSERT(house.feeds.create(of_child(father, 1), feed("old")));
            run(house.database, "UPDATE bindings SET removed_at = 1 WHERE subject = '1001'");
            house.bind(father, "ivan");
            CPPUNIT_ASSERT_EQUAL(2, house.bindings.children(father).at(0).number.value);
            CPPUNIT_ASSERT(!house.feeds.open("old"));
        });
    }

    void nobody_changes_the_feed_of_another() {
        in_a_house([](House& house) {
            CPPUNIT_ASSERT(house.feeds.create(of_child(mother, 1), feed("of the mother")));
            CPPUNIT_ASSERT(!house.feeds.find(of_child(father, 1)));
            CPPUNIT_ASSERT(!house.feeds.renew(of_child(father, 1), feed("x")));
            CPPUNIT_ASSERT(!house.feeds.revoke(of_child(father, 1), "r-9", {}));
            CPPUNIT_ASSERT(!house.feeds.revoke(of_child({"other-portal", "1000"}, 1), "r-9", {}));
            CPPUNIT_ASSERT(house.feeds.open("of the mother").has_value());
        });
    }

    void every_change_is_in_the_audit_without_the_secret() {
        in_a_house([](House& house) {
            CPPUNIT_ASSERT(house.feeds.create(of_child(mother, 1), feed("hash-a")));
            CPPUNIT_ASSERT(!house.feeds.create(of_child(mother, 1), feed("hash-b")));
            CPPUNIT_ASSERT(house.feeds.renew(of_child(mother, 1), feed("hash-c")));
            CPPUNIT_ASSERT(house.feeds.revoke(of_child(mother, 1), "r-7", feed("").now));
            for (const auto* const action : {"feed.created", "feed.renewed", "feed.revoked"}) {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(
                    action,
                    std::int64_t{1},
                    count(house.database,
                          "SELECT count(*) FROM audit WHERE actor = 'gosuslugi:1000' AND object "
                          "= 'feed:child 1' AND request_id = 'r-7' AND action = '" +
                              std::string{action} + "'"));
            }
            CPPUNIT_ASSERT_EQUAL(
                std::int64_t{0},
                count(house.database,
                      "SELECT count(*) FROM audit WHERE value_before LIKE '%hash%' OR value_after LIKE "
                      "'%hash%' OR object LIKE '%hash%'"));
            CPPUNIT_ASSERT(sql::AuditLog{house.database}.verify().faults.empty());
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FeedRegisterTest);

}  // namespace mrko::tests
