// SPDX-License-Identifier: Apache-2.0
// A real set that nobody here wrote, against figures that an independent script computed from its source.
#include <cppunit/extensions/HelperMacros.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "exchange/bundle_reader.h"
#include "exchange/bundle_writer.h"
#include "exchange/record_fields.h"
#include "journal/averages.h"
#include "tests/exchange/small_set.h"

namespace mrko::exchange {
namespace {

const Reading& grand_bend() {
    static const Reading reading = read_bundle(testing::stored("grand_bend/bundle.zip"), {});
    return reading;
}

/// The number behind "name": in figures.json, which knows no name twice within its sections.
std::string figure(const std::string& section, const std::string& name) {
    static const std::string figures = testing::stored("grand_bend/figures.json");
    const auto start = section.empty() ? 0 : figures.find('"' + section + '"');
    const auto key = figures.find('"' + name + "\":", start);
    CPPUNIT_ASSERT_MESSAGE(name, start != std::string::npos && key != std::string::npos);
    const auto first = figures.find_first_not_of(": ", key + name.size() + 2);
    return figures.substr(first, figures.find_first_of(",\n} ", first) - first);
}

enum class NotSubmitted { left_out, counted_as_nothing };

std::string average(const Bundle& bundle, const std::string& pupil, const std::string& class_id, NotSubmitted rule) {
    std::map<std::string, const LineItem*> works;
    for (const auto& work : bundle.line_items.rows) {
        works.emplace(work.sourced_id, &work);
    }
    journal::MarkSum sum;
    for (const auto& result : bundle.results.rows) {
        const LineItem& work = *works.at(result.line_item);
        const bool dot = result.score_status == Result::ScoreStatus::not_submitted;
        if (result.student == pupil && work.class_id == class_id && !(dot && rule == NotSubmitted::left_out)) {
            journal::Mark mark;
            mark.scale = work.scale;
            mark.points = result.score;
            mark.weight = work.weight.value_or(journal::Weight{});
            sum.add(mark);
        }
    }
    CPPUNIT_ASSERT(sum.average());
    return print(journal::Points{sum.average()->hundredths});
}

}  // namespace

class GrandBendTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(GrandBendTest);
    CPPUNIT_TEST(every_count_is_as_computed_from_the_source);
    CPPUNIT_TEST(attendance_is_counted_as_in_the_source);
    CPPUNIT_TEST(late_and_missing_works_are_counted);
    CPPUNIT_TEST(guardians_are_linked);
    CPPUNIT_TEST(averages_are_as_computed_from_the_source);
    CPPUNIT_TEST(the_set_survives_the_round_trip);
    CPPUNIT_TEST_SUITE_END();

    void every_count_is_as_computed_from_the_source() {
        int compared = 0;
        for_each_table(grand_bend().bundle, [&](std::string_view name, Origin /*origin*/, const auto& table) {
            if (table.mode != Mode::absent) {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(
                    std::string{name}, figure("counts", std::string{name}), std::to_string(table.rows.size()));
                ++compared;
            }
        });
        CPPUNIT_ASSERT_EQUAL(14, compared);
        CPPUNIT_ASSERT_EQUAL(std::string{"edfi-grandbend"}, grand_bend().bundle.source_code);
    }

    void attendance_is_counted_as_in_the_source() {
        std::map<Attendance::Code, int> counts;
        for (const auto& row : grand_bend().bundle.attendance.rows) {
            ++counts[row.code];
        }
        CPPUNIT_ASSERT_EQUAL(figure("attendance", "Excused Absence"),
                             std::to_string(counts[Attendance::Code::excused]));
        CPPUNIT_ASSERT_EQUAL(figure("attendance", "Unexcused Absence"),
                             std::to_string(counts[Attendance::Code::absent]));
        CPPUNIT_ASSERT_EQUAL(figure("attendance", "Tardy"), std::to_string(counts[Attendance::Code::late]));
        CPPUNIT_ASSERT_EQUAL(figure("attendance", "Partial"), std::to_string(counts[Attendance::Code::other]));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, grand_bend().notes.size());
        CPPUNIT_ASSERT(testing::holds(sentence(grand_bend().notes[0]), "\"Partial\" is unknown and is kept as a word"));
    }

    void late_and_missing_works_are_counted() {
        int late = 0;
        int missing = 0;
        for (const auto& result : grand_bend().bundle.results.rows) {
            late += result.late.value_or(false) ? 1 : 0;
            missing += result.missing.value_or(false) ? 1 : 0;
            CPPUNIT_ASSERT_EQUAL(result.missing.value_or(false),
                                 result.score_status == Result::ScoreStatus::not_submitted);
        }
        CPPUNIT_ASSERT_EQUAL(figure("", "late"), std::to_string(late));
        CPPUNIT_ASSERT_EQUAL(figure("", "missing"), std::to_string(missing));
    }

    void guardians_are_linked() {
        std::map<std::string, UserRole::Kind> kinds;
        for (const auto& role : grand_bend().bundle.roles.rows) {
            kinds.emplace(role.user, role.kind);
        }
        int with_two = 0;
        for (const auto& user : grand_bend().bundle.users.rows) {
            const bool pupil = kinds.at(user.sourced_id) == UserRole::Kind::student;
            with_two += pupil && user.agents.size() >= 2 ? 1 : 0;
        }
        CPPUNIT_ASSERT_EQUAL(figure("", "pupils_with_2_or_more_guardians"), std::to_string(with_two));
    }

    void averages_are_as_computed_from_the_source() {
        const std::string english = "gb.25590100101Trad120ENG112011";
        const std::string algebra = "gb.25590100102Trad220ALG112011";
        const std::map<NotSubmitted, std::string> sections{
            {NotSubmitted::left_out, "average_of_graded_only"},
            {NotSubmitted::counted_as_nothing, "average_counting_not_submitted_as_0"}};
        for (const auto& [rule, section] : sections) {
            for (const std::string pupil : {"gb.604822", "gb.604847", "gb.604849", "gb.604874"}) {
                for (const auto& class_id : {english, algebra}) {
                    const std::string expected = figure(section, pupil + '|' + class_id);
                    journal::Points points;
                    CPPUNIT_ASSERT(!take(expected, points));
                    CPPUNIT_ASSERT_EQUAL_MESSAGE(
                        pupil + ' ' + class_id, print(points), average(grand_bend().bundle, pupil, class_id, rule));
                }
            }
        }
    }

    void the_set_survives_the_round_trip() {
        const auto again = read_bundle(write_bundle(grand_bend().bundle, {}), {});
        CPPUNIT_ASSERT(grand_bend().bundle == again.bundle);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(GrandBendTest);

}  // namespace mrko::exchange
