// SPDX-License-Identifier: Apache-2.0
// A city of copies: each reads like the first school, none touches another, and the database is as whole as before.
#include "sql/school_copies.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <vector>

#include "sql/credentials.h"
#include "sql/diary_reader.h"
#include "sql/migrations.h"
#include "sql/school_tables.h"
#include "sql/statement.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

using Text = sql::Single<std::string>;

std::vector<std::string> column(sql::Database& database, const std::string& select) {
    std::vector<std::string> values;
    for (auto& row : sql::ask_once<Text>(database.connection(), select)) {
        values.push_back(std::move(row.value));
    }
    return values;
}

std::vector<std::string> indexes_and_keys(sql::Database& database) {
    return column(database,
                  "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() UNION ALL "
                  "SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint "
                  "WHERE connamespace = current_schema()::regnamespace ORDER BY 1");
}

/// The small school in PostgreSQL, with a credential of Ivan.
struct City {
    City() : database(fresh_postgres()) {
        sql::migrate(database);
        load(database, small_school());
        sql::Credentials credentials{database};
        credentials.issue(pupil(database, "ivan"),
                          "ivan",
                          "password",
                          {.valid_until = day_after(100),
                           .issued_by = "test",
                           .role = access::Role::secretary,
                           .request_id = "r-1",
                           .now = std::chrono::sys_seconds{std::chrono::sys_days{monday}}});
    }

    void copy(int copies, std::uint64_t seed = 1, std::function<void(const std::string&)> progress = {}) {
        sql::copy_schools(database,
                          {.copies = copies,
                           .seed = seed,
                           .made_by = "test",
                           .request_id = "",
                           .now = std::chrono::sys_seconds{std::chrono::sys_days{monday}},
                           .progress = std::move(progress)});
    }

    /// The pupils who have the family name and patronymic of a pupil of the first school, that one first.
    std::vector<std::int64_t> pupils_like(const std::string& sourced_id) {
        std::vector<std::int64_t> found;
        const auto first = std::to_string(pupil(database, sourced_id).value);
        for (const auto& id : column(database,
                                     "SELECT CAST(p.id AS TEXT) FROM people p JOIN people o ON o.family_name = "
                                     "p.family_name AND o.middle_name = p.middle_name WHERE o.id = " +
                                         first + " ORDER BY p.id")) {
            found.push_back(std::stoll(id));
        }
        return found;
    }

    sql::Database database;
};

/// What a week says, without keys and names of people.
std::string said(const journal::Week& week) {
    std::string text;
    for (const auto& day : week.days) {
        text += journal::iso(day.date) + day.title + "\n";
        for (const auto& lesson : day.lessons) {
            text += std::to_string(lesson.number) + " " + lesson.subject + " " + lesson.room + " " + lesson.topic +
                    " " + lesson.homework.text;
            for (const auto& mark : lesson.marks) {
                text += " " + mark.shown + mark.comment;
            }
            text += "\n";
        }
    }
    return text;
}

}  // namespace

class SchoolCopiesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SchoolCopiesTest);
    CPPUNIT_TEST(every_table_is_copied_or_named_as_left);
    CPPUNIT_TEST(every_reference_between_copied_rows_is_moved_and_no_other);
    CPPUNIT_TEST(every_copy_reads_like_the_first);
    CPPUNIT_TEST(indexes_and_keys_are_as_before);
    CPPUNIT_TEST(the_first_school_is_imported_further);
    CPPUNIT_TEST(the_same_seed_makes_the_same_city);
    CPPUNIT_TEST(a_failure_leaves_everything_as_it_was);
    CPPUNIT_TEST(sqlite_is_refused);
    CPPUNIT_TEST_SUITE_END();

public:
    void every_table_is_copied_or_named_as_left() {
        City city;
        std::vector<std::string> named;
        for (const auto& table : sql::school_tables) {
            named.emplace_back(table.name);
        }
        for (const auto& table : sql::other_tables) {
            named.emplace_back(table);
        }
        auto there = column(city.database,
                            "SELECT table_name::text FROM information_schema.tables "
                            "WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'");
        std::ranges::sort(named);
        std::ranges::sort(there);
        CPPUNIT_ASSERT(named == there);
    }

    void every_reference_between_copied_rows_is_moved_and_no_other() {
        City city;
        std::set<std::string> copied;
        for (const auto& table : sql::school_tables) {
            copied.emplace(table.name);
        }
        int seen = 0;
        for (const auto& reference :
             column(city.database,
                    "SELECT c.conrelid::regclass || ' ' || a.attname || ' ' || c.confrelid::regclass "
                    "FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] "
                    "WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace")) {
            const auto table = reference.substr(0, reference.find(' '));
            const auto target = reference.substr(reference.rfind(' ') + 1);
            const auto name = reference.substr(table.size() + 1, reference.rfind(' ') - table.size() - 1);
            // A school's parent is the department, which is the city's.
            if (copied.contains(table) && name != "parent_id") {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(reference, copied.contains(target), sql::is_moved(name));
                ++seen;
            }
        }
        CPPUNIT_ASSERT(seen > 40);
    }

    void every_copy_reads_like_the_first() {
        City city;
        const auto marks = count(city.database, "SELECT count(*) FROM marks");
        city.copy(2);
        CPPUNIT_ASSERT_EQUAL(3 * marks, count(city.database, "SELECT count(*) FROM marks"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3},
                             count(city.database, "SELECT count(*) FROM schools WHERE kind = 'school'"));
        CPPUNIT_ASSERT_EQUAL(
            std::int64_t{3},
            count(city.database, "SELECT count(*) FROM credentials WHERE login IN ('ivan', 'ivan-2', 'ivan-3')"));
        const auto reader = sql::make_diary_reader(city.database);
        for (const auto* const child : {"ivan", "maria", "oleg"}) {
            const auto pupils = city.pupils_like(child);
            CPPUNIT_ASSERT_EQUAL(std::size_t{3}, pupils.size());
            const auto week = journal::SchoolWeek::of(monday);
            const auto first = said(reader->week(grant_for({pupils[0]}), week));
            for (const auto id : pupils) {
                CPPUNIT_ASSERT_EQUAL(first, said(reader->week(grant_for({id}), week)));
            }
            CPPUNIT_ASSERT(first.find("Математика") != std::string::npos);
            const auto card = reader->card(grant_for({pupils[2]}), monday);
            CPPUNIT_ASSERT(card.school_name.ends_with(", 3"));
            CPPUNIT_ASSERT_EQUAL(std::string{"5А"}, card.class_name);
        }
    }

    void indexes_and_keys_are_as_before() {
        City city;
        const auto before = indexes_and_keys(city.database);
        city.copy(1);
        CPPUNIT_ASSERT(before == indexes_and_keys(city.database));
    }

    void the_first_school_is_imported_further() {
        City city;
        city.copy(1);
        auto bundle = small_school();
        auto lesson = bundle.lessons.rows[0];
        lesson.sourced_id = "another";
        lesson.date = day_after(2);
        lesson.lesson_number = 3;
        bundle.lessons.rows.push_back(lesson);
        load(city.database, bundle);
        const auto reader = sql::make_diary_reader(city.database);
        const auto pupils = city.pupils_like("ivan");
        const auto lessons = [&](std::int64_t id) {
            return reader->week(grant_for({id}), journal::SchoolWeek::of(monday)).days.at(2).lessons.size();
        };
        CPPUNIT_ASSERT_EQUAL(lessons(pupils.at(1)) + 1, lessons(pupils.at(0)));
    }

    void the_same_seed_makes_the_same_city() {
        const auto names = [](std::uint64_t seed) {
            City city;
            city.copy(3, seed);
            return column(city.database, "SELECT id || ' ' || given_name FROM people ORDER BY id");
        };
        CPPUNIT_ASSERT(names(5) == names(5));
        CPPUNIT_ASSERT(names(5) != names(6));
    }

    void a_failure_leaves_everything_as_it_was() {
        City city;
        const auto before = indexes_and_keys(city.database);
        const auto people = count(city.database, "SELECT count(*) FROM people");
        CPPUNIT_ASSERT_THROW(city.copy(2, 1, [](const std::string&) { throw std::runtime_error{"stopped"}; }),
                             std::runtime_error);
        CPPUNIT_ASSERT(before == indexes_and_keys(city.database));
        CPPUNIT_ASSERT_EQUAL(people, count(city.database, "SELECT count(*) FROM people"));
        city.copy(1);
        CPPUNIT_ASSERT_EQUAL(2 * people, count(city.database, "SELECT count(*) FROM people"));
    }

    void sqlite_is_refused() {
        const SqliteFile file;
        sql::Database database{file.options()};
        sql::migrate(database);
        CPPUNIT_ASSERT_THROW(
            sql::copy_schools(database, {.copies = 1, .made_by = "test", .request_id = "", .progress = {}}),
            std::invalid_argument);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SchoolCopiesTest);

}  // namespace mrko::tests
