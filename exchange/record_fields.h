// SPDX-License-Identifier: Apache-2.0
// The columns of every file, stated once, for reading, writing and checking alike.
//
// describe(columns, record) calls columns.field(name, need, value) for each column in the order of the file and then
// columns.metadata(name, value) for our own additions. What a call does is the visitor's matter.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "exchange/bundle.h"
#include "exchange/field_values.h"

namespace mrko::exchange {

enum class Need { required, optional };

/// The table that a reference leads to.
enum class To {
    orgs,
    academic_sessions,
    courses,
    classes,
    users,
    user_profiles,
    bells,
    lessons,
    categories,
    line_items,
    results
};

/// One sourcedId, or several, of another table.
template <class Ids>
struct Reference {
    Ids& ids;
    To target;
};

template <class Ids>
Reference(Ids&, To) -> Reference<Ids>;

/// A column of the standard that means nothing to us: read over, written empty.
struct Unused {};

template <class Record, class Described>
concept Is = std::same_as<std::remove_const_t<Record>, Described>;

template <class Columns, Is<Org> Record>
void describe(Columns& columns, Record& org) {
    columns.field("name", Need::required, org.name);
    columns.field("type", Need::required, org.type);
    columns.field("identifier", Need::optional, org.identifier);
    columns.field("parentSourcedId", Need::optional, Reference{org.parent, To::orgs});
    columns.metadata("metadata.address", org.address);
    columns.metadata("metadata.phone", org.phone);
    columns.metadata("metadata.headName", org.head_name);
}

template <class Columns, Is<AcademicSession> Record>
void describe(Columns& columns, Record& session) {
    columns.field("title", Need::required, session.title);
    columns.field("type", Need::required, session.type);
    columns.field("startDate", Need::required, session.first_day);
    columns.field("endDate", Need::required, Exclusive{session.last_day});
    columns.field("parentSourcedId", Need::optional, Reference{session.parent, To::academic_sessions});
    columns.field("schoolYear", Need::required, session.school_year);
}

template <class Columns, Is<Course> Record>
void describe(Columns& columns, Record& course) {
    columns.field("schoolYearSourcedId", Need::optional, Reference{course.school_year, To::academic_sessions});
    columns.field("title", Need::required, course.title);
    columns.field("courseCode", Need::optional, course.course_code);
    columns.field("grades", Need::optional, course.grades);
    columns.field("orgSourcedId", Need::required, Reference{course.org, To::orgs});
    columns.field("subjects", Need::optional, course.subjects);
    columns.field("subjectCodes", Need::optional, course.subject_codes);
}

template <class Columns, Is<Class> Record>
void describe(Columns& columns, Record& group) {
    columns.field("title", Need::required, group.title);
    columns.field("grades", Need::optional, group.grades);
    columns.field("courseSourcedId", Need::required, Reference{group.course, To::courses});
    columns.field("classCode", Need::optional, group.class_code);
    columns.field("classType", Need::required, group.type);
    columns.field("location", Need::optional, group.location);
    columns.field("schoolSourcedId", Need::required, Reference{group.school, To::orgs});
    columns.field("termSourcedIds", Need::required, Reference{group.terms, To::academic_sessions});
    columns.field("subjects", Need::optional, group.subjects);
    columns.field("subjectCodes", Need::optional, group.subject_codes);
    columns.field("periods", Need::optional, group.periods);
    columns.metadata("metadata.homeroomSourcedId", Reference{group.homeroom, To::classes});
    columns.metadata("metadata.subgroup", group.subgroup);
}

template <class Columns, Is<User> Record>
void describe(Columns& columns, Record& user) {
    columns.field("enabledUser", Need::required, user.enabled);
    columns.field("username", Need::required, user.username);
    columns.field("userIds", Need::optional, user.user_ids);
    columns.field("givenName", Need::required, user.given_name);
    columns.field("familyName", Need::required, user.family_name);
    columns.field("middleName", Need::optional, user.middle_name);
    columns.field("identifier", Need::optional, user.identifier);
    columns.field("email", Need::optional, user.email);
    columns.field("sms", Need::optional, user.sms);
    columns.field("phone", Need::optional, user.phone);
    columns.field("agentSourcedIds", Need::optional, Reference{user.agents, To::users});
    columns.field("grades", Need::optional, user.grades);
    columns.field("password", Need::optional, Unused{});
    columns.field("userMasterIdentifier", Need::optional, user.master_identifier);
    columns.field("resourceSourcedIds", Need::optional, user.resources);
    columns.field("preferredGivenName", Need::optional, user.preferred_given_name);
    columns.field("preferredMiddleName", Need::optional, user.preferred_middle_name);
    columns.field("preferredFamilyName", Need::optional, user.preferred_family_name);
    columns.field("primaryOrgSourcedId", Need::optional, Reference{user.primary_org, To::orgs});
    columns.field("pronouns", Need::optional, user.pronouns);
}

template <class Columns, Is<UserProfile> Record>
void describe(Columns& columns, Record& profile) {
    columns.field("userSourcedId", Need::required, Reference{profile.user, To::users});
    columns.field("profileType", Need::required, profile.profile_type);
    columns.field("vendorId", Need::required, profile.vendor_id);
    columns.field("applicationId", Need::optional, profile.application_id);
    columns.field("description", Need::optional, profile.description);
    columns.field("credentialType", Need::required, profile.credential_type);
    columns.field("username", Need::required, profile.username);
    columns.field("password", Need::optional, profile.password);
    columns.metadata("metadata.validUntil", profile.valid_until);
}

template <class Columns, Is<UserRole> Record>
void describe(Columns& columns, Record& role) {
    columns.field("userSourcedId", Need::required, Reference{role.user, To::users});
    columns.field("roleType", Need::required, role.rank);
    columns.field("role", Need::required, OpenTerm{role.kind, role.other_kind});
    columns.field("beginDate", Need::optional, role.first_day);
    columns.field("endDate", Need::optional, Exclusive{role.last_day});
    columns.field("orgSourcedId", Need::required, Reference{role.org, To::orgs});
    columns.field("userProfileSourcedId", Need::optional, Reference{role.user_profile, To::user_profiles});
}

template <class Columns, Is<Demographics> Record>
void describe(Columns& columns, Record& person) {
    columns.field("birthDate", Need::optional, person.birth_date);
    columns.field("sex", Need::optional, person.sex);
    for (const auto* const origin : {"americanIndianOrAlaskaNative",
                                     "asian",
                                     "blackOrAfricanAmerican",
                                     "nativeHawaiianOrOtherPacificIslander",
                                     "white",
                                     "demographicRaceTwoOrMoreRaces",
                                     "hispanicOrLatinoEthnicity",
                                     "countryOfBirthCode",
                                     "stateOfBirthAbbreviation",
                                     "cityOfBirth",
                                     "publicSchoolResidenceStatus"}) {
        columns.field(origin, Need::optional, Unused{});
    }
}

template <class Columns, Is<Enrollment> Record>
void describe(Columns& columns, Record& enrollment) {
    columns.field("classSourcedId", Need::required, Reference{enrollment.class_id, To::classes});
    columns.field("schoolSourcedId", Need::required, Reference{enrollment.school, To::orgs});
    columns.field("userSourcedId", Need::required, Reference{enrollment.user, To::users});
    columns.field("role", Need::required, enrollment.role);
    columns.field("primary", Need::optional, enrollment.primary);
    columns.field("beginDate", Need::optional, enrollment.first_day);
    columns.field("endDate", Need::optional, Exclusive{enrollment.last_day});
}

template <class Columns, Is<Bell> Record>
void describe(Columns& columns, Record& bell) {
    columns.field("schoolSourcedId", Need::required, Reference{bell.school, To::orgs});
    columns.field("scheduleName", Need::required, bell.schedule_name);
    columns.field("lessonNumber", Need::required, bell.lesson_number);
    columns.field("title", Need::optional, bell.title);
    columns.field("kind", Need::required, bell.kind);
    columns.field("startTime", Need::required, bell.start);
    columns.field("endTime", Need::optional, bell.end);
}

template <class Columns, Is<CalendarDay> Record>
void describe(Columns& columns, Record& day) {
    columns.field("schoolSourcedId", Need::required, Reference{day.school, To::orgs});
    columns.field("date", Need::required, day.date);
    columns.field("kind", Need::required, day.kind);
    columns.field("weekCycle", Need::optional, day.week_cycle);
    columns.field("dayOfWeek", Need::optional, day.day_of_week);
    columns.field("scheduleName", Need::optional, day.schedule_name);
    columns.field("title", Need::optional, day.title);
}

template <class Columns, Is<TimetableSlot> Record>
void describe(Columns& columns, Record& slot) {
    columns.field("classSourcedId", Need::required, Reference{slot.class_id, To::classes});
    columns.field("academicSessionSourcedId", Need::optional, Reference{slot.session, To::academic_sessions});
    columns.field("weekCycle", Need::optional, slot.week_cycle);
    columns.field("dayOfWeek", Need::required, slot.day_of_week);
    columns.field("lessonNumber", Need::required, slot.lesson_number);
    columns.field("bellSourcedId", Need::optional, Reference{slot.bell, To::bells});
    columns.field("location", Need::optional, slot.location);
    columns.field("teacherSourcedId", Need::optional, Reference{slot.teacher, To::users});
    columns.field("beginDate", Need::optional, slot.first_day);
    columns.field("endDate", Need::optional, Exclusive{slot.last_day});
}

template <class Columns, Is<LessonRecord> Record>
void describe(Columns& columns, Record& lesson) {
    columns.field("classSourcedId", Need::required, Reference{lesson.class_id, To::classes});
    columns.field("date", Need::required, lesson.date);
    columns.field("lessonNumber", Need::required, lesson.lesson_number);
    columns.field("startTime", Need::optional, lesson.start);
    columns.field("endTime", Need::optional, lesson.end);
    columns.field("location", Need::optional, lesson.location);
    columns.field("teacherSourcedId", Need::optional, Reference{lesson.teacher, To::users});
    columns.field("substituteSourcedId", Need::optional, Reference{lesson.substitute, To::users});
    columns.field("lessonStatus", Need::required, lesson.lesson_status);
    columns.field("topic", Need::optional, lesson.topic);
    columns.metadata("metadata.filledAt", lesson.filled_at);
}

template <class Columns, Is<HomeworkRecord> Record>
void describe(Columns& columns, Record& homework) {
    columns.field("classSourcedId", Need::required, Reference{homework.class_id, To::classes});
    columns.field("lessonSourcedId", Need::optional, Reference{homework.lesson, To::lessons});
    columns.field("assignDate", Need::optional, homework.assign_date);
    columns.field("dueDate", Need::required, homework.due_date);
    columns.field("description", Need::optional, homework.description);
    columns.metadata("metadata.state", homework.state);
    columns.metadata("metadata.filledAt", homework.filled_at);
}

template <class Columns, Is<MarkingRulesRecord> Record>
void describe(Columns& columns, Record& rules) {
    columns.field("schoolSourcedId", Need::required, Reference{rules.school, To::orgs});
    columns.field("classSourcedId", Need::optional, Reference{rules.class_id, To::classes});
    columns.field("title", Need::optional, rules.title);
    columns.field("fiveFrom", Need::required, rules.five);
    columns.field("fourFrom", Need::required, rules.four);
    columns.field("threeFrom", Need::required, rules.three);
    columns.field("fiveWithTwo", Need::optional, rules.five_with_two);
    columns.field("minimumMarks", Need::optional, rules.minimum_marks);
    columns.field("minimumMarksOften", Need::optional, rules.minimum_marks_often);
    columns.field("oftenAbove", Need::optional, rules.often_above);
    columns.field("beginDate", Need::optional, rules.first_day);
    columns.field("endDate", Need::optional, Exclusive{rules.last_day});
    columns.metadata("metadata.resit", rules.resit);
}

template <class Columns, Is<KindWeightRecord> Record>
void describe(Columns& columns, Record& weight) {
    columns.field("schoolSourcedId", Need::required, Reference{weight.school, To::orgs});
    columns.field("categorySourcedId", Need::required, Reference{weight.category, To::categories});
    columns.field("weight", Need::required, weight.weight);
    columns.field("beginDate", Need::optional, weight.first_day);
    columns.field("endDate", Need::optional, Exclusive{weight.last_day});
}

template <class Columns, Is<MarkChange> Record>
void describe(Columns& columns, Record& change) {
    columns.field("resultSourcedId", Need::required, Reference{change.result, To::results});
    columns.field("changedAt", Need::required, change.changed_at);
    columns.field("changedBySourcedId", Need::optional, Reference{change.changed_by, To::users});
    columns.field("reason", Need::optional, change.reason);
    columns.field("score", Need::optional, change.score);
    columns.field("textScore", Need::optional, change.text_score);
    columns.field("scoreStatus", Need::required, change.score_status);
    columns.field("comment", Need::optional, change.comment);
    columns.metadata("metadata.change", change.change);
}

template <class Columns, Is<Category> Record>
void describe(Columns& columns, Record& category) {
    columns.field("title", Need::required, category.title);
    columns.field("weight", Need::optional, category.weight);
}

template <class Columns, Is<LineItem> Record>
void describe(Columns& columns, Record& item) {
    columns.field("title", Need::required, item.title);
    columns.field("description", Need::optional, item.description);
    columns.field("assignDate", Need::required, item.assign_date);
    columns.field("dueDate", Need::required, item.due_date);
    columns.field("classSourcedId", Need::required, Reference{item.class_id, To::classes});
    columns.field("categorySourcedId", Need::required, Reference{item.category, To::categories});
    columns.field("academicSessionSourcedId", Need::required, Reference{item.session, To::academic_sessions});
    columns.field("resultValueMin", Need::optional, item.value_min);
    columns.field("resultValueMax", Need::optional, item.value_max);
    columns.field("schoolSourcedId", Need::required, Reference{item.school, To::orgs});
    columns.metadata("metadata.markKind", item.mark_kind);
    columns.metadata("metadata.markWeight", item.weight);
    columns.metadata("metadata.lessonSourcedId", Reference{item.lesson, To::lessons});
    columns.metadata("metadata.scale", ScaleOrHighest{item.scale, item.value_max});
}

template <class Columns, Is<Result> Record>
void describe(Columns& columns, Record& result) {
    columns.field("lineItemSourcedId", Need::required, Reference{result.line_item, To::line_items});
    columns.field("studentSourcedId", Need::required, Reference{result.student, To::users});
    columns.field("scoreStatus", Need::required, result.score_status);
    columns.field("score", Need::optional, result.score);
    columns.field("scoreDate", Need::required, result.score_date);
    columns.field("comment", Need::optional, result.comment);
    columns.field("textScore", Need::optional, result.text_score);
    columns.field("classSourcedId", Need::optional, Reference{result.class_id, To::classes});
    columns.field("inProgress", Need::optional, result.in_progress);
    columns.field("incomplete", Need::optional, result.incomplete);
    columns.field("late", Need::optional, result.late);
    columns.field("missing", Need::optional, result.missing);
    columns.metadata("metadata.dueDate", result.due_date);
}

template <class Columns, Is<Attendance> Record>
void describe(Columns& columns, Record& attendance) {
    columns.field("userSourcedId", Need::required, Reference{attendance.user, To::users});
    columns.field("date", Need::required, attendance.date);
    columns.field("lessonSourcedId", Need::optional, Reference{attendance.lesson, To::lessons});
    columns.field("classSourcedId", Need::optional, Reference{attendance.class_id, To::classes});
    columns.field("code", Need::required, OpenTerm{attendance.code, attendance.other_code});
    columns.field("minutes", Need::optional, MinuteCount{attendance.minutes});
    columns.field("comment", Need::optional, attendance.comment);
}

template <class Columns, Is<Remark> Record>
void describe(Columns& columns, Record& remark) {
    columns.field("userSourcedId", Need::required, Reference{remark.user, To::users});
    columns.field("lessonSourcedId", Need::required, Reference{remark.lesson, To::lessons});
    columns.field("text", Need::required, remark.text);
    columns.field("parentsOnly", Need::required, remark.parents_only);
}

template <class Columns, Is<SchoolEvent> Record>
void describe(Columns& columns, Record& event) {
    columns.field("schoolSourcedId", Need::required, Reference{event.school, To::orgs});
    columns.field("classSourcedId", Need::optional, Reference{event.class_id, To::classes});
    columns.field("kind", Need::required, event.kind);
    columns.field("startDateTime", Need::required, event.start);
    columns.field("endDateTime", Need::optional, event.end);
    columns.field("title", Need::required, event.title);
    columns.field("description", Need::optional, event.description);
    columns.metadata("metadata.grade", event.grade);
    columns.metadata("metadata.place", event.place);
    columns.metadata("metadata.public", event.is_public);
}

/// Whether a file belongs to the standard or is one of ours, whose row of the manifest begins with "file.ext".
enum class Origin { standard, ours };

/// Calls visit(name, origin, table) for every table of `bundle`, in the order of its members.
template <class AnyBundle, class Visit>
void for_each_table(AnyBundle& bundle, Visit&& visit) {
    visit("orgs", Origin::standard, bundle.orgs);
    visit("academicSessions", Origin::standard, bundle.academic_sessions);
    visit("courses", Origin::standard, bundle.courses);
    visit("classes", Origin::standard, bundle.classes);
    visit("users", Origin::standard, bundle.users);
    visit("userProfiles", Origin::standard, bundle.user_profiles);
    visit("roles", Origin::standard, bundle.roles);
    visit("demographics", Origin::standard, bundle.demographics);
    visit("enrollments", Origin::standard, bundle.enrollments);
    visit("extMarkingRules", Origin::ours, bundle.marking_rules);
    visit("extBells", Origin::ours, bundle.bells);
    visit("extDays", Origin::ours, bundle.days);
    visit("extTimetable", Origin::ours, bundle.timetable);
    visit("extLessons", Origin::ours, bundle.lessons);
    visit("extHomework", Origin::ours, bundle.homework);
    visit("categories", Origin::standard, bundle.categories);
    visit("extKindWeights", Origin::ours, bundle.kind_weights);
    visit("lineItems", Origin::standard, bundle.line_items);
    visit("results", Origin::standard, bundle.results);
    visit("extMarkChanges", Origin::ours, bundle.mark_changes);
    visit("extAttendance", Origin::ours, bundle.attendance);
    visit("extRemarks", Origin::ours, bundle.remarks);
    visit("extEvents", Origin::ours, bundle.events);
}

}  // namespace mrko::exchange
