#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>
#include <iostream>
#include "exchange/demo_school.h"
#include "sql/bundle_import.h"
#include "sql/diary_reader.h"
#include "sql/statement.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"
namespace mrko::tests {
class ZzScratchTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ZzScratchTest);
    CPPUNIT_TEST(demo);
    CPPUNIT_TEST_SUITE_END();
public:
    void demo() {
        exchange::DemoOptions o; o.today = std::chrono::year{2025}/12/9;
        const auto school = exchange::make_demo_school(o);
        on_both([&](const sql::DatabaseOptions& options) {
            sql::Database database{options};
            auto t = std::chrono::steady_clock::now();
            const auto report = sql::import_bundle(database, school.bundle, by_test());
            for (const auto& f : report.files) std::cout << f.file << ' ' << f.added << '\n';
            std::cout << "warnings " << report.warnings.size() << " import s " << std::chrono::duration<double>(std::chrono::steady_clock::now()-t).count() << std::endl;
            t = std::chrono::steady_clock::now();
            (void)sql::import_bundle(database, school.bundle, by_test());
            std::cout << "second " << std::chrono::duration<double>(std::chrono::steady_clock::now()-t).count() << std::endl;
            const auto reader = sql::make_diary_reader(database);
            const auto p = pupil(database, school.people.at(0).pupil, school.bundle.source_code);
            const auto w = journal::SchoolWeek::of(o.today);
            const auto page = reader->week(grant_for(p), w);
            for (const auto& d : page.days) { std::cout << journal::iso(d.date) << ' ' << d.title << '\n'; for (const auto& l : d.lessons) { std::cout << "  " << l.number << ' ' << (l.times ? l.times->begin.count() : -1) << ' ' << l.subject << " r" << l.room << ' ' << l.teacher << " |" << l.substitute << "| hw " << static_cast<int>(l.homework.state) << ' ' << l.homework.text << " m:"; for (auto& m : l.marks) std::cout << (m.state==journal::Mark::State::pending?".":m.shown) << ','; if (l.absence) std::cout << " ABS" << static_cast<int>(l.absence->reason); for (auto& r : l.remarks) std::cout << " REM " << r; std::cout << '\n'; } }
            const auto card = reader->card(grant_for(p), o.today);
            std::cout << card.given_name << card.family_name << card.class_name << card.class_teacher << card.school_name << (card.year ? journal::iso(card.year->first) : "-") << '\n';
            t = std::chrono::steady_clock::now();
            for (int i = 0; i < 500; ++i) (void)reader->week(grant_for(p), w);
            std::cout << "week us " << std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now()-t).count()/500 << std::endl;
            t = std::chrono::steady_clock::now();
            for (int i = 0; i < 500; ++i) (void)reader->card(grant_for(p), o.today);
            std::cout << "card us " << std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now()-t).count()/500 << std::endl;
        });
    }
};
CPPUNIT_TEST_SUITE_REGISTRATION(ZzScratchTest);
}
