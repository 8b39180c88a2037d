// SPDX-License-Identifier: Apache-2.0
#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include "sql/bundle_import.h"
#include "sql/diary_reader.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

constexpr int pupils = 100;
constexpr int works = 1000;

/// The small school with a hundred pupils more, each with a mark of each of a thousand works.
exchange::Bundle big_school() {
    auto bundle = small_school();
    for (int one = 0; one < pupils; ++one) {
        const auto id = "pupil" + std::to_string(one);
        auto user = bundle.users.rows.front();
        user.sourced_id = id;
        user.agents.clear();
        bundle.users.rows.push_back(user);
        auto role = bundle.roles.rows.front();
        role.sourced_id = "role-" + id;
        role.user = id;
        bundle.roles.rows.push_back(role);
        auto member = bundle.enrollments.rows.front();
        member.sourced_id = "in-" + id;
        member.user = id;
        bundle.enrollments.rows.push_back(member);
    }
    for (int work = 0; work < works; ++work) {
        auto item = bundle.line_items.rows.front();
        item.sourced_id = "work" + std::to_string(work);
        item.lesson.clear();
        item.due_date = day_after(work % 250);
        bundle.line_items.rows.push_back(item);
        for (int one = 0; one < pupils; ++one) {
            const auto student = "pupil" + std::to_string(one);
            bundle.results.rows.push_back(
                mark(item.sourced_id + "-" + student, item.sourced_id, student, std::to_string(2 + (work + one) % 4)));
        }
    }
    return bundle;
}

}  // namespace

class ImportLoadTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ImportLoadTest);
    CPPUNIT_TEST(a_hundred_thousand_marks_load_and_every_week_is_whole);
    CPPUNIT_TEST_SUITE_END();

public:
    void a_hundred_thousand_marks_load_and_every_week_is_whole() {
        const auto bundle = big_school();
        on_both([&](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            const auto report = sql::import_bundle(database, bundle, by_test());
            CPPUNIT_ASSERT(report.written);
            CPPUNIT_ASSERT_EQUAL(std::int64_t{pupils * works + 5}, count(database, "SELECT count(*) FROM marks"));

            const auto reader = sql::make_diary_reader(database);
            const auto grant = grant_for(pupil(database, "pupil7"));
            constexpr int weeks = 20;
            for (int week = 0; week < weeks; ++week) {
                const auto page = reader->week(grant, journal::SchoolWeek::of(day_after(7 * week)));
                CPPUNIT_ASSERT_EQUAL(28, page.counted_marks);
            }
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportLoadTest);

}  // namespace mrko::tests
