// SPDX-License-Identifier: Apache-2.0
// The parents' signatures under the weeks of the diary, and what changed in a week after one.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "access/grant.h"
#include "access/visitor.h"
#include "journal/school_calendar.h"
#include "journal/week_signature.h"
#include "sql/database.h"

namespace mrko::sql {

/// When something was signed or taken back, and by which request.
struct SignatureAct {
    std::chrono::sys_seconds at{};
    std::string request_id;
};

/// All members but foresee() throw DatabaseDown. One per worker thread.
class SignatureRegister {
public:
    /// `database` outlives this object.
    explicit SignatureRegister(Database& database);
    ~SignatureRegister();
    SignatureRegister(const SignatureRegister&) = delete;
    SignatureRegister& operator=(const SignatureRegister&) = delete;

    /// That signatures() will be asked the same: see ReadAhead.
    void foresee(const access::PupilGrant& grant, const journal::SchoolWeek& week);

    /// Those that hold; `own` is that of `reader`.
    [[nodiscard]] journal::WeekSignatures signatures(const access::PupilGrant& grant,
                                                     const access::PortalUserId& reader,
                                                     const journal::SchoolWeek& week);

    /// The marks of the week that got another value after the moment, in the order of their days.
    [[nodiscard]] std::vector<journal::LaterChange> changes_after(const access::PupilGrant& grant,
                                                                  const journal::SchoolWeek& week,
                                                                  std::chrono::sys_seconds moment);

    /// One transaction with its audit row. A signature that holds stays as it is.
    void sign(const access::SignatureGrant& grant, const journal::SchoolWeek& week, const SignatureAct& act);
    /// The same; without a signature that holds nothing happens.
    void take_back(const access::SignatureGrant& grant, const journal::SchoolWeek& week, const SignatureAct& act);

private:
    struct Statements;

    void record(const access::SignatureGrant& grant,
                const journal::SchoolWeek& week,
                const SignatureAct& act,
                const std::string& action);

    Database& database_;
    std::unique_ptr<Statements> statements_;
};

}  // namespace mrko::sql
