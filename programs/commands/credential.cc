// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "journal/clock.h"
#include "programs/commands/command.h"
#include "sql/credentials.h"
#include "sql/pupil_directory.h"

namespace mrko::programs {

namespace {

/// Until the end of August after next: the year that runs and one more, then the school decides anew.
journal::SchoolDay usual_last_day(const journal::SchoolDay& today) {
    const auto ends = today.month() >= std::chrono::September ? today.year() + std::chrono::years{2}
                                                              : today.year() + std::chrono::years{1};
    return ends / std::chrono::August / 31;
}

/// Who signs in with it: the family connects the child, the pupil opens the own diary.
access::Reader audience_of(const Words& words) {
    const auto asked = words.value("--for").value_or("family");
    if (asked != "family" && asked != "pupil") {
        throw WrongUsage{"--for takes family or pupil, not '" + asked + "'"};
    }
    return asked == "pupil" ? access::Reader::pupil : access::Reader::parent;
}

Ending issue(const Words& words, const config::Config& settings) {
    const auto audience = audience_of(words);
    const journal::SystemClock clock;
    const journal::SchoolClock school{clock, settings.service.utc_offset, settings.service.today};
    auto last_day = usual_last_day(school.today());
    if (const auto asked = words.value("--valid-until")) {
        const auto day = journal::parse_day(*asked);
        if (!day || *day < school.today()) {
            throw WrongUsage{"--valid-until takes a day from today on as YYYY-MM-DD, not '" + *asked + "'"};
        }
        last_day = *day;
    }
    sql::Database database{settings.database};
    const auto pupil = sql::PupilDirectory{database}.find(words.needed("--pupil"));
    const auto issued = sql::Credentials{database}.issue(pupil,
                                                         {.valid_until = last_day,
                                                          .issued_by = "mrko-diaryctl",
                                                          .request_id = "",
                                                          .now = clock.now(),
                                                          .audience = audience});
    std::cout
        << "MRKO login:    " << issued.login << "\nMRKO password: " << issued.password
        << "\nvalid until:   " << journal::iso(issued.valid_until) << "\nissue:         " << issued.version
        << "\nThe password is stored nowhere: print it now. "
        << (audience == access::Reader::pupil
                ? "With it the pupil signs in at /enter/pupil. Earlier passwords of the pupil's own no longer do.\n"
                : "Earlier passwords of this pupil's family no longer open the diary.\n");
    return Ending::done;
}

Ending withdraw(const Words& words, const config::Config& settings) {
    const auto audience = audience_of(words);
    if (words.value("--valid-until")) {
        throw WrongUsage{"--valid-until is for issue alone"};
    }
    const journal::SystemClock clock;
    sql::Database database{settings.database};
    const auto pupil = sql::PupilDirectory{database}.find(words.needed("--pupil"));
    sql::Credentials{database}.withdraw(
        pupil,
        {.valid_until = {}, .issued_by = "mrko-diaryctl", .request_id = "", .now = clock.now(), .audience = audience});
    std::cout << (audience == access::Reader::pupil ? "The pupil's own password opens nothing any more.\n"
                                                    : "The password of this pupil's family opens nothing any more.\n");
    return Ending::done;
}

}  // namespace

Ending credential(const Invocation& invocation) {
    const Words words{invocation.words, {"--pupil", "--valid-until", "--for"}, {}};
    const auto& deed = words.plain();
    if (deed == std::vector<std::string>{"issue"}) {
        return issue(words, settings_of(invocation));
    }
    if (deed == std::vector<std::string>{"withdraw"}) {
        return withdraw(words, settings_of(invocation));
    }
    throw WrongUsage{
        "write: credential issue --pupil ID [--for family|pupil] [--valid-until YYYY-MM-DD], or credential "
        "withdraw --pupil ID [--for family|pupil]"};
}

}  // namespace mrko::programs
