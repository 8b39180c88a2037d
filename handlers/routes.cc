// SPDX-License-Identifier: Apache-2.0
#include "handlers/routes.h"

#include "handlers/family/diary_week_handler.h"
#include "handlers/open/enter_handler.h"
#include "handlers/open/enter_return_handler.h"
#include "handlers/open/health_handler.h"
#include "handlers/open/language_handler.h"
#include "handlers/open/start_page_handler.h"
#include "handlers/portal/account_check_handler.h"
#include "handlers/portal/account_form_handler.h"
#include "handlers/portal/sign_out_handler.h"

namespace mrko::handlers {

void add_routes(Router& router, const Parts& p) {
    router.open<StartPageHandler>("/", p.templates);
    router.open<EnterHandler>("/enter", p.portal, p.prelogins, router);
    router.open<EnterReturnHandler>("/enter/return", p.portal, p.prelogins, p.sessions, p.visitors);
    router.open<LanguageHandler>("/lang/{language}", router);
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
        "/diary/{child}/week/{day}", p.policy, p.diary, p.sessions, p.school_clock, p.templates);
}

}  // namespace mrko::handlers
