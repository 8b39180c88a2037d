// SPDX-License-Identifier: Apache-2.0
// A school's data as one typed set: what an archive of the import format holds, and what is exported to one.
//
// docs/import-format.md says how each member is written in a file. In all records:
// - references are sourcedId strings; an empty string is "no reference";
// - days named first_day and last_day are both included (the files carry an exclusive endDate);
// - texts may be empty unless said otherwise.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exchange/refusal.h"
#include "journal/mark.h"
#include "journal/marking_rules.h"
#include "journal/school_calendar.h"

namespace mrko::exchange {

/// Where a record stood: the line of its file, from 1; 0 for a record that was not read from a file.
struct Line {
    std::int32_t number{0};

    /// Where a record stood is no part of what it says: a record that was written and read again is the same record.
    friend constexpr bool operator==(const Line&, const Line&) noexcept { return true; }
};

/// delta files say which records go; in bulk files every record is active.
enum class Status { active, to_be_deleted };

/// absent: the set says nothing about these records; bulk: the whole truth, what is missing is gone; delta: changes.
enum class Mode { absent, bulk, delta };

/// One file of the set.
template <class Record>
struct Table {
    Mode mode{Mode::absent};
    std::vector<Record> rows;

    friend bool operator==(const Table&, const Table&) = default;
};

/// orgs.csv
struct Org {
    enum class Type { department, school, district, local, state, national };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string name;
    Type type{Type::school};
    std::string identifier;
    std::string parent;     ///< org
    std::string address;    ///< metadata.address
    std::string phone;      ///< metadata.phone
    std::string head_name;  ///< metadata.headName: the director, as the school's card shows it

    friend bool operator==(const Org&, const Org&) = default;
};

/// academicSessions.csv: the school year and its periods (quarters, trimesters, modules, half-years).
struct AcademicSession {
    enum class Type { grading_period, semester, school_year, term };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string title;
    Type type{Type::school_year};
    journal::SchoolDay first_day{};
    journal::SchoolDay last_day{};
    std::string parent;  ///< academic session
    int school_year{0};  ///< the calendar year in which the school year ends

    friend bool operator==(const AcademicSession&, const AcademicSession&) = default;
};

/// courses.csv: a subject of a school.
struct Course {
    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string school_year;  ///< academic session
    std::string title;
    std::string course_code;
    std::vector<std::string> grades;
    std::string org;
    std::vector<std::string> subjects;
    std::vector<std::string> subject_codes;

    friend bool operator==(const Course&, const Course&) = default;
};

/// classes.csv: a form ("5А", homeroom) or a group that learns one subject (scheduled).
struct Class {
    enum class Type { homeroom, scheduled };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string title;
    std::vector<std::string> grades;
    std::string course;
    std::string class_code;
    Type type{Type::scheduled};
    std::string location;
    std::string school;              ///< org
    std::vector<std::string> terms;  ///< academic sessions: the grading periods that this very group is marked by
    std::vector<std::string> subjects;
    std::vector<std::string> subject_codes;
    std::vector<std::string> periods;
    std::string homeroom;  ///< metadata.homeroomSourcedId: class; the form that a subject group is part of
    std::string subgroup;  ///< metadata.subgroup: "1", "2"; empty when the whole form learns together

    friend bool operator==(const Class&, const Class&) = default;
};

/// users.csv: a pupil, a guardian, a member of the staff. The column password is read over: no password in clear
/// has a place here.
struct User {
    std::string sourced_id;
    Status status{Status::active};
    Line line;
    bool enabled{true};
    std::string username;
    std::vector<std::string> user_ids;
    std::string given_name;
    std::string family_name;
    std::string middle_name;
    std::string identifier;
    std::string email;
    std::string sms;
    std::string phone;
    std::vector<std::string> agents;  ///< users: a pupil's guardians and a guardian's children, stated on both sides
    std::vector<std::string> grades;
    std::string master_identifier;
    std::vector<std::string> resources;
    std::string preferred_given_name;
    std::string preferred_middle_name;
    std::string preferred_family_name;
    std::string primary_org;
    std::string pronouns;

    friend bool operator==(const User&, const User&) = default;
};

/// roles.csv: who a user is in an organisation. Several rows of one user are several roles.
struct UserRole {
    enum class Kind {
        aide,
        counselor,
        district_administrator,
        guardian,
        parent,
        principal,  ///< the director
        proctor,
        relative,
        site_administrator,
        student,
        system_administrator,
        teacher,
        deputy_principal,  ///< ext:deputyPrincipal
        secretary,         ///< ext:secretary
        other              ///< any other ext: term
    };
    enum class Rank { primary, secondary };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string user;
    Rank rank{Rank::primary};
    Kind kind{Kind::student};
    std::string other_kind;  ///< the term as it stood, with Kind::other
    std::optional<journal::SchoolDay> first_day;
    std::optional<journal::SchoolDay> last_day;
    std::string org;
    std::string user_profile;

    friend bool operator==(const UserRole&, const UserRole&) = default;
};

/// enrollments.csv: a pupil or a teacher of a class. The class teacher is the teacher of the homeroom class.
struct Enrollment {
    enum class Role { administrator, proctor, student, teacher };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string class_id;  ///< class
    std::string school;    ///< org
    std::string user;
    Role role{Role::student};
    std::optional<bool> primary;  ///< empty for pupils
    std::optional<journal::SchoolDay> first_day;
    std::optional<journal::SchoolDay> last_day;

    friend bool operator==(const Enrollment&, const Enrollment&) = default;
};

/// extMarkingRules.csv: how a school, or one class of it, makes a period's mark out of an average.
struct MarkingRulesRecord {
    using FiveWithTwo = journal::MarkingRules::FiveWithTwo;

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string school;         ///< org
    std::string class_id;       ///< a form or a group; empty: the whole school
    std::string title;          ///< the school's act
    journal::Points five{460};  ///< the least average for a 5
    journal::Points four{360};
    journal::Points three{260};
    FiveWithTwo five_with_two{FiveWithTwo::allowed};
    int minimum_marks{3};
    int minimum_marks_often{5};
    int often_above{2};
    journal::ResitRule resit{journal::ResitRule::newest_counts};  ///< metadata.resit
    std::optional<journal::SchoolDay> first_day;
    std::optional<journal::SchoolDay> last_day;

    friend bool operator==(const MarkingRulesRecord&, const MarkingRulesRecord&) = default;
};

/// demographics.csv; sourced_id is the user's. Origins are not asked, so those columns are read over.
struct Demographics {
    enum class Sex { male, female, unspecified, other };

    std::string sourced_id;  ///< user
    Status status{Status::active};
    Line line;
    std::optional<journal::SchoolDay> birth_date;
    std::optional<Sex> sex;

    friend bool operator==(const Demographics&, const Demographics&) = default;
};

/// categories.csv: a kind of work.
struct Category {
    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string title;                      ///< "Контрольная работа"
    std::optional<journal::Weight> weight;  ///< as the file states it; a line item's own weight is what counts

    friend bool operator==(const Category&, const Category&) = default;
};

/// extKindWeights.csv: what marks for a kind of work weigh in a school, where the work brings no weight of its own.
struct KindWeightRecord {
    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string school;    ///< org
    std::string category;  ///< the kind of work
    journal::Weight weight;
    std::optional<journal::SchoolDay> first_day;
    std::optional<journal::SchoolDay> last_day;

    friend bool operator==(const KindWeightRecord&, const KindWeightRecord&) = default;
};

/// current: a mark of a lesson; period, year, exam, final_mark: the final marks of the session that is named.
enum class MarkKind { current, period, year, exam, final_mark };

/// lineItems.csv: a work of a class. Two works in one lesson make two marks.
struct LineItem {
    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string title;
    std::string description;
    journal::SchoolDay assign_date{};
    journal::SchoolDay due_date{};
    std::string class_id;  ///< class
    std::string category;
    std::string session;  ///< academic session
    std::optional<journal::Points> value_min;
    std::optional<journal::Points> value_max;
    std::string school;                     ///< org
    MarkKind mark_kind{MarkKind::current};  ///< metadata.markKind
    /// metadata.markWeight; without one the work weighs what its kind weighs on its day (extKindWeights), else 1.
    std::optional<journal::Weight> weight;
    std::string lesson;  ///< metadata.lessonSourcedId: lesson; empty: the class's lesson of due_date
    /// metadata.scale; without one it is concluded from value_max (5, 20, 100), else text.
    journal::Scale scale{journal::Scale::text};

    friend bool operator==(const LineItem&, const LineItem&) = default;
};

/// results.csv: a pupil's mark of a work.
struct Result {
    /// not_submitted is the dot of the journal: no mark, whatever the score says.
    enum class ScoreStatus { exempt, fully_graded, not_submitted, partially_graded, submitted };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string line_item;
    std::string student;  ///< user
    ScoreStatus score_status{ScoreStatus::fully_graded};
    std::optional<journal::Points> score;
    journal::SchoolDay score_date{};
    std::string comment;
    std::string text_score;  ///< "5-", "н/а", "зач", "B+"
    std::string class_id;
    std::optional<bool> in_progress;
    std::optional<bool> incomplete;
    std::optional<bool> late;
    std::optional<bool> missing;
    std::optional<journal::SchoolDay> due_date;  ///< metadata.dueDate: last day of a dot

    friend bool operator==(const Result&, const Result&) = default;
};

/// A moment of the school's local time, without a time when the whole day is meant.
struct LocalMoment {
    journal::SchoolDay day{};
    std::optional<std::chrono::minutes> time;  ///< since midnight

    friend bool operator==(const LocalMoment&, const LocalMoment&) = default;
};

/// extMarkChanges.csv: what a mark was until somebody corrected or withdrew it. The values are those before the change.
struct MarkChange {
    /// resat: a new attempt; the value before it was right and counts as the school's rules say. corrected: a slip.
    enum class Change { corrected, resat };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string result;
    LocalMoment changed_at;
    std::string changed_by;  ///< user; empty: nobody is named
    std::string reason;
    std::optional<journal::Points> score;
    std::string text_score;
    Result::ScoreStatus score_status{Result::ScoreStatus::fully_graded};
    std::string comment;
    Change change{Change::corrected};  ///< metadata.change

    friend bool operator==(const MarkChange&, const MarkChange&) = default;
};

/// userProfiles.csv. credential_type "mrko" is the login by which a parent connects the pupil `user`.
struct UserProfile {
    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string user;
    std::string profile_type;
    std::string vendor_id;
    std::string application_id;
    std::string description;
    std::string credential_type;
    std::string username;
    std::string password;  ///< an argon2id hash string, never a password in clear; may be empty
    std::optional<journal::SchoolDay> valid_until;  ///< metadata.validUntil: the last day

    friend bool operator==(const UserProfile&, const UserProfile&) = default;
};

/// extBells.csv: one bell of a named schedule.
struct Bell {
    enum class Kind { lesson, pause };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string school;  ///< org
    std::string schedule_name;
    int lesson_number{0};  ///< from 1
    std::string title;
    Kind kind{Kind::lesson};
    std::chrono::minutes start{0};  ///< since midnight
    std::optional<std::chrono::minutes> end;

    friend bool operator==(const Bell&, const Bell&) = default;
};

/// extDays.csv: what a day of the year is for.
struct CalendarDay {
    enum class Kind { school, holiday, day_off };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string school;  ///< org
    journal::SchoolDay date{};
    Kind kind{Kind::school};
    int week_cycle{0};               ///< 0 when the timetable has one week
    std::optional<int> day_of_week;  ///< whose lessons are held, 1 Monday .. 7; differs on moved working days
    std::string schedule_name;       ///< of the bells
    std::string title;               ///< "Осенние каникулы"

    friend bool operator==(const CalendarDay&, const CalendarDay&) = default;
};

/// extTimetable.csv: one slot of the timetable; subgroups are several slots of one time.
struct TimetableSlot {
    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string class_id;  ///< class
    std::string session;   ///< academic session
    int week_cycle{0};     ///< 0: every week
    int day_of_week{1};    ///< 1 Monday .. 7
    int lesson_number{0};
    std::string bell;
    std::string location;
    std::string teacher;  ///< user
    std::optional<journal::SchoolDay> first_day;
    std::optional<journal::SchoolDay> last_day;

    friend bool operator==(const TimetableSlot&, const TimetableSlot&) = default;
};

/// extLessons.csv: a lesson of one day.
struct LessonRecord {
    enum class LessonStatus { planned, held, replaced, cancelled };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string class_id;  ///< class
    journal::SchoolDay date{};
    int lesson_number{0};  ///< from 1
    std::optional<std::chrono::minutes> start;
    std::optional<std::chrono::minutes> end;
    std::string location;
    std::string teacher;     ///< user; the one planned
    std::string substitute;  ///< user; with status replaced
    LessonStatus lesson_status{LessonStatus::planned};
    std::string topic;
    std::optional<LocalMoment> filled_at{};  ///< metadata.filledAt: when the topic was written

    friend bool operator==(const LessonRecord&, const LessonRecord&) = default;
};

/// extHomework.csv: what is due at a lesson. A lesson without a row is not filled in yet.
struct HomeworkRecord {
    enum class State { set, nothing_set };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string class_id;  ///< class
    std::string lesson;    ///< lesson at which it is due; empty: the class's first lesson of due_date
    std::optional<journal::SchoolDay> assign_date;
    journal::SchoolDay due_date{};
    std::string description;  ///< empty only with nothing_set
    State state{State::set};  ///< metadata.state
    std::optional<LocalMoment> filled_at{};  ///< metadata.filledAt: when the teacher wrote it

    friend bool operator==(const HomeworkRecord&, const HomeworkRecord&) = default;
};

/// extAttendance.csv
struct Attendance {
    /// other: a code of the source that the format does not know, kept in other_code ("Partial"). It is no absence.
    enum class Code { absent, ill, excused, exempt, late, early, present, other };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string user;
    journal::SchoolDay date{};
    std::string lesson;  ///< empty: the lessons of class_id on that day, or the whole day
    std::string class_id;
    Code code{Code::absent};
    std::string other_code;
    std::optional<std::chrono::minutes> minutes;
    std::string comment;

    friend bool operator==(const Attendance&, const Attendance&) = default;
};

/// extEvents.csv: read by families and, where is_public, by everybody, so it must not name a pupil.
struct SchoolEvent {
    enum class Kind { news, event, parent_meeting };

    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string school;    ///< org: a school, or one above it for an event of all its schools
    std::string class_id;  ///< empty: not of one class
    Kind kind{Kind::event};
    LocalMoment start;
    std::optional<LocalMoment> end;
    std::string title;
    std::string description;
    std::optional<int> grade;  ///< metadata.grade: of the forms of that year alone, from 1 to 12
    std::string place;         ///< metadata.place
    bool is_public{false};     ///< metadata.public: read without sign-in

    friend bool operator==(const SchoolEvent&, const SchoolEvent&) = default;
};

/// extRemarks.csv: a behaviour remark of a lesson.
struct Remark {
    std::string sourced_id;
    Status status{Status::active};
    Line line;
    std::string user;  ///< the pupil
    std::string lesson;
    std::string text;
    bool parents_only{false};  ///< the pupil's own login does not show it

    friend bool operator==(const Remark&, const Remark&) = default;
};

/// The whole set. Members stand in an order in which no record refers to a later table, but for user_profiles.
struct Bundle {
    std::string source_code;  ///< source.systemCode: sourcedIds are unique within it; [a-z0-9-]
    std::string source_name;  ///< source.systemName

    Table<Org> orgs;
    Table<AcademicSession> academic_sessions;
    Table<Course> courses;
    Table<Class> classes;
    Table<User> users;
    Table<UserProfile> user_profiles;
    Table<UserRole> roles;
    Table<Demographics> demographics;
    Table<Enrollment> enrollments;
    Table<MarkingRulesRecord> marking_rules;
    Table<Bell> bells;
    Table<CalendarDay> days;
    Table<TimetableSlot> timetable;
    Table<LessonRecord> lessons;
    Table<HomeworkRecord> homework;
    Table<Category> categories;
    Table<KindWeightRecord> kind_weights;
    Table<LineItem> line_items;
    Table<Result> results;
    Table<MarkChange> mark_changes;
    Table<Attendance> attendance;
    Table<Remark> remarks;
    Table<SchoolEvent> events;

    friend bool operator==(const Bundle&, const Bundle&) = default;
};

}  // namespace mrko::exchange
