// SPDX-License-Identifier: Apache-2.0
#include "journal/final_sheet.h"

#include <cppunit/extensions/HelperMacros.h>

#include "tests/journal/made_marks.h"

namespace mrko::journal {

namespace {

constexpr SubjectId russian{1};
constexpr SubjectId maths{2};
constexpr SubjectId art{3};
constexpr PeriodId the_year{9};

const std::vector<StudyPeriod> quarters{{.id = {1}, .title = "I", .days = span_of("2026-09-01", "2026-10-25")},
                                        {.id = {2}, .title = "II", .days = span_of("2026-11-05", "2026-12-30")}};
const std::vector<StudyPeriod> half_years{{.id = {5}, .title = "I", .days = span_of("2026-09-01", "2026-12-30")}};

const StudyYear year{
    .id = the_year, .title = "2026/2027", .days = span_of("2026-09-01", "2027-05-31"), .periods = quarters};

Course course(SubjectId subject, std::vector<StudyPeriod> periods) {
    return {.subject = subject, .title = std::to_string(subject.value), .periods = std::move(periods), .rules = {}};
}

const std::vector<Course> courses{course(art, half_years), course(maths, quarters), course(russian, quarters)};

Day day(std::string_view date, SubjectId subject, const std::vector<int>& values) {
    return {.date = day_of(date), .lessons = {{.subject_id = subject, .subject = "", .marks = marks_of(values)}}};
}

FinalMark set(SubjectId subject, FinalKind kind, PeriodId period, int value, std::string_view set_on = "2026-10-25") {
    return {.subject = subject,
            .kind = kind,
            .period = period,
            .shown = std::to_string(value),
            .five = value,
            .set_on = day_of(set_on)};
}

std::vector<FinalTable> sheet(const std::vector<FinalMark>& marks, std::string_view today) {
    const std::vector<Day> days{day("2026-09-01", maths, {2}),
                                day("2026-10-25", maths, {5, 5}),
                                day("2026-10-30", maths, {2}),
                                day("2026-11-05", maths, {3}),
                                day("2026-11-06", art, {4})};
    return final_sheet(year, courses, marks, days, day_of(today), {});
}

/// Two periods and the year of one subject.
std::vector<FinalMark> whole_year(SubjectId subject, PeriodId in, int first, int second, int of_year) {
    return {set(subject, FinalKind::period, {1}, first),
            set(subject, FinalKind::period, {2}, second),
            set(subject, FinalKind::year, in, of_year)};
}

/// Mathematics in the quarters of a form 10, which have the numbers of this year's: years are told apart by their set.
TenthForm tenth_with(std::vector<FinalMark> marks) {
    return {.year = {.id = {8},
                     .title = "2025/2026",
                     .days = span_of("2025-09-01", "2026-05-31"),
                     .class_name = "10А",
                     .school_name = "School 1",
                     .periods = quarters},
            .courses = {course(maths, quarters)},
            .set = std::move(marks)};
}

StudyYear in_form(std::string class_name) {
    auto named = year;
    named.class_name = std::move(class_name);
    named.school_name = "School 1";
    return named;
}

/// The recommended final mark of a subject in the form.
std::optional<Recommendation> final_of(SubjectId subject,
                                       const StudyYear& in,
                                       const std::vector<FinalMark>& marks,
                                       const std::optional<TenthForm>& tenth) {
    const std::vector<Course> own{course(subject, quarters)};
    return final_sheet(in, own, marks, {}, day_of("2027-05-31"), tenth).at(0).rows.at(0).final.recommended;
}

const FinalRow& row(const std::vector<FinalTable>& tables, std::size_t table, std::size_t number) {
    return tables.at(table).rows.at(number);
}

}  // namespace

class FinalSheetTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FinalSheetTest);
    CPPUNIT_TEST(each_set_of_periods_has_a_table_and_the_largest_comes_first);
    CPPUNIT_TEST(a_period_counts_the_marks_of_its_own_days_and_subject);
    CPPUNIT_TEST(a_mark_that_was_set_and_a_recommendation_stand_apart);
    CPPUNIT_TEST(of_two_marks_of_a_period_the_last_one_holds);
    CPPUNIT_TEST(year_and_final_follow_from_marks_that_were_set);
    CPPUNIT_TEST(stages_follow_the_day);
    CPPUNIT_TEST(a_class_hour_has_no_row_until_it_has_a_final_mark);
    CPPUNIT_TEST(a_former_period_keeps_the_rules_of_its_own_days);
    CPPUNIT_TEST(the_final_mark_of_form_11_looks_at_form_10_too_and_at_no_exam);
    CPPUNIT_TEST(form_11_without_a_known_form_10_has_no_recommended_final_mark);
    CPPUNIT_TEST(a_subject_that_the_same_school_did_not_teach_in_form_10_takes_form_11_alone);
    CPPUNIT_TEST(a_subject_of_form_10_without_marks_or_periods_leaves_the_final_mark_to_the_teacher);
    CPPUNIT_TEST(other_forms_do_not_look_at_the_year_before);
    CPPUNIT_TEST(a_subject_without_a_course_shows_what_was_set_and_recommends_nothing);
    CPPUNIT_TEST(a_subject_without_a_course_stands_by_its_periods);
    CPPUNIT_TEST_SUITE_END();

    void each_set_of_periods_has_a_table_and_the_largest_comes_first() {
        const auto tables = sheet({}, "2026-11-10");
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, tables.size());
        CPPUNIT_ASSERT(tables[0].periods == quarters);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, tables[0].rows.size());
        CPPUNIT_ASSERT(row(tables, 0, 0).subject == maths);
        CPPUNIT_ASSERT(row(tables, 0, 1).subject == russian);
        CPPUNIT_ASSERT(tables[1].periods == half_years);
        CPPUNIT_ASSERT(row(tables, 1, 0).subject == art);
    }

    void a_period_counts_the_marks_of_its_own_days_and_subject() {
        const auto tables = sheet({}, "2026-11-10");
        const auto& first = row(tables, 0, 0).periods.at(0);
        // 2, 5, 5; the 2 of the holidays is in no period.
        CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, first.recommended->average.hundredths);
        CPPUNIT_ASSERT_EQUAL(3, first.recommended->counted);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{300}, row(tables, 0, 0).periods.at(1).recommended->average.hundredths);
        CPPUNIT_ASSERT(!row(tables, 0, 1).periods.at(0).recommended);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{400}, row(tables, 1, 0).periods.at(0).recommended->average.hundredths);
    }

    void a_mark_that_was_set_and_a_recommendation_stand_apart() {
        const auto tables = sheet({set(maths, FinalKind::period, {1}, 5)}, "2026-11-10");
        const auto& cell = row(tables, 0, 0).periods.at(0);
        CPPUNIT_ASSERT_EQUAL(5, cell.set->five.value());
        CPPUNIT_ASSERT_EQUAL(4, cell.recommended->five.value());
        CPPUNIT_ASSERT(cell.departs());
        CPPUNIT_ASSERT(!row(tables, 0, 0).periods.at(1).departs());
        CPPUNIT_ASSERT(!row(tables, 0, 1).periods.at(0).set);
        const auto agreed = sheet({set(maths, FinalKind::period, {1}, 4)}, "2026-11-10");
        CPPUNIT_ASSERT(!row(agreed, 0, 0).periods.at(0).departs());
    }

    void of_two_marks_of_a_period_the_last_one_holds() {
        const auto tables = sheet(
            {set(maths, FinalKind::period, {1}, 4, "2026-10-26"), set(maths, FinalKind::period, {1}, 5, "2026-10-24")},
            "2026-11-10");
        CPPUNIT_ASSERT_EQUAL(4, row(tables, 0, 0).periods.at(0).set->five.value());
    }

    void year_and_final_follow_from_marks_that_were_set() {
        std::vector<FinalMark> marks{set(maths, FinalKind::period, {1}, 4)};
        CPPUNIT_ASSERT(!row(sheet(marks, "2027-05-20"), 0, 0).year.recommended);
        marks.push_back(set(maths, FinalKind::period, {2}, 5));
        auto maths_row = row(sheet(marks, "2027-05-20"), 0, 0);
        CPPUNIT_ASSERT_EQUAL(5, maths_row.year.recommended->five.value());
        CPPUNIT_ASSERT(!maths_row.year.set && !maths_row.final.recommended);
        marks.push_back(set(maths, FinalKind::year, the_year, 4));
        marks.push_back(set(maths, FinalKind::exam, the_year, 5));
        maths_row = row(sheet(marks, "2027-05-20"), 0, 0);
        CPPUNIT_ASSERT(maths_row.year.departs());
        CPPUNIT_ASSERT(maths_row.exam.set && !maths_row.exam.recommended);
        CPPUNIT_ASSERT_EQUAL(5, maths_row.final.recommended->five.value());
        CPPUNIT_ASSERT(maths_row.final.recommended->rule == Recommendation::Rule::mean_of_year_and_exam);
    }

    void a_former_period_keeps_the_rules_of_its_own_days() {
        auto own = courses;
        own[1].rules = {{.valid = span_of("2026-09-01", "2026-10-31"), .thresholds = {}, .weights = {}},
                        {.valid = span_of("2026-11-01", "2027-05-31"),
                         .thresholds = {.five = {490}, .four = {450}, .three = {350}},
                         .weights = {}}};
        const std::vector<Day> days{day("2026-10-20", maths, {4}), day("2026-11-06", maths, {4})};
        const auto tables = final_sheet(year, own, {}, days, day_of("2026-11-10"), {});
        CPPUNIT_ASSERT_EQUAL(4, row(tables, 0, 0).periods.at(0).recommended->five.value());
        CPPUNIT_ASSERT_EQUAL(3, row(tables, 0, 0).periods.at(1).recommended->five.value());
    }

    void a_class_hour_has_no_row_until_it_has_a_final_mark() {
        constexpr SubjectId class_hour{4};
        const std::vector<Course> alone{course(class_hour, {})};
        CPPUNIT_ASSERT(final_sheet(year, alone, {}, {}, day_of("2026-11-10"), {}).empty());
        const std::vector<FinalMark> marks{set(class_hour, FinalKind::year, the_year, 5)};
        const auto tables = final_sheet(year, alone, marks, {}, day_of("2026-11-10"), {});
        CPPUNIT_ASSERT(tables.at(0).periods.empty());
        CPPUNIT_ASSERT(row(tables, 0, 0).year.set.has_value());
    }

    void stages_follow_the_day() {
        using enum FinalCell::Stage;
        const auto maths_row = row(sheet({}, "2026-10-25"), 0, 0);
        CPPUNIT_ASSERT(maths_row.periods.at(0).stage == running);
        CPPUNIT_ASSERT(maths_row.periods.at(1).stage == ahead);
        CPPUNIT_ASSERT(maths_row.year.stage == running && maths_row.final.stage == running);
        CPPUNIT_ASSERT(row(sheet({}, "2026-10-26"), 0, 0).periods.at(0).stage == over);
        CPPUNIT_ASSERT(row(sheet({}, "2027-06-01"), 0, 0).year.stage == over);
    }

    void the_final_mark_of_form_11_looks_at_form_10_too_and_at_no_exam() {
        auto marks = whole_year(maths, the_year, 4, 4, 4);
        marks.push_back(set(maths, FinalKind::exam, the_year, 2));
        auto tenth = tenth_with(whole_year(maths, {8}, 3, 3, 3));
        tenth.set.push_back(set(russian, FinalKind::year, {8}, 2));
        const auto recommended = final_of(maths, in_form("11А"), marks, tenth).value();
        CPPUNIT_ASSERT(recommended.rule == Recommendation::Rule::mean_of_two_years);
        CPPUNIT_ASSERT_EQUAL(4, recommended.five.value());  // 3.50
        CPPUNIT_ASSERT_EQUAL(6, recommended.counted);
        marks.erase(marks.begin() + 2);
        CPPUNIT_ASSERT(!final_of(maths, in_form("11А"), marks, tenth));
        tenth.set[1].five = {};
        tenth.set[1].shown = "н/а";
        CPPUNIT_ASSERT(!final_of(maths, in_form("11А"), whole_year(maths, the_year, 4, 4, 4), tenth));
    }

    void form_11_without_a_known_form_10_has_no_recommended_final_mark() {
        CPPUNIT_ASSERT(!final_of(maths, in_form("11А"), whole_year(maths, the_year, 4, 4, 4), {}));
    }

    void a_subject_that_the_same_school_did_not_teach_in_form_10_takes_form_11_alone() {
        const auto marks = whole_year(art, the_year, 5, 4, 5);
        auto tenth = tenth_with(whole_year(maths, {8}, 3, 3, 3));
        const auto recommended = final_of(art, in_form("11А"), marks, tenth).value();
        CPPUNIT_ASSERT_EQUAL(5, recommended.five.value());
        CPPUNIT_ASSERT_EQUAL(3, recommended.counted);
        tenth.year.school_name = "School 2";
        CPPUNIT_ASSERT(!final_of(art, in_form("11А"), marks, tenth));
    }

    void a_subject_of_form_10_without_marks_or_periods_leaves_the_final_mark_to_the_teacher() {
        const auto marks = whole_year(maths, the_year, 5, 4, 5);
        CPPUNIT_ASSERT(!final_of(maths, in_form("11А"), marks, tenth_with({})));
        auto tenth = tenth_with(whole_year(maths, {8}, 3, 3, 3));
        tenth.courses.clear();
        CPPUNIT_ASSERT(!final_of(maths, in_form("11А"), marks, tenth));
    }

    void other_forms_do_not_look_at_the_year_before() {
        auto marks = whole_year(maths, the_year, 4, 4, 4);
        const auto tenth = tenth_with(whole_year(maths, {8}, 2, 2, 2));
        CPPUNIT_ASSERT(final_of(maths, in_form("1А"), marks, tenth)->rule == Recommendation::Rule::year_mark);
        marks.push_back(set(maths, FinalKind::exam, the_year, 5));
        const auto ninth = final_of(maths, in_form("9А"), marks, tenth).value();
        CPPUNIT_ASSERT(ninth.rule == Recommendation::Rule::mean_of_year_and_exam);
        CPPUNIT_ASSERT_EQUAL(5, ninth.five.value());
    }

    void a_subject_without_a_course_shows_what_was_set_and_recommends_nothing() {
        constexpr SubjectId music{7};
        auto first = set(music, FinalKind::period, {1}, 5);
        first.subject_title = "Музыка";
        const auto tables = sheet({first,
                                   set(music, FinalKind::period, {2}, 4),
                                   set(music, FinalKind::year, the_year, 3),
                                   set(music, FinalKind::exam, the_year, 4),
                                   set(music, FinalKind::final, the_year, 2)},
                                  "2027-05-20");
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, tables.at(0).rows.size());
        const auto& found = row(tables, 0, 2);
        CPPUNIT_ASSERT(found.subject == music && !found.in_courses);
        CPPUNIT_ASSERT(row(tables, 0, 1).in_courses);
        CPPUNIT_ASSERT_EQUAL(std::string{"Музыка"}, found.title);
        CPPUNIT_ASSERT_EQUAL(5, found.periods.at(0).set->five.value());
        CPPUNIT_ASSERT_EQUAL(4, found.periods.at(1).set->five.value());
        CPPUNIT_ASSERT_EQUAL(3, found.year.set->five.value());
        CPPUNIT_ASSERT_EQUAL(4, found.exam.set->five.value());
        CPPUNIT_ASSERT_EQUAL(2, found.final.set->five.value());
        CPPUNIT_ASSERT(!found.periods.at(0).recommended && !found.year.recommended && !found.final.recommended);
        CPPUNIT_ASSERT(found.periods.at(0).stage == FinalCell::Stage::over);
    }

    void a_subject_without_a_course_stands_by_its_periods() {
        constexpr SubjectId music{7};
        auto later = set(music, FinalKind::period, {22}, 4);
        later.period_title = "2";
        later.period_days = span_of("2026-10-01", "2026-10-31");
        auto earlier = set(music, FinalKind::period, {21}, 5);
        earlier.period_title = "1";
        earlier.period_days = span_of("2026-09-01", "2026-09-30");
        auto tables = sheet({later, earlier}, "2026-11-10");
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, tables.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"1"}, tables[2].periods.at(0).title);
        CPPUNIT_ASSERT_EQUAL(std::string{"2"}, tables[2].periods.at(1).title);
        CPPUNIT_ASSERT_EQUAL(5, row(tables, 2, 0).periods.at(0).set->five.value());
        tables = sheet({set(music, FinalKind::year, the_year, 4)}, "2026-11-10");
        CPPUNIT_ASSERT(tables.at(2).periods.empty());
        CPPUNIT_ASSERT_EQUAL(4, row(tables, 2, 0).year.set->five.value());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FinalSheetTest);

}  // namespace mrko::journal
