// SPDX-License-Identifier: Apache-2.0
// What a class shares is read once, and never old, never another class's, never more than the database itself would
// say.
#include "sql/class_rows.h"

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <sstream>
#include <utility>

#include "sql/diary_reader.h"
#include "sql/filling_reader.h"
#include "sql/study_reader.h"
#include "tests/sql/both_databases.h"
#include "tests/sql/small_school.h"

namespace mrko::tests {

namespace {

class Shelf final : public sql::SharedRows {
public:
    std::optional<std::string> find(std::string_view name) noexcept override {
        if (const auto act = std::exchange(before_answer, {})) {
            act();
        }
        const auto at = records.find(std::string{name});
        found += at == records.end() ? 0 : 1;
        return at == records.end() ? std::nullopt : std::optional{at->second};
    }

    void keep(std::string_view name, std::string_view rows) noexcept override { records[std::string{name}] = rows; }

    std::map<std::string, std::string> records;
    std::function<void()> before_answer;  ///< once
    int found{0};
};

/// All that a page of the week shows.
std::string told(const journal::Week& week) {
    std::ostringstream text;
    for (const auto& day : week.days) {
        text << journal::iso(day.date) << ' ' << static_cast<int>(day.kind) << ' ' << day.title << '\n';
        for (const auto& lesson : day.lessons) {
            text << lesson.id.value << '|' << lesson.number << '|' << (lesson.times ? lesson.times->begin.count() : -1)
                 << '|' << lesson.subject << '|' << lesson.subgroup << '|' << lesson.room << '|' << lesson.teacher
                 << '|' << lesson.substitute << '|' << static_cast<int>(lesson.status) << '|' << lesson.topic << '|'
                 << static_cast<int>(lesson.homework.state) << lesson.homework.text << '|'
                 << lesson.absence.has_value();
            for (const auto& mark : lesson.marks) {
                text << '|' << mark.id.value << ' ' << mark.shown;
            }
            for (const auto& remark : lesson.remarks) {
                text << '|' << remark;
            }
            text << '\n';
        }
    }
    return text.str();
}

/// One school and two readers of it: one shares, the other asks the database alone.
struct Sharing {
    explicit Sharing(const sql::DatabaseOptions& options)
        : database(options, &shelf),
          plain(options),
          shared(sql::make_diary_reader(database)),
          alone(sql::make_diary_reader(plain)) {
        load(database, small_school());
    }

    /// The same from both.
    journal::Week week_of(const std::string& child) {
        const auto grant = grant_for(pupil(plain, child));
        const auto week = journal::SchoolWeek::of(monday);
        const auto expected = alone->week(grant, week);
        for (int round = 0; round < 2; ++round) {
            CPPUNIT_ASSERT_EQUAL(told(expected), told(shared->week(grant, week)));
        }
        return expected;
    }

    Shelf shelf;
    sql::Database database;
    sql::Database plain;
    std::unique_ptr<sql::DiaryReader> shared;
    std::unique_ptr<sql::DiaryReader> alone;
};

void import(Sharing& school, const exchange::Bundle& bundle) {
    static_cast<void>(sql::import_bundle(school.plain, bundle, by_test()));
}

struct Row {
    std::int64_t number{0};
    std::optional<int> small;
    std::string text;
    std::optional<std::string> other;

    static constexpr auto columns() { return std::make_tuple(&Row::number, &Row::small, &Row::text, &Row::other); }

    friend bool operator==(const Row&, const Row&) = default;
};

const std::vector<Row>& some_rows() {
    static const std::vector<Row> rows{{.number = -1, .small = 7, .text = "Алгебра", .other = std::nullopt},
                                       {.number = INT64_MAX, .small = std::nullopt, .text = "", .other = ""},
                                       {.number = 0, .small = -7, .text = {"\0\1", 2}, .other = "б"}};
    return rows;
}

}  // namespace

class ClassRowsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ClassRowsTest);
    CPPUNIT_TEST(the_second_of_a_class_reads_what_the_first_read);
    CPPUNIT_TEST(subgroups_do_not_share_with_each_other);
    CPPUNIT_TEST(what_is_the_childs_own_is_never_shared);
    CPPUNIT_TEST(a_set_that_was_imported_is_seen_by_the_next_view);
    CPPUNIT_TEST(who_leaves_the_class_within_the_week_shares_with_nobody_who_did_not);
    CPPUNIT_TEST(what_was_written_while_rows_were_read_is_not_kept_under_the_old_name);
    CPPUNIT_TEST(long_runs_of_days_are_kept_when_they_are_a_period_or_a_year);
    CPPUNIT_TEST(a_pupil_in_no_class_shares_with_nobody);
    CPPUNIT_TEST(a_damaged_record_is_read_anew);
    CPPUNIT_TEST(when_homework_is_written_is_shared_too);
    CPPUNIT_TEST(rows_come_back_as_they_were);
    CPPUNIT_TEST(octets_that_were_cut_or_altered_are_never_more_than_not_whole);
    CPPUNIT_TEST_SUITE_END();

public:
    void the_second_of_a_class_reads_what_the_first_read() {
        on_both([](const sql::DatabaseOptions& options) {
            Sharing school{options};
            const auto maria = school.week_of("maria");
            school.shelf.found = 0;
            const auto kept = school.shelf.records.size();
            static_cast<void>(school.week_of("oleg"));
            CPPUNIT_ASSERT_EQUAL(2, school.shelf.found);
            CPPUNIT_ASSERT_EQUAL(kept, school.shelf.records.size());
            CPPUNIT_ASSERT(!maria.days.empty());
        });
    }

    void subgroups_do_not_share_with_each_other() {
        on_both([](const sql::DatabaseOptions& options) {
            Sharing school{options};
            static_cast<void>(school.week_of("maria"));
            school.shelf.found = 0;
            const auto kept = school.shelf.records.size();
            static_cast<void>(school.week_of("ivan"));
            CPPUNIT_ASSERT_EQUAL(kept + 1, school.shelf.records.size());
        });
    }

    void what_is_the_childs_own_is_never_shared() {
        on_both([](const sql::DatabaseOptions& options) {
            auto bundle = small_school();
            Sharing school{options};
            static_cast<void>(school.week_of("maria"));
            const auto has = [&](const std::string& text) {
                return std::ranges::any_of(school.shelf.records, [&](const auto& record) {
                    return record.first.find(text) != std::string::npos ||
                           record.second.find(text) != std::string::npos;
                });
            };
            CPPUNIT_ASSERT(has("Read page 7"));
            for (const auto* const own : {"Петрова", "Мария", "Сидоров"}) {
                CPPUNIT_ASSERT_MESSAGE(own, !has(own));
            }
            for (const auto& remark : bundle.remarks.rows) {
                CPPUNIT_ASSERT_MESSAGE(remark.text, !has(remark.text));
            }
        });
    }

    void a_set_that_was_imported_is_seen_by_the_next_view() {
        on_both([](const sql::DatabaseOptions& options) {
            Sharing school{options};
            static_cast<void>(school.week_of("ivan"));
            auto bundle = small_school();
            bundle.lessons.rows[0].topic = "Проценты";
            bundle.homework.rows[0].description = "Упр. 6";
            bundle.users.rows[4].family_name = "Новикова";
            import(school, bundle);
            const auto week = school.week_of("ivan");
            const auto& lesson = week.days.at(0).lessons.at(0);
            CPPUNIT_ASSERT_EQUAL(std::string{"Проценты"}, lesson.topic);
            CPPUNIT_ASSERT(lesson.teacher.find("Новикова") == 0);
        });
    }

    void who_leaves_the_class_within_the_week_shares_with_nobody_who_did_not() {
        on_both([](const sql::DatabaseOptions& options) {
            Sharing school{options};
            static_cast<void>(school.week_of("maria"));
            auto bundle = small_school();
            for (auto& entry : bundle.enrollments.rows) {
                if (entry.user == "oleg") {
                    entry.last_day = day_after(1);
                }
            }
            import(school, bundle);
            const auto oleg = school.week_of("oleg");
            const auto maria = school.week_of("maria");
            CPPUNIT_ASSERT(!maria.days.at(2).lessons.empty());
            CPPUNIT_ASSERT(oleg.days.at(2).lessons.empty());
        });
    }

    void what_was_written_while_rows_were_read_is_not_kept_under_the_old_name() {
        on_both([](const sql::DatabaseOptions& options) {
            Sharing school{options};
            const auto grant = grant_for(pupil(school.plain, "maria"));
            const auto week = journal::SchoolWeek::of(monday);
            // Comes between the reading of the classes and that of their rows.
            school.shelf.before_answer = [&] {
                auto bundle = small_school();
                bundle.lessons.rows[0].topic = "Проценты";
                import(school, bundle);
            };
            CPPUNIT_ASSERT_EQUAL(std::string{"Проценты"},
                                 school.shared->week(grant, week).days.at(0).lessons.at(0).topic);
            CPPUNIT_ASSERT(school.shelf.records.empty());
            static_cast<void>(school.shared->week(grant, week));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, school.shelf.records.size());
        });
    }

    void long_runs_of_days_are_kept_when_they_are_a_period_or_a_year() {
        on_both([](const sql::DatabaseOptions& options) {
            Sharing school{options};
            const auto grant = grant_for(pupil(school.plain, "maria"));
            const auto kept_after = [&](const journal::DaySpan& days) {
                static_cast<void>(school.shared->days(grant, days));
                return school.shelf.records.size();
            };
            const auto days = [](int length) {
                return journal::DaySpan{.first = monday, .last = day_after(length - 1)};
            };
            CPPUNIT_ASSERT_EQUAL(std::size_t{0}, kept_after(days(70)));
            CPPUNIT_ASSERT_EQUAL(std::size_t{0}, kept_after(days(8)));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, kept_after(days(7)));
            const auto study = sql::make_study_reader(school.plain);
            const auto years = study->years(grant);
            CPPUNIT_ASSERT_EQUAL(std::size_t{2}, kept_after(years.at(0).days));
            CPPUNIT_ASSERT_EQUAL(std::size_t{3}, kept_after(years.at(0).periods.at(0).days));
        });
    }

    void a_pupil_in_no_class_shares_with_nobody() {
        on_both([](const sql::DatabaseOptions& options) {
            Sharing school{options};
            auto bundle = small_school();
            std::erase_if(bundle.enrollments.rows, [](const auto& entry) { return entry.user == "oleg"; });
            import(school, bundle);
            static_cast<void>(school.week_of("oleg"));
            CPPUNIT_ASSERT(school.shelf.records.empty());
        });
    }

    void a_damaged_record_is_read_anew() {
        on_both([](const sql::DatabaseOptions& options) {
            Sharing school{options};
            static_cast<void>(school.week_of("ivan"));
            for (auto& [name, rows] : school.shelf.records) {
                rows.resize(rows.size() / 2);
            }
            static_cast<void>(school.week_of("ivan"));
        });
    }

    void when_homework_is_written_is_shared_too() {
        on_both([](const sql::DatabaseOptions& options) {
            Sharing school{options};
            auto bundle = small_school();
            for (auto& task : bundle.homework.rows) {
                task.filled_at = exchange::LocalMoment{.day = day_after(-3), .time = std::chrono::minutes{900}};
            }
            import(school, bundle);
            const auto shared = sql::make_filling_reader(school.database);
            const auto alone = sql::make_filling_reader(school.plain);
            const journal::DaySpan days{.first = monday, .last = day_after(20)};
            const auto read = [&](sql::FillingReader& reader, const std::string& child) {
                return reader.homework(grant_for(pupil(school.plain, child)), days).size();
            };
            CPPUNIT_ASSERT(read(*alone, "maria") > 0);
            CPPUNIT_ASSERT_EQUAL(read(*alone, "maria"), read(*shared, "maria"));
            school.shelf.found = 0;
            CPPUNIT_ASSERT_EQUAL(read(*alone, "oleg"), read(*shared, "oleg"));
            CPPUNIT_ASSERT_EQUAL(1, school.shelf.found);
            CPPUNIT_ASSERT_EQUAL(read(*alone, "ivan"), read(*shared, "ivan"));
        });
    }

    void rows_come_back_as_they_were() {
        sql::RowWriter writer;
        writer.write(some_rows());
        writer.write(std::vector<Row>{});
        sql::RowParser parser{writer.octets()};
        CPPUNIT_ASSERT(parser.rows<Row>() == some_rows());
        CPPUNIT_ASSERT(!parser.is_whole());
        CPPUNIT_ASSERT(parser.rows<Row>().empty());
        CPPUNIT_ASSERT(parser.is_whole());
    }

    void octets_that_were_cut_or_altered_are_never_more_than_not_whole() {
        sql::RowWriter writer;
        writer.write(some_rows());
        const auto& octets = writer.octets();
        for (std::size_t length = 0; length < octets.size(); ++length) {
            sql::RowParser parser{std::string_view{octets}.substr(0, length)};
            static_cast<void>(parser.rows<Row>());
            CPPUNIT_ASSERT(!parser.is_whole());
        }
        std::mt19937 chance{7};
        for (int round = 0; round < 2000; ++round) {
            auto altered = octets;
            altered[chance() % altered.size()] = static_cast<char>(chance());
            sql::RowParser parser{altered};
            static_cast<void>(parser.rows<Row>());
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ClassRowsTest);

}  // namespace mrko::tests
