// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <iostream>
#include <sstream>

#include "exchange/bundle_reader.h"
#include "journal/clock.h"
#include "programs/commands/command.h"
#include "sql/bundle_import.h"

namespace mrko::programs {

namespace {

std::string content_of(const std::string& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream content;
    if (!stream || !(content << stream.rdbuf())) {
        throw std::runtime_error{file + ": cannot be read or is empty; name the zip file of a OneRoster bundle."};
    }
    return content.str();
}

void show(const sql::ImportReport& report) {
    for (const auto& file : report.files) {
        std::cout << "  " << file.file << ": " << file.added << " new, " << file.changed << " changed, "
                  << file.unchanged << " unchanged, " << file.gone << " gone\n";
    }
    for (const auto& warning : report.warnings) {
        std::cout << "  note: " << exchange::sentence(warning) << '\n';
    }
}

}  // namespace

Ending import(const Invocation& invocation) {
    const Words words{invocation.words, {"--source"}, {"--dry-run"}};
    if (words.plain().size() != 1) {
        throw WrongUsage{"write: import FILE.zip [--source CODE] [--dry-run]"};
    }
    const bool dry_run = words.has("--dry-run");
    const auto settings = settings_of(invocation);
    try {
        std::cout << "Reading " << words.plain().front() << " ..." << std::endl;
        auto reading = exchange::read_bundle(content_of(words.plain().front()), exchange::ReadOptions{});
        if (const auto source = words.value("--source")) {
            reading.bundle.source_code = *source;
        }
        for (const auto& note : reading.notes) {
            std::cout << "  note: " << exchange::sentence(note) << '\n';
        }
        const journal::SystemClock clock;
        sql::Database database{settings.database};
        const auto report =
            sql::import_bundle(database,
                               reading.bundle,
                               {.mode = dry_run ? sql::ImportOptions::Mode::check : sql::ImportOptions::Mode::apply,
                                .imported_by = "mrko-diaryctl",
                                .request_id = "",
                                .now = clock.now(),
                                .utc_offset = settings.service.utc_offset,
                                .progress = [](std::string_view file, std::size_t done, std::size_t all) {
                                    if (done == 0 && all > 20000) {
                                        std::cout << "Loading " << all << " records of " << file << " ..." << std::endl;
                                    }
                                }});
        show(report);
        std::cout << (dry_run          ? "Nothing was written: this was a dry run.\n"
                      : report.written ? "The bundle is in the journal.\n"
                                       : "The journal holds this bundle already; nothing changed.\n");
        return Ending::done;
    } catch (const exchange::Refused& refused) {
        for (const auto& refusal : refused.refusals) {
            std::cerr << exchange::sentence(refusal) << '\n';
        }
        std::cerr << "The bundle was refused and nothing was written: correct the places above and import it again.\n";
        return Ending::failed;
    }
}

}  // namespace mrko::programs
