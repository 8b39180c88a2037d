// SPDX-License-Identifier: Apache-2.0
#include "handlers/routes.h"

#include "handlers/api/child_handler.h"
#include "handlers/api/children_handler.h"
#include "handlers/api/finals_data_handler.h"
#include "handlers/api/period_data_handler.h"
#include "handlers/api/week_data_handler.h"
#include "handlers/family/all_marks_handler.h"
#include "handlers/family/calendar_handler.h"
#include "handlers/family/day_handler.h"
#include "handlers/family/diary_week_handler.h"
#include "handlers/family/final_marks_handler.h"
#include "handlers/family/homework_handler.h"
#include "handlers/family/mark_handler.h"
#include "handlers/family/my_diary_handler.h"
#include "handlers/family/own_device_handler.h"
#include "handlers/family/remarks_handler.h"
#include "handlers/family/statistics_handler.h"
#include "handlers/family/subject_handler.h"
#include "handlers/family/timetable_handler.h"
#include "handlers/family/week_signature_handler.h"
#include "handlers/open/enter_handler.h"
#include "handlers/open/enter_return_handler.h"
#include "handlers/open/health_handler.h"
#include "handlers/open/language_handler.h"
#include "handlers/open/offline_page_handler.h"
#include "handlers/open/start_page_handler.h"
#include "handlers/portal/account_check_handler.h"
#include "handlers/portal/account_form_handler.h"
#include "handlers/portal/sign_out_handler.h"

namespace mrko::handlers {

namespace {

/// The diary as data, see docs/openapi.yaml.
void add_data_routes(Router& router, const Parts& p) {
    using journal::PeriodUnit;
    router.portal<ChildrenHandler>("/api/v1/children", p.policy);
    router.family<ChildHandler>("/api/v1/children/{child}", p.policy, p.diary, p.study, p.school_clock);
    router.family<WeekDataHandler>("/api/v1/children/{child}/week/{day}", p.policy, p.diary, p.study);
    router.family<FinalsDataHandler>("/api/v1/children/{child}/finals", p.policy, p.diary, p.study, p.school_clock);
    const auto add = [&](std::string_view pattern, PeriodUnit usual, PeriodData data) {
        router.family<PeriodDataHandler>(pattern, p.policy, p.study, p.school_clock, usual, std::move(data));
    };
    add("/api/v1/children/{child}/marks", PeriodUnit::study_period, marks_data(p.diary));
    add("/api/v1/children/{child}/timetable", PeriodUnit::week, timetable_data(p.diary));
    add("/api/v1/children/{child}/homework", PeriodUnit::week, homework_data(p.diary, p.school_clock));
    add("/api/v1/children/{child}/events", PeriodUnit::month, events_data(p.announcements));
}

}  // namespace

void add_routes(Router& router, const Parts& p) {
    router.open<StartPageHandler>("/", p.templates);
    router.open<EnterHandler>("/enter", p.portal, p.prelogins, router);
    router.open<EnterReturnHandler>("/enter/return", p.portal, p.prelogins, p.sessions, p.visitors);
    router.open<LanguageHandler>("/lang/{language}", router);
    router.open<OfflinePageHandler>("/offline", p.templates);
    router.open<HealthHandler>("/healthz");
    router.open<ReadinessHandler>("/readyz", p.redis, p.database);

    router.portal<SignOutHandler>("/sign-out", p.portal, p.sessions, p.public_origin);
    router.portal<AccountFormHandler>(
        "/accounts/new", p.drafts, p.attempts, p.credentials, p.clock, p.school_clock, p.templates);
    router.portal<AccountCheckHandler>("/accounts/check",
                                       AccountCheckHandler::Parts{.drafts = p.drafts,
                                                                  .bindings = p.bindings,
                                                                  .sessions = p.sessions,
                                                                  .registered = p.registered,
                                                                  .diary = p.diary,
                                                                  .visitors = p.visitors,
                                                                  .policy = p.policy,
                                                                  .clock = p.clock,
                                                                  .school_clock = p.school_clock,
                                                                  .templates = p.templates});

    router.family<CurrentWeekHandler>("/diary/{child}/week", p.policy, p.diary, p.school_clock);
    router.family<DiaryWeekHandler>(
        "/diary/{child}/week/{day}", p.policy, p.diary, p.signatures, p.sessions, p.school_clock, p.templates);
    router.family<WeekSignatureHandler>(
        "/diary/{child}/week/{day}/signature", p.policy, p.diary, p.signatures, p.clock, p.school_clock);
    router.family<OwnDeviceHandler>("/device", p.templates);
    // Where the shortcuts of the installed application lead, see views/static/diary.webmanifest.
    for (const auto* const section : {"week", "marks", "timetable"}) {
        router.family<MyDiaryHandler>("/my/" + std::string{section}, section);
    }
    router.family<AllMarksHandler>("/diary/{child}/marks", p.policy, p.diary, p.study, p.school_clock, p.templates);
    router.family<FinalMarksHandler>("/diary/{child}/final", p.policy, p.diary, p.study, p.school_clock, p.templates);
    router.family<CalendarHandler>("/diary/{child}/calendar", p.policy, p.diary, p.study, p.school_clock, p.templates);

    add_data_routes(router, p);
    router.family<SubjectChoiceHandler>("/diary/{child}/subject", p.policy, p.study, p.school_clock, p.templates);
    router.family<SubjectHandler>(
        "/diary/{child}/subject/{subject}", p.policy, p.diary, p.study, p.school_clock, p.templates);
    router.family<MarkHandler>("/diary/{child}/mark/{mark}", p.policy, p.diary, p.study, p.school_clock, p.templates);
    router.family<StatisticsHandler>(
        "/diary/{child}/statistics", p.policy, p.diary, p.study, p.school_clock, p.templates);
    router.family<CurrentTimetableHandler>("/diary/{child}/timetable", p.policy, p.diary, p.school_clock);
    router.family<TimetableHandler>("/diary/{child}/timetable/{day}", p.policy, p.diary, p.school_clock, p.templates);
    router.family<HomeworkHandler>("/diary/{child}/homework", p.policy, p.diary, p.study, p.school_clock, p.templates);
    router.family<DayHandler>("/diary/{child}/day/{day}", p.policy, p.diary, p.school_clock, p.templates);
    router.family<RemarksHandler>("/diary/{child}/remarks", p.policy, p.diary, p.study, p.school_clock, p.templates);
}

}  // namespace mrko::handlers
