// SPDX-License-Identifier: Apache-2.0
#include "exchange/bundle_reader.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/bundle_writer.h"
#include "tests/exchange/small_set.h"

namespace mrko::exchange {

using testing::holds;
using testing::SmallSet;

namespace {

using namespace std::chrono_literals;

void expect(const std::string& sentence_expected, const SmallSet& set) {
    CPPUNIT_ASSERT_EQUAL(sentence_expected, set.refusal());
}

constexpr std::string_view lessons_header =
    "sourcedId,status,dateLastModified,classSourcedId,date,lessonNumber,startTime,endTime,location,teacherSourcedId,"
    "substituteSourcedId,lessonStatus,topic\n";
constexpr std::string_view homework_header =
    "sourcedId,status,dateLastModified,classSourcedId,lessonSourcedId,assignDate,dueDate,description,metadata.state\n";
constexpr std::string_view attendance_header =
    "sourcedId,status,dateLastModified,userSourcedId,date,lessonSourcedId,classSourcedId,code,minutes,comment\n";
constexpr std::string_view profiles_header =
    "sourcedId,status,dateLastModified,userSourcedId,profileType,vendorId,applicationId,description,credentialType,"
    "username,password,metadata.validUntil\n";

constexpr std::string_view rules_header =
    "sourcedId,status,dateLastModified,schoolSourcedId,classSourcedId,title,fiveFrom,fourFrom,threeFrom,fiveWithTwo,"
    "minimumMarks,minimumMarksOften,oftenAbove,beginDate,endDate\n";
constexpr std::string_view weights_header =
    "sourcedId,status,dateLastModified,schoolSourcedId,categorySourcedId,weight,beginDate,endDate\n";
constexpr std::string_view changes_header =
    "sourcedId,status,dateLastModified,resultSourcedId,changedAt,changedBySourcedId,reason,score,textScore,scoreStatus,"
    "comment\n";

SmallSet with(const std::string& file, std::string_view header, std::string_view rows) {
    SmallSet set;
    set.file(file) = std::string{header} + std::string{rows};
    return set;
}

std::string with_column(std::string_view header, std::string_view column) {
    return std::string{header.substr(0, header.size() - 1)} + "," + std::string{column} + "\n";
}

SmallSet with_profile(std::string_view row) {
    auto set = with("userProfiles.csv", profiles_header, row);
    set.replace("manifest.csv", "file.userProfiles,absent\n", "");
    return set;
}

constexpr std::string_view events_header =
    "sourcedId,status,dateLastModified,schoolSourcedId,classSourcedId,kind,startDateTime,endDateTime,title,"
    "description\n";

SmallSet with_events(std::string_view rows) {
    return with("extEvents.csv", with_column(events_header, "metadata.grade,metadata.place,metadata.public"), rows);
}

/// Any other exception than Refused fails the test.
bool is_refused(const std::vector<ArchiveFile>& files) {
    try {
        static_cast<void>(read_bundle(files, {}));
    } catch (const Refused& refused) {
        CPPUNIT_ASSERT(!refused.refusals.empty());
        return true;
    }
    return false;
}

}  // namespace

class BundleReaderTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(BundleReaderTest);
    CPPUNIT_TEST(a_right_set_is_taken_as_it_says);
    CPPUNIT_TEST(lessons_homework_and_attendance_are_read);
    CPPUNIT_TEST(rules_weights_and_changes_are_read);
    CPPUNIT_TEST(resits_and_the_rule_about_them_are_read_and_written);
    CPPUNIT_TEST(a_wrong_word_about_resits_is_named_with_its_place);
    CPPUNIT_TEST(scores_and_weights_that_no_average_could_hold_are_refused);
    CPPUNIT_TEST(thresholds_must_fall_from_five_to_three);
    CPPUNIT_TEST(wrong_rules_weights_and_changes_are_named_with_their_line);
    CPPUNIT_TEST(the_manifest_must_name_every_file_of_the_standard);
    CPPUNIT_TEST(the_manifest_must_be_of_version_1_2);
    CPPUNIT_TEST(the_manifest_and_the_archive_must_agree);
    CPPUNIT_TEST(a_file_without_rows_is_refused);
    CPPUNIT_TEST(the_order_of_the_columns_is_kept);
    CPPUNIT_TEST(the_case_of_a_header_is_named);
    CPPUNIT_TEST(missing_and_unknown_columns_are_named);
    CPPUNIT_TEST(known_misspelt_headers_are_taken_with_a_note);
    CPPUNIT_TEST(unknown_metadata_is_read_over_with_a_note);
    CPPUNIT_TEST(metadata_may_stand_in_any_order);
    CPPUNIT_TEST(file_names_in_small_letters_are_taken_with_a_note);
    CPPUNIT_TEST(files_that_nobody_names_are_read_over_with_a_note);
    CPPUNIT_TEST(required_fields_must_be_filled);
    CPPUNIT_TEST(every_wrong_field_of_a_row_is_named);
    CPPUNIT_TEST(a_russian_day_is_refused_with_its_place);
    CPPUNIT_TEST(a_decimal_comma_is_refused_with_its_place);
    CPPUNIT_TEST(cyrillic_ids_are_refused);
    CPPUNIT_TEST(one_id_twice_is_refused);
    CPPUNIT_TEST(references_must_be_closed_in_a_bulk_set);
    CPPUNIT_TEST(references_of_a_change_may_lead_to_the_database);
    CPPUNIT_TEST(a_change_needs_status_and_date);
    CPPUNIT_TEST(a_record_that_goes_needs_its_id_alone);
    CPPUNIT_TEST(a_status_in_bulk_is_noted_and_a_deletion_refused);
    CPPUNIT_TEST(passwords_in_clear_are_refused);
    CPPUNIT_TEST(events_say_for_whom_they_are);
    CPPUNIT_TEST(what_is_not_for_everybody_cannot_be_public);
    CPPUNIT_TEST(spans_must_not_end_before_they_begin);
    CPPUNIT_TEST(homework_has_three_states);
    CPPUNIT_TEST(a_graded_result_must_have_a_mark);
    CPPUNIT_TEST(unknown_attendance_codes_are_noted_and_kept);
    CPPUNIT_TEST(windows_1251_is_refused_with_file_and_line);
    CPPUNIT_TEST(reading_stops_after_two_hundred_findings);
    CPPUNIT_TEST(broken_records_may_be_left_out_with_all_that_refers_to_them);
    CPPUNIT_TEST(leaving_out_an_unknown_guardian_keeps_the_pupil);
    CPPUNIT_TEST(texts_longer_than_255_characters_are_whole);
    CPPUNIT_TEST(two_marks_of_one_lesson_are_two_results);
    CPPUNIT_TEST(a_file_cut_or_spoilt_anywhere_is_read_or_refused);
    CPPUNIT_TEST_SUITE_END();

    void a_right_set_is_taken_as_it_says() {
        const auto reading = SmallSet{}.read();
        const auto& bundle = reading.bundle;
        CPPUNIT_ASSERT(reading.notes.empty());
        CPPUNIT_ASSERT_EQUAL(std::string{"small"}, bundle.source_code);
        CPPUNIT_ASSERT_EQUAL(std::string{"Школьный журнал"}, bundle.source_name);
        CPPUNIT_ASSERT(bundle.orgs.mode == Mode::bulk && bundle.demographics.mode == Mode::absent);
        const auto& quarter = bundle.academic_sessions.rows.at(1);
        CPPUNIT_ASSERT(quarter.last_day == 2025y / 10 / 24);
        CPPUNIT_ASSERT(quarter.type == AcademicSession::Type::grading_period);
        CPPUNIT_ASSERT_EQUAL(3, static_cast<int>(quarter.line.number));
        CPPUNIT_ASSERT_EQUAL(std::string{"5a"}, bundle.classes.rows.at(1).homeroom);
        CPPUNIT_ASSERT(bundle.roles.rows.at(2).kind == UserRole::Kind::secretary);
        CPPUNIT_ASSERT(bundle.enrollments.rows.at(0).last_day == 2026y / 5 / 26);
        CPPUNIT_ASSERT(!bundle.enrollments.rows.at(1).last_day);
        const auto& work = bundle.line_items.rows.at(0);
        CPPUNIT_ASSERT(work.scale == journal::Scale::five);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2500}, work.weight.value().thousandths);
        const auto& result = bundle.results.rows.at(0);
        CPPUNIT_ASSERT(result.score == journal::Points{500});
        CPPUNIT_ASSERT_EQUAL(std::string{"5-"}, result.text_score);
        CPPUNIT_ASSERT_EQUAL(std::string{"Молодец, отлично"}, result.comment);
    }

    void lessons_homework_and_attendance_are_read() {
        auto set = with("extLessons.csv",
                        lessons_header,
                        "l1,,,5a.math,2025-09-10,2,08:30,,12,t1,,held,Дроби\n"
                        "l2,,,5a.math,2025-09-11,2,08:30,09:15,12,t1,t1,replaced,\n");
        set.file("extAttendance.csv") = std::string{attendance_header} + "a1,,,p1,2025-09-10,l1,,late,7,\n";
        const auto bundle = set.read().bundle;
        CPPUNIT_ASSERT(bundle.lessons.rows.at(0).start == 510min);
        CPPUNIT_ASSERT(!bundle.lessons.rows.at(0).end);
        CPPUNIT_ASSERT(bundle.lessons.rows.at(1).lesson_status == LessonRecord::LessonStatus::replaced);
        CPPUNIT_ASSERT(bundle.attendance.rows.at(0).minutes == 7min);
    }

    void rules_weights_and_changes_are_read() {
        auto set = with("extMarkingRules.csv",
                        rules_header,
                        "a,,,s1,,Приказ № 12,4.65,3.65,2.65,barred,4,6,3,2025-09-01,2026-06-01\n"
                        "b,,,s1,5a.math,,4.6,3.6,2.6,,,,,,\n");
        set.file("extKindWeights.csv") = std::string{weights_header} + "k,,,s1,k1,2.5,,2025-10-25\n";
        set.file("extMarkChanges.csv") =
            std::string{changes_header} + "c,,,g1,2025-09-17T14:30,t1,Пересдача,3,3-,fully graded,Слабо\n";
        const auto bundle = set.read().bundle;
        const auto& rules = bundle.marking_rules.rows.at(0);
        CPPUNIT_ASSERT_EQUAL(std::string{"Приказ № 12"}, rules.title);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{465}, rules.five.hundredths);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{265}, rules.three.hundredths);
        CPPUNIT_ASSERT(rules.five_with_two == MarkingRulesRecord::FiveWithTwo::barred);
        CPPUNIT_ASSERT_EQUAL(4, rules.minimum_marks);
        CPPUNIT_ASSERT_EQUAL(3, rules.often_above);
        CPPUNIT_ASSERT(rules.last_day == 2026y / 5 / 31);
        const auto& usual = bundle.marking_rules.rows.at(1);
        CPPUNIT_ASSERT_EQUAL(std::string{"5a.math"}, usual.class_id);
        CPPUNIT_ASSERT(usual.five_with_two == MarkingRulesRecord::FiveWithTwo::allowed);
        CPPUNIT_ASSERT_EQUAL(3, usual.minimum_marks);
        CPPUNIT_ASSERT_EQUAL(5, usual.minimum_marks_often);
        CPPUNIT_ASSERT_EQUAL(2, usual.often_above);
        CPPUNIT_ASSERT(!usual.first_day && !usual.last_day);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2500}, bundle.kind_weights.rows.at(0).weight.thousandths);
        CPPUNIT_ASSERT(bundle.kind_weights.rows[0].last_day == 2025y / 10 / 24);
        const auto& change = bundle.mark_changes.rows.at(0);
        CPPUNIT_ASSERT(change.changed_at.day == 2025y / 9 / 17);
        CPPUNIT_ASSERT(change.changed_at.time == std::chrono::minutes{14 * 60 + 30});
        CPPUNIT_ASSERT_EQUAL(std::string{"3-"}, change.text_score);
        CPPUNIT_ASSERT_EQUAL(std::string{"Пересдача"}, change.reason);
        CPPUNIT_ASSERT(bundle == read_bundle(write_bundle(bundle, {}), {}).bundle);
    }

    void resits_and_the_rule_about_them_are_read_and_written() {
        auto set = with("extMarkingRules.csv",
                        with_column(rules_header, "metadata.resit"),
                        "a,,,s1,,,4.6,3.6,2.6,,,,,,,best\nb,,,s1,5a,,4.6,3.6,2.6,,,,,,,both\n"
                        "c,,,s1,5a.math,,4.6,3.6,2.6,,,,,,,newest\nd,,,s1,,,4.6,3.6,2.6,,,,,,,\n");
        set.file("extMarkChanges.csv") = with_column(changes_header, "metadata.change") +
                                         "c,,,g1,2025-09-17,,,3,,fully graded,,resat\n"
                                         "d,,,g1,2025-09-16,,,2,,fully graded,,corrected\n"
                                         "e,,,g1,2025-09-15,,,2,,fully graded,,\n";
        const auto bundle = set.read().bundle;
        const auto rule = [&](std::size_t row) { return bundle.marking_rules.rows.at(row).resit; };
        CPPUNIT_ASSERT(rule(0) == journal::ResitRule::best_counts);
        CPPUNIT_ASSERT(rule(1) == journal::ResitRule::both_count);
        CPPUNIT_ASSERT(rule(2) == journal::ResitRule::newest_counts);
        CPPUNIT_ASSERT(rule(3) == journal::ResitRule::newest_counts);
        CPPUNIT_ASSERT(bundle.mark_changes.rows.at(0).change == MarkChange::Change::resat);
        CPPUNIT_ASSERT(bundle.mark_changes.rows.at(1).change == MarkChange::Change::corrected);
        CPPUNIT_ASSERT(bundle.mark_changes.rows.at(2).change == MarkChange::Change::corrected);
        CPPUNIT_ASSERT(bundle == read_bundle(write_bundle(bundle, {}), {}).bundle);
    }

    void a_wrong_word_about_resits_is_named_with_its_place() {
        auto set = with(
            "extMarkingRules.csv", with_column(rules_header, "metadata.resit"), "a,,,s1,,,4.6,3.6,2.6,,,,,,,worst\n");
        expect("extMarkingRules.csv:2 (metadata.resit): \"worst\" is none of: newest, best, both", set);
        set = with("extMarkChanges.csv",
                   with_column(changes_header, "metadata.change"),
                   "c,,,g1,2025-09-17,,,3,,fully graded,,Resat\n");
        expect(
            "extMarkChanges.csv:2 (metadata.change): \"Resat\" must be written \"resat\"; capital and small letters "
            "differ",
            set);
    }

    void scores_and_weights_that_no_average_could_hold_are_refused() {
        const auto score = [](std::string_view value) {
            return SmallSet{}.replace("results.csv", "graded,5,", "graded," + std::string{value} + ",");
        };
        expect("results.csv:2 (score): -1 is no score; it must be from 0 to 1000", score("-1"));
        expect("results.csv:2 (score): 1000.01 is no score; it must be from 0 to 1000", score("1000.01"));
        CPPUNIT_ASSERT(score("1000").refusals().empty());
        CPPUNIT_ASSERT(score("0").refusals().empty());
        // More than the highest of the scale: a school may give points beyond it.
        CPPUNIT_ASSERT(score("5.5").refusals().empty());
        expect("extMarkChanges.csv:2 (score): -3 is no score; it must be from 0 to 1000",
               with("extMarkChanges.csv", changes_header, "c,,,g1,2025-09-17,,,-3,,fully graded,\n"));
        const auto weight = [](std::string_view value) {
            return SmallSet{}.replace("lineItems.csv", "current,2.5", "current," + std::string{value});
        };
        expect("lineItems.csv:2 (metadata.markWeight): \"1000.001\" is no weight; it must be at most 1000",
               weight("1000.001"));
        CPPUNIT_ASSERT(weight("1000").refusals().empty());
        expect("extKindWeights.csv:2 (weight): \"5000\" is no weight; it must be at most 1000",
               with("extKindWeights.csv", weights_header, "k,,,s1,k1,5000,,\n"));
    }

    void thresholds_must_fall_from_five_to_three() {
        const auto refused = [](std::string_view thresholds) {
            return with("extMarkingRules.csv", rules_header, "a,,,s1,,," + std::string{thresholds} + ",,,,,,\n")
                .refusal();
        };
        CPPUNIT_ASSERT(holds(refused("4.6,4.6,2.6"), "extMarkingRules.csv:2 (fourFrom)"));
        CPPUNIT_ASSERT(holds(refused("4.6,3.6,3.7"), "extMarkingRules.csv:2 (threeFrom)"));
        CPPUNIT_ASSERT(holds(refused("5.1,3.6,2.6"), "(fiveFrom)"));
        CPPUNIT_ASSERT(holds(refused("4.6,,2.6"), "(fourFrom)"));
        CPPUNIT_ASSERT_EQUAL(std::string{}, refused("4.6,3.6,2.6"));
    }

    void wrong_rules_weights_and_changes_are_named_with_their_line() {
        auto set = with("extMarkingRules.csv", rules_header, "a,,,s1,nothing,,4.6,3.6,2.6,maybe,,,,,\n");
        CPPUNIT_ASSERT(holds(set.refusal(), "extMarkingRules.csv:2 (fiveWithTwo)"));
        set = with("extMarkingRules.csv", rules_header, "a,,,s1,nothing,,4.6,3.6,2.6,,,,,,\n");
        CPPUNIT_ASSERT(holds(set.refusal(), "extMarkingRules.csv:2 (classSourcedId)"));
        set = with("extKindWeights.csv", weights_header, "k,,,s1,k1,\"2,5\",,\n");
        CPPUNIT_ASSERT(holds(set.refusal(), "extKindWeights.csv:2 (weight)"));
        set = with("extKindWeights.csv", weights_header, "k,,,s1,k1,2,2025-10-25,2025-10-01\n");
        CPPUNIT_ASSERT(holds(set.refusal(), "extKindWeights.csv:2 (endDate)"));
        set = with("extMarkChanges.csv", changes_header, "c,,,g2,2025-09-17,,,3,,fully graded,\n");
        CPPUNIT_ASSERT(holds(set.refusal(), "extMarkChanges.csv:2 (resultSourcedId)"));
        set = with("extMarkChanges.csv", changes_header, "c,,,g1,2025-09-17,,,,,fully graded,\n");
        CPPUNIT_ASSERT(holds(set.refusal(), "extMarkChanges.csv:2 (score)"));
        set = with("extMarkChanges.csv", changes_header, "c,,,g1,17.09.2025,,,3,,fully graded,\n");
        CPPUNIT_ASSERT(holds(set.refusal(), "extMarkChanges.csv:2 (changedAt)"));
    }

    void the_manifest_must_name_every_file_of_the_standard() {
        expect("manifest.csv (file.resources): the property is missing; a set without that file says absent",
               SmallSet{}.replace("manifest.csv", "file.resources,absent\n", ""));
    }

    void the_manifest_must_be_of_version_1_2() {
        expect("manifest.csv:3 (oneroster.version): \"2.0\" is no version that can be read; it must be 1.2",
               SmallSet{}.replace("manifest.csv", "oneroster.version,1.2", "oneroster.version,2.0"));
        expect(
            "manifest.csv:4 (file.academicSessions): \"Bulk\" must be written \"bulk\"; capital and small letters "
            "differ",
            SmallSet{}.replace("manifest.csv", "file.academicSessions,bulk", "file.academicSessions,Bulk"));
        expect("manifest.csv:27 (file.orgs): the property is stated twice",
               SmallSet{}.add("manifest.csv", "file.orgs,bulk"));
    }

    void the_manifest_and_the_archive_must_agree() {
        expect("roles.csv: manifest.csv names the file, and the archive does not hold it",
               SmallSet{}.remove("roles.csv"));
        expect("roles.csv: manifest.csv says that the file is absent",
               SmallSet{}.replace("manifest.csv", "file.roles,bulk", "file.roles,absent"));
    }

    void a_file_without_rows_is_refused() {
        SmallSet set;
        set.file("results.csv").resize(set.file("results.csv").find('\n') + 1);
        expect("results.csv: the file has no rows; such a file must be absent", set);
        set.file("results.csv").clear();
        expect("results.csv: the file is empty", set);
    }

    void the_order_of_the_columns_is_kept() {
        expect("orgs.csv:1 (type): column 4 must be name; the columns must stand in the order of the format",
               SmallSet{}.replace("orgs.csv", "name,type", "type,name"));
    }

    void the_case_of_a_header_is_named() {
        expect(
            "orgs.csv:1 (SourcedId): column 1 must be written sourcedId; capital and small letters differ in a header",
            SmallSet{}.replace("orgs.csv", "sourcedId", "SourcedId"));
    }

    void missing_and_unknown_columns_are_named() {
        expect("orgs.csv:1 (identifier): the column is missing; column 6 is code",
               SmallSet{}.replace("orgs.csv", "identifier", "code"));
        expect("orgs.csv:1 (parentSourcedId): the column is missing",
               SmallSet{}.replace("orgs.csv", ",parentSourcedId\ns1,,,Школа № 1,school,,", "\ns1,,,Школа № 1,school,"));
        expect("orgs.csv:1 (address): the format has no such column; further columns must be named metadata.…",
               SmallSet{}.replace("orgs.csv",
                                  "parentSourcedId\ns1,,,Школа № 1,school,,",
                                  "parentSourcedId,address\ns1,,,Школа № 1,school,,,x"));
        expect("classes.csv:1 (metadata.subgroup): the column stands twice in the header",
               SmallSet{}.replace("classes.csv", "metadata.homeroomSourcedId", "metadata.subgroup"));
    }

    void known_misspelt_headers_are_taken_with_a_note() {
        const auto reading = SmallSet{}
                                 .replace("users.csv", "dateLastModified", "dataLastModified")
                                 .replace("users.csv", "preferredGivenName", "prefferedGivenName")
                                 .read();
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, reading.notes.size());
        CPPUNIT_ASSERT_EQUAL(std::string{"users.csv:1: the header dataLastModified was taken for dateLastModified"},
                             sentence(reading.notes[0]));
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, reading.bundle.users.rows.size());
    }

    void unknown_metadata_is_read_over_with_a_note() {
        const auto reading = SmallSet{}.replace("lineItems.csv", "metadata.markKind", "metadata.colour").read();
        CPPUNIT_ASSERT_EQUAL(
            std::string{"lineItems.csv:1: the column metadata.colour means nothing here and is read over"},
            sentence(reading.notes.at(0)));
        CPPUNIT_ASSERT(reading.bundle.line_items.rows.at(0).mark_kind == MarkKind::current);
    }

    void metadata_may_stand_in_any_order() {
        const auto reading =
            SmallSet{}
                .replace(
                    "lineItems.csv", "metadata.markKind,metadata.markWeight", "metadata.markWeight,metadata.markKind")
                .replace("lineItems.csv", "current,2.5", "3,period")
                .read();
        CPPUNIT_ASSERT(reading.bundle.line_items.rows.at(0).mark_kind == MarkKind::period);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{3000}, reading.bundle.line_items.rows.at(0).weight.value().thousandths);
    }

    void file_names_in_small_letters_are_taken_with_a_note() {
        SmallSet set;
        auto files = set.files();
        for (auto& file : files) {
            if (file.name == "lineItems.csv") {
                file.name = "lineitems.csv";
            }
        }
        const auto reading = read_bundle(files, {});
        CPPUNIT_ASSERT_EQUAL(std::string{"lineitems.csv: the file was taken for lineItems.csv"},
                             sentence(reading.notes.at(0)));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, reading.bundle.line_items.rows.size());
    }

    void files_that_nobody_names_are_read_over_with_a_note() {
        auto files = SmallSet{}.files();
        files.push_back({.name = "readme.txt", .bytes = "x"});
        CPPUNIT_ASSERT_EQUAL(std::string{"readme.txt: manifest.csv does not name the file; it is read over"},
                             sentence(read_bundle(files, {}).notes.at(0)));
    }

    void required_fields_must_be_filled() {
        expect("users.csv:2 (givenName): the field is required and is empty",
               SmallSet{}.replace("users.csv", "Иван,", ","));
    }

    void every_wrong_field_of_a_row_is_named() {
        expect(
            "enrollments.csv:2 (role): \"Pupil\" is none of: administrator, proctor, student, teacher\n"
            "enrollments.csv:2 (beginDate): \"01.09.2025\" is a day as Russian Excel writes it; a day must be written "
            "YYYY-MM-DD",
            SmallSet{}.replace("enrollments.csv", "student,,2025-09-01", "Pupil,,01.09.2025"));
    }

    void a_russian_day_is_refused_with_its_place() {
        expect(
            "academicSessions.csv:3 (startDate): \"01.09.2025\" is a day as Russian Excel writes it; a day must be "
            "written YYYY-MM-DD",
            SmallSet{}.replace("academicSessions.csv", "gradingPeriod,2025-09-01", "gradingPeriod,01.09.2025"));
    }

    void a_decimal_comma_is_refused_with_its_place() {
        expect("results.csv:2 (score): \"4,5\" has a decimal comma; a decimal point must be used",
               SmallSet{}.replace("results.csv", "fully graded,5,", "fully graded,\"4,5\","));
    }

    void cyrillic_ids_are_refused() {
        const auto refusal = SmallSet{}.replace("categories.csv", "k1", "к1").refusal();
        CPPUNIT_ASSERT(holds(refusal, "categories.csv:2 (sourcedId): the sourcedId \"к1\" may hold only"));
        CPPUNIT_ASSERT(
            holds(SmallSet{}.replace("results.csv", "w1,p1", "w 1,p1").refusal(), "results.csv:2 (lineItemSourcedId)"));
    }

    void one_id_twice_is_refused() {
        expect("categories.csv:3 (sourcedId): \"k1\" stands twice in this file",
               SmallSet{}.add("categories.csv", "k1,,,Диктант,"));
    }

    void references_must_be_closed_in_a_bulk_set() {
        expect("results.csv:2 (studentSourcedId): \"p9\" is no sourcedId of users.csv in this set",
               SmallSet{}.replace("results.csv", "w1,p1", "w1,p9"));
        expect("users.csv:2 (agentSourcedIds): \"m9\" is no sourcedId of users.csv in this set",
               SmallSet{}.replace("users.csv", ",m1,5", ",\"m1,m9\",5"));
        expect("classes.csv:3 (metadata.homeroomSourcedId): \"6a\" is no sourcedId of classes.csv in this set",
               SmallSet{}.replace("classes.csv", ",,,,5a,", ",,,,6a,"));
        auto births = with("demographics.csv",
                           "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,"
                           "blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,"
                           "demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,"
                           "stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus\n",
                           "p9,,,2014-05-01,male,,,,,,,,,,,\n");
        births.replace("manifest.csv", "file.demographics,absent\n", "");
        expect("demographics.csv:2 (sourcedId): \"p9\" is no sourcedId of users.csv in this set", births);
    }

    void references_of_a_change_may_lead_to_the_database() {
        SmallSet set;
        set.replace("manifest.csv", "file.results,bulk", "file.results,delta")
            .replace("results.csv", "g1,,,w1,p1", "g1,active,2025-09-11T10:00:00.000Z,w7,p9");
        CPPUNIT_ASSERT_EQUAL(std::string{}, set.refusal());
        CPPUNIT_ASSERT(set.read().bundle.results.mode == Mode::delta);
    }

    void a_change_needs_status_and_date() {
        expect(
            "results.csv:2 (status): the field is required in a delta file and is empty\n"
            "results.csv:2 (dateLastModified): the field is required in a delta file and is empty",
            SmallSet{}.replace("manifest.csv", "file.results,bulk", "file.results,delta"));
    }

    void a_record_that_goes_needs_its_id_alone() {
        SmallSet set;
        set.replace("manifest.csv", "file.results,bulk", "file.results,delta")
            .replace("results.csv",
                     "g1,,,w1,p1,fully graded,5,2025-09-10,\"Молодец, отлично\",5-,5a.math",
                     "g1,tobedeleted,2025-09-11T10:00:00.000Z,,,,,,,,");
        CPPUNIT_ASSERT(set.read().bundle.results.rows.at(0).status == Status::to_be_deleted);
    }

    void a_status_in_bulk_is_noted_and_a_deletion_refused() {
        const auto reading = SmallSet{}.replace("orgs.csv", "s1,,", "s1,active,").read();
        CPPUNIT_ASSERT_EQUAL(
            std::string{"orgs.csv:2 (status): the status is filled in a bulk file, where it must be empty"},
            sentence(reading.notes.at(0)));
        CPPUNIT_ASSERT(holds(SmallSet{}.replace("orgs.csv", "s1,,", "s1,tobedeleted,").refusal(),
                             "orgs.csv:2 (status): a bulk file holds what there is"));
    }

    void passwords_in_clear_are_refused() {
        expect(
            "userProfiles.csv:2 (password): the password must be an argon2id hash string; a password in clear has no "
            "place in a file",
            with_profile("c1,,,p1,diary,mrko,,,mrko,ivanov,Qwerty123,2026-08-31\n"));
        const auto bundle =
            with_profile("c1,,,p1,diary,mrko,,,mrko,ivanov,$argon2id$v=19$x,2026-08-31\n").read().bundle;
        CPPUNIT_ASSERT(bundle.user_profiles.rows.at(0).valid_until == 2026y / 8 / 31);
        CPPUNIT_ASSERT(!holds(with_profile("c1,,,p1,diary,mrko,,,mrko,ivanov,Qwerty123,\n").refusal(), "Qwerty"));
    }

    void events_say_for_whom_they_are() {
        const auto bundle = with_events("e1,,,s1,,event,2025-09-12T14:00,,Экскурсия,,7,Музей,\n"
                                        "e2,,,s1,,news,2025-09-13,,Новость,,,,true\n")
                                .read()
                                .bundle;
        CPPUNIT_ASSERT(bundle.events.rows.at(0).grade == 7);
        CPPUNIT_ASSERT_EQUAL(std::string{"Музей"}, bundle.events.rows.at(0).place);
        CPPUNIT_ASSERT(!bundle.events.rows.at(0).is_public);
        CPPUNIT_ASSERT(bundle.events.rows.at(1).is_public);
        // Sets from before these columns are read as they were.
        const auto older = with("extEvents.csv", events_header, "e1,,,s1,,news,2025-09-13,,Новость,\n").read().bundle;
        CPPUNIT_ASSERT(!older.events.rows.at(0).is_public && !older.events.rows.at(0).grade);
    }

    void what_is_not_for_everybody_cannot_be_public() {
        expect("extEvents.csv:2 (metadata.public): a parent meeting is never public",
               with_events("e1,,,s1,,parentMeeting,2025-09-12,,Собрание,,,,true\n"));
        expect("extEvents.csv:2 (metadata.public): only what is of a whole school or of all schools may be public",
               with_events("e1,,,s1,,news,2025-09-12,,Новость,,7,,true\n"));
        expect("extEvents.csv:2 (metadata.grade): 13 is no year of a school; it must be from 1 to 12",
               with_events("e1,,,s1,,news,2025-09-12,,Новость,,13,,\n"));
        expect("extEvents.csv:2 (metadata.grade): an event of one class has no year beside it",
               with_events("e1,,,s1,5a,news,2025-09-12,,Новость,,5,,\n"));
    }

    void spans_must_not_end_before_they_begin() {
        CPPUNIT_ASSERT(holds(SmallSet{}.replace("academicSessions.csv", "2025-10-25", "2025-09-01").refusal(),
                             "academicSessions.csv:3 (endDate): the end is not after the beginning"));
        CPPUNIT_ASSERT(holds(SmallSet{}.replace("enrollments.csv", "2026-05-27", "2025-08-01").refusal(),
                             "enrollments.csv:2 (endDate)"));
        CPPUNIT_ASSERT(holds(
            with("extLessons.csv", lessons_header, "l1,,,5a.math,2025-09-10,2,09:15,08:30,12,t1,,held,\n").refusal(),
            "extLessons.csv:2 (endTime)"));
    }

    void homework_has_three_states() {
        const auto bundle = with("extHomework.csv",
                                 homework_header,
                                 "h1,,,5a.math,,2025-09-10,2025-09-11,№ 5,\n"
                                 "h2,,,5a.math,,2025-09-11,2025-09-12,,nothing_set\n")
                                .read()
                                .bundle;
        CPPUNIT_ASSERT(bundle.homework.rows.at(0).state == HomeworkRecord::State::set);
        CPPUNIT_ASSERT(bundle.homework.rows.at(1).state == HomeworkRecord::State::nothing_set);
        CPPUNIT_ASSERT(holds(with("extHomework.csv", homework_header, "h1,,,5a.math,,,2025-09-11,,\n").refusal(),
                             "extHomework.csv:2 (description): homework without a text"));
    }

    void a_graded_result_must_have_a_mark() {
        CPPUNIT_ASSERT(holds(SmallSet{}
                                 .replace("results.csv", "fully graded,5,", "fully graded,,")
                                 .replace("results.csv", ",5-,", ",,")
                                 .refusal(),
                             "results.csv:2 (score): a fully graded result has neither"));
        const auto dot = SmallSet{}.replace("results.csv", "fully graded,5,", "not submitted,0,").read().bundle;
        CPPUNIT_ASSERT(dot.results.rows.at(0).score_status == Result::ScoreStatus::not_submitted);
    }

    void unknown_attendance_codes_are_noted_and_kept() {
        const auto reading =
            with("extAttendance.csv", attendance_header, "a1,,,p1,2025-09-10,,,Partial,,Absent excused\n").read();
        CPPUNIT_ASSERT_EQUAL(
            std::string{"extAttendance.csv:2 (code): the code \"Partial\" is unknown and is kept as a word"},
            sentence(reading.notes.at(0)));
        CPPUNIT_ASSERT_EQUAL(std::string{"Partial"}, reading.bundle.attendance.rows.at(0).other_code);
    }

    void windows_1251_is_refused_with_file_and_line() {
        expect("users.csv:2: the text is Windows-1251; it must be UTF-8",
               SmallSet{}
                   .replace("users.csv", "Иван,Иванов", "\xC8\xE2\xE0\xED,\xC8\xE2\xE0\xED\xEE\xE2")
                   .replace("users.csv", "Анна,Иванова", "A,B")
                   .replace("users.csv", "Ольга,Белова,Петровна", "O,B,P"));
    }

    void reading_stops_after_two_hundred_findings() {
        SmallSet set;
        for (int row = 0; row < 500; ++row) {
            set.add("categories.csv", "x" + std::to_string(row) + ",,,,");
        }
        CPPUNIT_ASSERT_EQUAL(Refused::most, set.refusals().size());
    }

    void broken_records_may_be_left_out_with_all_that_refers_to_them() {
        const auto reading = SmallSet{}
                                 .replace("lineItems.csv", "2025-09-10,2025-09-10", "10.09.2025,2025-09-10")
                                 .add("categories.csv", "k2,,,Диктант,,лишнее")
                                 .read(ReadOptions::BrokenRecords::leave_out);
        CPPUNIT_ASSERT(reading.bundle.line_items.rows.empty());
        CPPUNIT_ASSERT(reading.bundle.results.rows.empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, reading.bundle.categories.rows.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, reading.notes.size());
        CPPUNIT_ASSERT_EQUAL(
            std::string{"results.csv:2 (lineItemSourcedId): \"w1\" is no sourcedId of lineItems.csv in "
                        "this set; it was left out"},
            sentence(reading.notes.at(2)));
    }

    void leaving_out_an_unknown_guardian_keeps_the_pupil() {
        const auto reading =
            SmallSet{}.replace("users.csv", ",m1,5", ",\"m9,m1\",5").read(ReadOptions::BrokenRecords::leave_out);
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, reading.bundle.users.rows.size());
        CPPUNIT_ASSERT((reading.bundle.users.rows.at(0).agents == std::vector<std::string>{"m1"}));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, reading.notes.size());
    }

    void texts_longer_than_255_characters_are_whole() {
        std::string text;
        for (int word = 0; word < 400; ++word) {
            text += "слово";
        }
        const auto bundle =
            with("extHomework.csv", homework_header, "h1,,,5a.math,,,2025-09-11," + text + ",\n").read().bundle;
        CPPUNIT_ASSERT_EQUAL(text, bundle.homework.rows.at(0).description);
    }

    void two_marks_of_one_lesson_are_two_results() {
        const auto bundle =
            SmallSet{}
                .add("lineItems.csv",
                     "w2,,,Грамматическое задание,,2025-09-10,2025-09-10,5a.math,k1,q1,1,5,s1,current,1")
                .add("results.csv", "g2,,,w2,p1,fully graded,4,2025-09-10,,,5a.math,,,,")
                .read()
                .bundle;
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, bundle.results.rows.size());
    }

    void a_file_cut_or_spoilt_anywhere_is_read_or_refused() {
        const auto whole = SmallSet{}.files();
        std::size_t refused = 0;
        std::size_t tried = 0;
        for (std::size_t file = 0; file < whole.size(); ++file) {
            for (std::size_t at = 0; at < whole[file].bytes.size(); ++at) {
                auto cut = whole;
                cut[file].bytes.resize(at);
                refused += is_refused(cut) ? 1U : 0U;
                auto spoilt = whole;
                spoilt[file].bytes[at] = at % 2 == 0 ? '"' : '\r';
                refused += is_refused(spoilt) ? 1U : 0U;
                tried += 2;
            }
        }
        CPPUNIT_ASSERT(tried > 5000);
        CPPUNIT_ASSERT(refused * 100 > tried * 80);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(BundleReaderTest);

}  // namespace mrko::exchange
