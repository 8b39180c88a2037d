// SPDX-License-Identifier: Apache-2.0
// mrko-diaryctl: what an operator does at the command line. One file a command in programs/commands/.
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/refusal.h"
#include "programs/commands/command.h"
#include "session/redis_connection.h"
#include "sql/credentials.h"
#include "sql/database.h"
#include "sql/migrations.h"
#include "sql/pupil_directory.h"

namespace {

using namespace mrko::programs;

constexpr std::string_view usage =
    "usage: mrko-diaryctl [--config FILE] COMMAND\n"
    "\n"
    "  migrate                                   bring the journal database to this program's schema\n"
    "  import FILE.zip [--source CODE] [--dry-run]\n"
    "                                            load a OneRoster 1.2 bundle, all or nothing\n"
    "  demo-school [--if-empty] [--people FILE] [--seed N]\n"
    "                                            fill the journal with the Russian demo school\n"
    "  demo-city --schools N [--seed N] [--people FILE]\n"
    "                                            fill PostgreSQL with so many of it, for tests of load\n"
    "  credential issue --pupil ID [--for family|pupil] [--valid-until DAY]\n"
    "                                            a new MRKO login and password; ID is a number or a sourcedId\n"
    "  credential withdraw --pupil ID [--for family|pupil]\n"
    "                                            the newest opens nothing any more, for whoever is connected too\n"
    "  sessions end --user PROVIDER:SUBJECT | --pupil ID\n"
    "                                            sign somebody out in every browser; names as in the audit\n"
    "  session-keys                              print a new key file for session.keys_file\n"
    "  audit-key                                 print a new key for audit.key_file\n"
    "  verify-audit [--anchors FILE]             find every row of the audit that was changed or taken out; prints "
    "the\n"
    "                                            newest row, to be kept elsewhere as a line of FILE\n"
    "  check-config                              read the settings and show them without secrets\n"
    "  help                                      this text\n"
    "\n"
    "FILE is /etc/mrko-diary/mrko.conf unless --config names another.\n"
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the database or Redis is away.\n";

Ending run(const std::string& name, const Invocation& invocation) {
    static const std::map<std::string, Ending (*)(const Invocation&)> commands{
        {"audit-key", audit_key},
        {"check-config", check_config},
        {"credential", credential},
        {"demo-city", demo_city},
        {"demo-school", demo_school},
        {"import", import},
        {"migrate", migrate},
        {"session-keys", session_keys},
        {"sessions", sessions},
        {"verify-audit", verify_audit},
    };
    const auto command = commands.find(name);
    if (command == commands.end()) {
        throw WrongUsage{"there is no command '" + name + "'; mrko-diaryctl help lists them"};
    }
    return command->second(invocation);
}

Ending run_and_explain(const std::string& name, const Invocation& invocation) {
    try {
        return run(name, invocation);
    } catch (const WrongUsage& wrong) {
        std::cerr << "mrko-diaryctl " << name << ": " << wrong.what() << ".\n";
        return Ending::wrong_usage;
    } catch (const mrko::sql::DatabaseDown& away) {
        std::cerr << "The journal database does not answer: " << away.what() << "\nNothing was changed.\n";
        return Ending::not_ready;
    } catch (const mrko::session::RedisDown& away) {
        std::cerr << "Redis does not answer: " << away.what() << "\nNobody was signed out.\n";
        return Ending::not_ready;
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return Ending::failed;
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> given(argv + 1, argv + argc);
    Invocation invocation{.config = "/etc/mrko-diary/mrko.conf", .words = {}};
    if (given.size() >= 2 && given.front() == "--config") {
        invocation.config = given[1];
        given.erase(given.begin(), given.begin() + 2);
    }
    if (given.empty() || given.front() == "help" || given.front() == "--help") {
        std::cout << usage;
        return static_cast<int>(given.empty() ? Ending::wrong_usage : Ending::done);
    }
    invocation.words.assign(given.begin() + 1, given.end());
    return static_cast<int>(run_and_explain(given.front(), invocation));
}
