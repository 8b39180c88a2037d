// SPDX-License-Identifier: Apache-2.0
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

#include "exchange/bundle_reader.h"
#include "journal/averages.h"
#include "sql/bundle_import.h"
#include "sql/diary_reader.h"
#include "sql/statement.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

std::string contents(const std::string& name) {
    std::ifstream file{std::string{MRKO_GRAND_BEND} + "/" + name, std::ios::binary};
    CPPUNIT_ASSERT_MESSAGE(name, file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

Poco::JSON::Object::Ptr figures() {
    return Poco::JSON::Parser{}.parse(contents("figures.json")).extract<Poco::JSON::Object::Ptr>();
}

exchange::Bundle grand_bend() {
    return exchange::read_bundle(contents("bundle.zip"), {}).bundle;
}

std::int64_t local(sql::Database& database, const std::string& entity, const std::string& sourced_id) {
    const auto rows = sql::ask_once<sql::Single<std::int64_t>>(
        database.connection(),
        "SELECT local_id FROM source_records WHERE entity = $1 AND sourced_id = $2",
        entity,
        sourced_id);
    return rows.at(0).value;
}

/// Whatever stands in the diary of the pupil's class from week to week.
journal::MarkSum marks_of(sql::DiaryReader& reader, journal::PupilId pupil, const std::string& subject) {
    journal::MarkSum sum;
    auto week = journal::SchoolWeek::of(std::chrono::year{2021} / 8 / 23);
    for (int count = 0; count < 42; ++count, week = week.later()) {
        for (const auto& day : reader.week(grant_for(pupil), week).days) {
            for (const auto& lesson : day.lessons) {
                if (lesson.subject == subject) {
                    std::ranges::for_each(lesson.marks, [&](const journal::Mark& mark) { sum.add(mark); });
                }
            }
        }
    }
    return sum;
}

}  // namespace

class GrandBendImportTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(GrandBendImportTest);
    CPPUNIT_TEST(counts_and_averages_are_those_of_the_source);
    CPPUNIT_TEST_SUITE_END();

public:
    void counts_and_averages_are_those_of_the_source() {
        const auto bundle = grand_bend();
        const auto expected = figures();
        on_both([&](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            const auto begin = std::chrono::steady_clock::now();
            const auto report = sql::import_bundle(database, bundle, by_test());
            CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begin < std::chrono::seconds{30});
            const auto counts = expected->getObject("counts");
            for (const auto& file : report.files) {
                const auto stem = file.file.substr(0, file.file.find('.'));
                CPPUNIT_ASSERT_EQUAL_MESSAGE(file.file, counts->getValue<int>(stem), file.added);
            }
            CPPUNIT_ASSERT_EQUAL(std::int64_t{expected->getValue<int>("missing")},
                                 count(database, "SELECT count(*) FROM marks WHERE state = 'pending'"));
            const auto attendance = expected->getObject("attendance");
            CPPUNIT_ASSERT_EQUAL(std::int64_t{attendance->getValue<int>("Tardy")},
                                 count(database, "SELECT count(*) FROM attendance WHERE code = 'late'"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{attendance->getValue<int>("Excused Absence")},
                                 count(database, "SELECT count(*) FROM attendance WHERE code = 'excused'"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t{expected->getValue<int>("pupils_with_2_or_more_guardians")},
                                 count(database,
                                       "SELECT count(*) FROM (SELECT pupil_id FROM guardianships GROUP BY "
                                       "pupil_id HAVING count(DISTINCT guardian_id) > 1) g"));

            const auto reader = sql::make_diary_reader(database);
            const auto averages = expected->getObject("average_of_graded_only");
            for (const auto& name : averages->getNames()) {
                const auto bar = name.find('|');
                const auto class_id = local(database, "classes", name.substr(bar + 1));
                const auto subject = sql::ask_once<sql::Single<std::string>>(
                    database.connection(),
                    "SELECT s.title FROM classes c JOIN subjects s ON s.id = c.subject_id WHERE c.id = $1",
                    class_id);
                const auto sum =
                    marks_of(*reader, {local(database, "users", name.substr(0, bar))}, subject.at(0).value);
                CPPUNIT_ASSERT_EQUAL_MESSAGE(name,
                                             std::int64_t{std::lround(averages->getValue<double>(name) * 100)},
                                             sum.average().value().hundredths);
            }
            CPPUNIT_ASSERT_EQUAL(0, sql::import_bundle(database, bundle, by_test()).changes());
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(GrandBendImportTest);

}  // namespace mrko::tests
