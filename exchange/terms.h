// SPDX-License-Identifier: Apache-2.0
// The words of every enumeration of the format.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "exchange/bundle.h"
#include "journal/mark.h"

namespace mrko::exchange {

template <class Enum>
using Term = std::pair<std::string_view, Enum>;

/// The words of an enumeration; specialised for each.
template <class Enum>
inline constexpr auto terms = nullptr;

template <class Enum>
concept HasTerms = requires {
    terms<Enum>.size();
};

/// Whether any other word is kept as it stands (our own files) or only one that begins with "ext:" (the standard's).
template <class Enum>
inline constexpr bool terms_may_be_any = false;

template <>
inline constexpr bool terms_may_be_any<Attendance::Code> = true;

template <>
inline constexpr std::array terms<Status>{Term<Status>{"active", Status::active},
                                          Term<Status>{"tobedeleted", Status::to_be_deleted}};

template <>
inline constexpr std::array terms<Mode>{
    Term<Mode>{"absent", Mode::absent}, Term<Mode>{"bulk", Mode::bulk}, Term<Mode>{"delta", Mode::delta}};

template <>
inline constexpr std::array terms<Org::Type>{Term<Org::Type>{"department", Org::Type::department},
                                             Term<Org::Type>{"school", Org::Type::school},
                                             Term<Org::Type>{"district", Org::Type::district},
                                             Term<Org::Type>{"local", Org::Type::local},
                                             Term<Org::Type>{"state", Org::Type::state},
                                             Term<Org::Type>{"national", Org::Type::national}};

template <>
inline constexpr std::array terms<AcademicSession::Type>{
    Term<AcademicSession::Type>{"gradingPeriod", AcademicSession::Type::grading_period},
    Term<AcademicSession::Type>{"semester", AcademicSession::Type::semester},
    Term<AcademicSession::Type>{"schoolYear", AcademicSession::Type::school_year},
    Term<AcademicSession::Type>{"term", AcademicSession::Type::term}};

template <>
inline constexpr std::array terms<Class::Type>{Term<Class::Type>{"homeroom", Class::Type::homeroom},
                                               Term<Class::Type>{"scheduled", Class::Type::scheduled}};

template <>
inline constexpr std::array terms<UserRole::Kind>{
    Term<UserRole::Kind>{"aide", UserRole::Kind::aide},
    Term<UserRole::Kind>{"counselor", UserRole::Kind::counselor},
    Term<UserRole::Kind>{"districtAdministrator", UserRole::Kind::district_administrator},
    Term<UserRole::Kind>{"guardian", UserRole::Kind::guardian},
    Term<UserRole::Kind>{"parent", UserRole::Kind::parent},
    Term<UserRole::Kind>{"principal", UserRole::Kind::principal},
    Term<UserRole::Kind>{"proctor", UserRole::Kind::proctor},
    Term<UserRole::Kind>{"relative", UserRole::Kind::relative},
    Term<UserRole::Kind>{"siteAdministrator", UserRole::Kind::site_administrator},
    Term<UserRole::Kind>{"student", UserRole::Kind::student},
    Term<UserRole::Kind>{"systemAdministrator", UserRole::Kind::system_administrator},
    Term<UserRole::Kind>{"teacher", UserRole::Kind::teacher},
    Term<UserRole::Kind>{"ext:deputyPrincipal", UserRole::Kind::deputy_principal},
    Term<UserRole::Kind>{"ext:secretary", UserRole::Kind::secretary}};

template <>
inline constexpr std::array terms<UserRole::Rank>{Term<UserRole::Rank>{"primary", UserRole::Rank::primary},
                                                  Term<UserRole::Rank>{"secondary", UserRole::Rank::secondary}};

template <>
inline constexpr std::array terms<Enrollment::Role>{
    Term<Enrollment::Role>{"administrator", Enrollment::Role::administrator},
    Term<Enrollment::Role>{"proctor", Enrollment::Role::proctor},
    Term<Enrollment::Role>{"student", Enrollment::Role::student},
    Term<Enrollment::Role>{"teacher", Enrollment::Role::teacher}};

template <>
inline constexpr std::array terms<Demographics::Sex>{
    Term<Demographics::Sex>{"male", Demographics::Sex::male},
    Term<Demographics::Sex>{"female", Demographics::Sex::female},
    Term<Demographics::Sex>{"unspecified", Demographics::Sex::unspecified},
    Term<Demographics::Sex>{"other", Demographics::Sex::other}};

template <>
inline constexpr std::array terms<MarkingRulesRecord::FiveWithTwo>{
    Term<MarkingRulesRecord::FiveWithTwo>{"allowed", MarkingRulesRecord::FiveWithTwo::allowed},
    Term<MarkingRulesRecord::FiveWithTwo>{"barred", MarkingRulesRecord::FiveWithTwo::barred}};

template <>
inline constexpr std::array terms<journal::ResitRule>{
    Term<journal::ResitRule>{"newest", journal::ResitRule::newest_counts},
    Term<journal::ResitRule>{"best", journal::ResitRule::best_counts},
    Term<journal::ResitRule>{"both", journal::ResitRule::both_count}};

template <>
inline constexpr std::array terms<MarkChange::Change>{
    Term<MarkChange::Change>{"corrected", MarkChange::Change::corrected},
    Term<MarkChange::Change>{"resat", MarkChange::Change::resat}};

template <>
inline constexpr std::array terms<MarkKind>{Term<MarkKind>{"current", MarkKind::current},
                                            Term<MarkKind>{"period", MarkKind::period},
                                            Term<MarkKind>{"year", MarkKind::year},
                                            Term<MarkKind>{"exam", MarkKind::exam},
                                            Term<MarkKind>{"final", MarkKind::final_mark}};

template <>
inline constexpr std::array terms<journal::Scale>{Term<journal::Scale>{"five", journal::Scale::five},
                                                  Term<journal::Scale>{"twenty", journal::Scale::twenty},
                                                  Term<journal::Scale>{"hundred", journal::Scale::hundred},
                                                  Term<journal::Scale>{"pass_fail", journal::Scale::pass_fail},
                                                  Term<journal::Scale>{"letter", journal::Scale::letter},
                                                  Term<journal::Scale>{"text", journal::Scale::text}};

template <>
inline constexpr std::array terms<Result::ScoreStatus>{
    Term<Result::ScoreStatus>{"exempt", Result::ScoreStatus::exempt},
    Term<Result::ScoreStatus>{"fully graded", Result::ScoreStatus::fully_graded},
    Term<Result::ScoreStatus>{"not submitted", Result::ScoreStatus::not_submitted},
    Term<Result::ScoreStatus>{"partially graded", Result::ScoreStatus::partially_graded},
    Term<Result::ScoreStatus>{"submitted", Result::ScoreStatus::submitted}};

template <>
inline constexpr std::array terms<Bell::Kind>{Term<Bell::Kind>{"lesson", Bell::Kind::lesson},
                                              Term<Bell::Kind>{"break", Bell::Kind::pause}};

template <>
inline constexpr std::array terms<CalendarDay::Kind>{Term<CalendarDay::Kind>{"school", CalendarDay::Kind::school},
                                                     Term<CalendarDay::Kind>{"holiday", CalendarDay::Kind::holiday},
                                                     Term<CalendarDay::Kind>{"dayOff", CalendarDay::Kind::day_off}};

template <>
inline constexpr std::array terms<LessonRecord::LessonStatus>{
    Term<LessonRecord::LessonStatus>{"planned", LessonRecord::LessonStatus::planned},
    Term<LessonRecord::LessonStatus>{"held", LessonRecord::LessonStatus::held},
    Term<LessonRecord::LessonStatus>{"replaced", LessonRecord::LessonStatus::replaced},
    Term<LessonRecord::LessonStatus>{"cancelled", LessonRecord::LessonStatus::cancelled}};

template <>
inline constexpr std::array terms<HomeworkRecord::State>{
    Term<HomeworkRecord::State>{"set", HomeworkRecord::State::set},
    Term<HomeworkRecord::State>{"nothing_set", HomeworkRecord::State::nothing_set}};

template <>
inline constexpr std::array terms<Attendance::Code>{Term<Attendance::Code>{"absent", Attendance::Code::absent},
                                                    Term<Attendance::Code>{"ill", Attendance::Code::ill},
                                                    Term<Attendance::Code>{"excused", Attendance::Code::excused},
                                                    Term<Attendance::Code>{"exempt", Attendance::Code::exempt},
                                                    Term<Attendance::Code>{"late", Attendance::Code::late},
                                                    Term<Attendance::Code>{"early", Attendance::Code::early},
                                                    Term<Attendance::Code>{"present", Attendance::Code::present}};

template <>
inline constexpr std::array terms<SchoolEvent::Kind>{
    Term<SchoolEvent::Kind>{"news", SchoolEvent::Kind::news},
    Term<SchoolEvent::Kind>{"event", SchoolEvent::Kind::event},
    Term<SchoolEvent::Kind>{"parentMeeting", SchoolEvent::Kind::parent_meeting}};

}  // namespace mrko::exchange
