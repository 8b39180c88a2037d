// SPDX-License-Identifier: Apache-2.0
// Every answer to "may this visitor do that". It returns a grant or throws Denied.
#pragma once

#include <exception>

#include "access/calendar_feed.h"
#include "access/credential_standing.h"
#include "access/grant.h"
#include "access/verified_credential.h"
#include "access/visitor.h"

namespace mrko::access {

/// A right that is not there.
class Denied final : public std::exception {
public:
    /// hidden: the thing does not exist for this visitor (404); refused: the visitor may know that it exists (403);
    /// credential_renewed: the school issued a new password, the old binding opens nothing until it is entered;
    /// pupil_sign_in_over: the school renewed or withdrew the credential by which the pupil signed in.
    enum class Reason { hidden, refused, credential_renewed, pupil_sign_in_over };

    explicit Denied(Reason reason) noexcept : reason_(reason) {}

    [[nodiscard]] Reason reason() const noexcept { return reason_; }

    [[nodiscard]] const char* what() const noexcept override { return "access denied"; }

private:
    Reason reason_;
};

class Policy {
public:
    /// `standing` outlives this object.
    explicit Policy(CredentialStanding& standing) noexcept : standing_(standing) {}

    /// The diary of the visitor's own child. A number that is not in the visitor's list is Denied::hidden;
    /// a binding older than the school's newest credential is Denied::credential_renewed, a pupil's session older than
    /// the newest credential of the pupil itself Denied::pupil_sign_in_over.
    [[nodiscard]] PupilGrant open_diary(const Family& visitor, ChildNumber child) const;

    /// The schedule of one of the feed's children. Denied::hidden when it is not among them, and when the binding is
    /// older than the school's newest credential: a calendar has nobody to ask for the new password.
    [[nodiscard]] ScheduleGrant read_schedule(const OpenedFeed& feed, ChildNumber child) const;

    /// The signature of a parent under the weeks of the own child; denied as open_diary is, and Denied::refused to a
    /// pupil.
    [[nodiscard]] SignatureGrant sign_weeks(const Family& visitor, ChildNumber child) const;

    /// What the check page may show before Finish. Denied::credential_renewed when the school issued a newer password
    /// after this one was checked.
    [[nodiscard]] PreviewGrant preview(const VerifiedCredential& credential) const;

private:
    /// Of the credential for parents.
    [[nodiscard]] bool is_newest(journal::PupilId pupil, int issue) const;

    CredentialStanding& standing_;
};

}  // namespace mrko::access
