// SPDX-License-Identifier: Apache-2.0
#include "sql/postgres_address.h"

#include <libpq-fe.h>

#include <map>
#include <memory>
#include <sstream>

namespace mrko::sql {

namespace {

/// A path of sockets, or a name or number of this machine.
bool is_this_machine(const std::string& host) {
    return host.empty() || host.front() == '/' || host.front() == '@' || host == "localhost" || host == "::1" ||
           host.starts_with("127.");
}

}  // namespace

std::optional<std::string> unfit_postgres_address(const std::string& connection) {
    char* refused = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{
        PQconninfoParse(connection.c_str(), &refused), &PQconninfoFree};
    const std::unique_ptr<char, decltype(&PQfreemem)> why{refused, &PQfreemem};
    if (!options) {
        std::string sentence = why ? why.get() : "out of memory";
        return sentence.substr(0, sentence.find_last_not_of('\n') + 1);
    }
    std::map<std::string, std::string> given;
    for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr) {
            given.emplace(option->keyword, option->val);
        }
    }
    if (given["sslmode"].starts_with("verify-")) {
        return std::nullopt;
    }
    // Where both are given, libpq connects to the number.
    std::istringstream hosts{given["hostaddr"].empty() ? given["host"] : given["hostaddr"]};
    for (std::string host; std::getline(hosts, host, ',');) {
        if (!is_this_machine(host)) {
            return "'" + host + "' is another machine; add sslmode=verify-full sslrootcert=/path/of/the/authority.pem";
        }
    }
    return std::nullopt;
}

}  // namespace mrko::sql
