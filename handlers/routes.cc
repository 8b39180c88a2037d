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
#include "handlers/family/events_handler.h"
#include "handlers/family/export_file_handler.h"
#include "handlers/family/export_handler.h"
#include "handlers/family/family_board_handler.h"
#include "handlers/family/feed_handler.h"
#include "handlers/family/final_marks_handler.h"
#include "handlers/family/freshness_handler.h"
#include "handlers/family/homework_handler.h"
#include "handlers/family/mark_handler.h"
#include "handlers/family/my_diary_handler.h"
#include "handlers/family/own_device_handler.h"
#include "handlers/family/remarks_handler.h"
#include "handlers/family/statistics_handler.h"
#include "handlers/family/subject_handler.h"
#include "handlers/family/timetable_handler.h"
#include "handlers/family/week_signature_handler.h"
#include "handlers/open/backchannel_logout_handler.h"
#include "handlers/open/calendar_feed_handler.h"
#include "handlers/open/enter_handler.h"
#include "handlers/open/enter_pupil_handler.h"
#include "handlers/open/enter_return_handler.h"
#include "handlers/open/health_handler.h"
#include "handlers/open/help_handler.h"
#include "handlers/open/language_handler.h"
#include "handlers/open/news_handler.h"
#include "handlers/open/offline_page_handler.h"
#include "handlers/open/schools_handler.h"
#include "handlers/open/start_page_handler.h"
#include "handlers/open/view_page_handler.h"
#include "handlers/portal/account_check_handler.h"
#include "handlers/portal/account_form_handler.h"
#include "handlers/portal/account_list_handler.h"
#include "handlers/portal/account_password_handler.h"
#include "handlers/portal/account_place_handler.h"
#include "handlers/portal/account_removal_handler.h"
#include "handlers/portal/account_rename_handler.h"
#include "handlers/portal/session_list_handler.h"
#include "handlers/portal/sign_out_handler.h"

namespace mrko::handlers {

namespace {

/// The diary as data, see docs/openapi.yaml.
void add_data_routes(Router& router, const Parts& p) {
    using journal::PeriodUnit;
    router.signed_in<ChildrenHandler>("/api/v1/children", p.policy);
    router.family<ChildHandler>("/api/v1/children/{child}", p.policy, p.diary, p.study, p.school_clock);
    router.family<WeekDataHandler>(
        "/api/v1/children/{child}/week/{day}", p.policy, p.diary, p.filling, p.study, p.school_clock);
    router.family<FinalsDataHandler>("/api/v1/children/{child}/finals", p.policy, p.diary, p.study, p.school_clock);
    const auto add = [&](std::string_view pattern, PeriodUnit usual, PeriodData data) {
        router.family<PeriodDataHandler>(pattern, p.policy, p.study, p.school_clock, usual, std::move(data));
    };
    add("/api/v1/children/{child}/marks", PeriodUnit::study_period, marks_data(p.diary));
    add("/api/v1/children/{child}/timetable", PeriodUnit::week, timetable_data(p.diary));
    add("/api/v1/children/{child}/homework", PeriodUnit::week, homework_data(p.diary, p.filling, p.school_clock));
    add("/api/v1/children/{child}/events", PeriodUnit::month, events_data(p.announcements));
}

/// The parent's own list of children.
void add_account_routes(Router& router, const Parts& p) {
    const AccountChanges changes{{.bindings = p.bindings,
                                  .sessions = p.sessions,
                                  .registered = p.registered,
                                  .visitors = p.visitors,
                                  .clock = p.clock}};
    router.portal<AccountListHandler>("/accounts", p.policy, p.diary, p.sessions, p.school_clock, p.templates);
    router.portal<AccountRenameHandler>("/accounts/{child}/name", changes, p.templates);
    router.portal<AccountPlaceHandler>("/accounts/{child}/place", changes);
    router.portal<AccountRemovalHandler>("/accounts/{child}/removal", changes, p.kept_copies, p.templates);
    router.portal<AccountPasswordHandler>(
        "/accounts/{child}/password",
        AccountPasswordHandler::Parts{
            .policy = p.policy, .credentials = p.credentials, .router = router, .templates = p.templates},
        CredentialProof{p.attempts, p.credentials, p.clock, p.school_clock, p.audit},
        changes);
}

/// What everybody may read, signed in or not.
void add_public_routes(Router& router, const Parts& p) {
    using Kind = views::InfoPage::Kind;
    router.open<NewsHandler>("/news", p.board, p.school_clock, p.templates);
    router.open<SchoolsHandler>("/schools", p.board, p.templates);
    router.open<SchoolHandler>("/schools/{school}", p.board, p.templates);
    router.open<HelpHandler>("/help", p.templates);
    router.open<SignInHelpHandler>("/help/sign-in", p.templates);
    router.open<InfoHandler>("/about", Kind::about, p.templates);
    router.open<InfoHandler>("/privacy", Kind::privacy, p.templates);
    router.open<InfoHandler>("/accessibility", Kind::accessibility, p.templates);
}

/// What leaves the diary: calendars for other programs, and files.
void add_taken_away(Router& router, const Parts& p) {
    router.open<CalendarFeedHandler>("/ical/{feed}",
                                     CalendarFeedHandler::Parts{.policy = p.policy,
                                                                .feeds = p.feeds,
                                                                .schedules = p.schedules,
                                                                .secrets = p.feed_secrets,
                                                                .clock = p.school_clock,
                                                                .templates = p.templates,
                                                                .public_origin = p.public_origin});
    const FeedParts feed{.policy = p.policy,
                         .feeds = p.feeds,
                         .secrets = p.feed_secrets,
                         .diary = p.diary,
                         .clock = p.clock,
                         .school_clock = p.school_clock,
                         .templates = p.templates,
                         .public_origin = p.public_origin};
    router.parents<ChildFeedHandler>("/diary/{child}/feed", feed);
    router.parents<FamilyFeedHandler>("/family/feed", feed);
    router.family<ExportHandler>("/diary/{child}/export", p.policy, p.diary, p.study, p.school_clock, p.templates);
    router.family<ExportFileHandler>(
        "/diary/{child}/export/{file}", p.policy, p.diary, p.filling, p.study, p.school_clock, p.templates, p.audit);
}

}  // namespace

void add_routes(Router& router, const Parts& p) {
    router.open<StartPageHandler>("/", p.templates);
    router.open<EnterHandler>("/enter", p.portal, p.prelogins, router);
    router.open<EnterReturnHandler>("/enter/return", p.portal, p.prelogins, p.sessions, p.visitors, p.audit);
    router.open<BackchannelLogoutHandler>("/enter/backchannel-logout", p.portal, p.sessions, p.told_sign_outs, p.audit);
    router.open<EnterPupilHandler>("/enter/pupil",
                                   EnterPupilHandler::Parts{.attempts = p.pupil_attempts,
                                                            .sessions = p.sessions,
                                                            .credentials = p.credentials,
                                                            .diary = p.diary,
                                                            .policy = p.policy,
                                                            .router = router,
                                                            .clock = p.clock,
                                                            .school_clock = p.school_clock,
                                                            .templates = p.templates,
                                                            .audit = p.audit});
    router.open<LanguageHandler>("/lang/{language}", router);
    router.open<ViewPageHandler>("/view", router, p.templates);
    router.open<OfflinePageHandler>("/offline", p.templates);
    router.open<HealthHandler>("/healthz");
    router.open<ReadinessHandler>("/readyz", p.redis, p.database);
    // The same of the workers that let people in: nginx knows which are asked.
    router.open<ReadinessHandler>("/readyz/arrivals", p.redis, p.database);

    router.signed_in<SignOutHandler>("/sign-out", p.portal, p.sessions, p.public_origin);
    router.signed_in<SessionListHandler>("/sessions", p.sessions, p.school_clock, p.templates, p.audit);
    router.portal<AccountFormHandler>("/accounts/new",
                                      p.drafts,
                                      CredentialProof{p.attempts, p.credentials, p.clock, p.school_clock, p.audit},
                                      p.templates);
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

    add_account_routes(router, p);
    router.parents<FamilyBoardHandler>(
        "/family", p.policy, p.diary, p.announcements, p.child_news, p.school_clock, p.templates);

    router.family<CurrentWeekHandler>("/diary/{child}/week", p.policy, p.diary, p.school_clock);
    router.family<DiaryWeekHandler>("/diary/{child}/week/{day}",
                                    p.policy,
                                    p.diary,
                                    p.filling,
                                    p.signatures,
                                    p.sessions,
                                    p.school_clock,
                                    p.templates);
    router.parents<WeekSignatureHandler>(
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
    add_public_routes(router, p);
    router.family<EventsHandler>(
        "/diary/{child}/events", p.policy, p.diary, p.study, p.announcements, p.school_clock, p.templates);
    add_taken_away(router, p);
    router.family<SubjectChoiceHandler>("/diary/{child}/subject", p.policy, p.study, p.school_clock, p.templates);
    router.family<SubjectHandler>(
        "/diary/{child}/subject/{subject}", p.policy, p.diary, p.filling, p.study, p.school_clock, p.templates);
    router.family<MarkHandler>("/diary/{child}/mark/{mark}", p.policy, p.diary, p.study, p.school_clock, p.templates);
    router.family<StatisticsHandler>(
        "/diary/{child}/statistics", p.policy, p.diary, p.study, p.school_clock, p.templates);
    router.family<CurrentTimetableHandler>("/diary/{child}/timetable", p.policy, p.diary, p.school_clock);
    router.family<TimetableHandler>("/diary/{child}/timetable/{day}", p.policy, p.diary, p.school_clock, p.templates);
    router.family<HomeworkHandler>(
        "/diary/{child}/homework", p.policy, p.diary, p.filling, p.study, p.school_clock, p.templates);
    router.family<DayHandler>("/diary/{child}/day/{day}", p.policy, p.diary, p.filling, p.school_clock, p.templates);
    router.family<FreshnessHandler>(
        "/diary/{child}/freshness", p.policy, p.diary, p.filling, p.school_clock, p.templates);
    router.family<RemarksHandler>("/diary/{child}/remarks", p.policy, p.diary, p.study, p.school_clock, p.templates);
}

}  // namespace mrko::handlers
