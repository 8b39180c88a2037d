// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "programs/commands/command.h"
#include "session/token.h"
#include "sql/audit_log.h"

namespace mrko::programs {

namespace {

constexpr std::size_t most_faults = 1000;

[[noreturn]] void refuse(const std::string& file, std::size_t line, const std::string& why) {
    throw std::runtime_error{file + ", line " + std::to_string(line) + ": " + why +
                             "; a line is what verify-audit printed last, a number and 64 hexadecimal digits"};
}

std::vector<sql::AuditHead> anchors_in(const std::string& file) {
    std::ifstream stream{file};
    if (!stream) {
        throw std::runtime_error{file + ": cannot be read"};
    }
    std::vector<sql::AuditHead> anchors;
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) {
        std::istringstream words{line};
        sql::AuditHead head;
        std::string more;
        if (line.empty()) {
            continue;
        }
        if (!(words >> head.sequence >> head.hash) || words >> more || head.sequence < 1 || head.hash.size() != 64) {
            refuse(file, number, "'" + line + "' is no anchor");
        }
        anchors.push_back(std::move(head));
    }
    return anchors;
}

std::string told(const sql::AuditFault& fault) {
    using Kind = sql::AuditFault::Kind;
    const auto row = "row " + std::to_string(fault.sequence);
    switch (fault.kind) {
        case Kind::altered: return row + " does not say what it said when it was written";
        case Kind::out_of_place: return row + " stands behind another row than it was written behind";
        case Kind::not_anchored: return row + " is another one than the anchor tells of";
        case Kind::missing:
            return fault.until == fault.sequence ? row + " is missing"
                                                 : "rows " + std::to_string(fault.sequence) + " to " +
                                                       std::to_string(fault.until) + " are missing";
    }
    return row;
}

}  // namespace

Ending verify_audit(const Invocation& invocation) {
    const Words words{invocation.words, {"--anchors"}, {}};
    const auto file = words.value("--anchors");
    const auto anchors = file ? anchors_in(*file) : std::vector<sql::AuditHead>{};
    sql::Database database{settings_of(invocation).database};
    const auto verdict = sql::AuditLog{database}.verify(anchors, most_faults);
    if (verdict.faults.empty()) {
        std::cerr << "The audit is whole: " << verdict.rows << " rows"
                  << (file ? ", all " + std::to_string(anchors.size()) + " anchors hold.\n" : ".\n");
        if (verdict.rows > 0) {
            std::cout << verdict.head.sequence << ' ' << verdict.head.hash << '\n';
        }
        return Ending::done;
    }
    for (const auto& fault : verdict.faults) {
        std::cerr << told(fault) << '\n';
    }
    std::cerr << "The audit was changed"
              << (verdict.faults.size() == most_faults ? "; only the first faults are told" : "")
              << ": keep the database as it is, and compare it with its backups.\n";
    return Ending::failed;
}

Ending audit_key(const Invocation& invocation) {
    const Words words{invocation.words, {}, {}};
    std::cout << session::random_token() << '\n';
    return Ending::done;
}

}  // namespace mrko::programs
