// SPDX-License-Identifier: Apache-2.0
#include "sql/bundle_import.h"

#include "access/role.h"
#include "sql/audit_log.h"
#include "sql/ids.h"
#include "sql/import_parts.h"
#include "sql/import_run.h"
#include "sql/statement.h"
#include "sql/statements.h"
#include "sql/transaction.h"

namespace mrko::sql {

namespace {

constexpr int enough_to_count_anew = 1000;

std::string summary(const ImportReport& report) {
    std::string text;
    for (const auto& file : report.files) {
        if (file.added + file.changed + file.gone > 0) {
            text += (text.empty() ? "" : "; ") + file.file + " +" + std::to_string(file.added) + " ~" +
                    std::to_string(file.changed) + " -" + std::to_string(file.gone);
        }
    }
    return text;
}

void raise_versions(ImportRun& run) {
    const std::int64_t moment = run.options().now.time_since_epoch().count();
    write(run.connection(), queries::import_raise_versions, moment, run.bundle().source_code);
    write(run.connection(), queries::import_raise_class_versions, moment, run.bundle().source_code);
    if (run.changed(files::events)) {
        // Other schools show the events of the city too.
        constexpr std::int64_t everybody = 0;
        write(run.connection(), queries::journal_version_raise, everybody, moment);
    }
}

}  // namespace

int ImportReport::changes() const noexcept {
    int sum = 0;
    for (const auto& file : files) {
        sum += file.added + file.changed + file.gone;
    }
    return sum;
}

ImportReport import_bundle(Database& database, const exchange::Bundle& bundle, const ImportOptions& options) {
    Transaction transaction{database};
    auto& connection = database.connection();
    connection.lift_time_limits();
    // Holds every other import until this one is through: both would take the same records for new.
    static_cast<void>(take_ids(connection, "import", 1));

    ImportRun run{database, bundle, options};
    // After each part, so that the next one does not repeat a refusal as its own.
    keep_past_years(run);
    import_school(run);
    run.throw_refusals();
    const auto pupils = import_people(run);
    run.throw_refusals();
    import_lessons(run);
    run.throw_refusals();
    import_marks(run, pupils);
    import_conduct(run, pupils);
    run.throw_refusals();
    run.write_records();

    if (options.mode == ImportOptions::Mode::check || run.changes() == 0) {
        return run.take_report();
    }
    raise_versions(run);
    auto report = run.take_report();
    if (report.changes() >= enough_to_count_anew) {
        // The planner of both databases goes by counts; with those of an empty base a week takes ten times as long.
        write(connection, "ANALYZE");
    }
    // The last thing before the end: until then everybody who signs in waits for the row of the audit.
    AuditLog{database}.record({.at = options.now,
                               .actor = options.imported_by,
                               .role = std::string{access::name(access::Role::system_worker)},
                               .action = "import.applied",
                               .object = "source:" + bundle.source_code,
                               .before = {},
                               .after = summary(report),
                               .request_id = options.request_id});
    transaction.commit();
    report.written = true;
    return report;
}

}  // namespace mrko::sql
