// SPDX-License-Identifier: Apache-2.0
// /enter/pupil: a pupil signs in with the school's login. Nobody stands behind an attempt here, so the form belongs to
// the browser that opened it, and guessing is bounded by browser and network (session/pupil_attempts.h).
#pragma once

#include <string>
#include <vector>

#include "access/policy.h"
#include "handlers/audit_trail.h"
#include "handlers/handler.h"
#include "handlers/router.h"
#include "journal/school_calendar.h"
#include "session/pupil_attempts.h"
#include "session/session_store.h"
#include "sql/credentials.h"
#include "sql/diary_reader.h"
#include "views/pupil_sign_in.h"
#include "views/template_set.h"

namespace mrko::handlers {

class EnterPupilHandler final : public OpenHandler {
public:
    /// Everything outlives the handler.
    struct Parts {
        session::PupilAttempts& attempts;
        session::SessionStore& sessions;
        sql::Credentials& credentials;
        sql::DiaryReader& diary;
        const access::Policy& policy;
        const Router& router;
        const journal::Clock& clock;
        const journal::SchoolClock& school_clock;
        const views::Templates& templates;
        AuditTrail& audit;
    };

    explicit EnterPupilHandler(const Parts& parts) : parts_(parts) {}

    /// The empty form; a pupil who is signed in already is led to the diary. `return_to` is followed after the sign-in
    /// when it is a page of the diary; anything else is dropped.
    [[nodiscard]] http::Response get(const Call& call) override;
    /// Throws http::Forbidden when the form is not of this browser.
    [[nodiscard]] http::Response post(const Call& call) override;

private:
    struct Answers;
    struct Judged;

    [[nodiscard]] Judged judge(const Call& call, const std::string& cookie, const Answers& answers);
    [[nodiscard]] http::Response welcome(const Call& call,
                                         const access::PupilCredential& credential,
                                         const std::string& return_to);
    [[nodiscard]] http::Response show(const Call& call,
                                      const views::PupilSignIn& page,
                                      const std::string& cookie,
                                      int status) const;
    [[nodiscard]] std::string diary_page(std::string_view asked) const;

    Parts parts_;
};

}  // namespace mrko::handlers
