// SPDX-License-Identifier: Apache-2.0
#include "sql/mark_versions.h"

#include <chrono>
#include <map>
#include <tuple>

#include "sql/day_assembly.h"
#include "sql/ids.h"
#include "sql/import_fields.h"
#include "sql/result_value.h"
#include "sql/simple_loader.h"
#include "sql/statement.h"
#include "sql/statements.h"
#include "sql/stored_mark.h"

namespace mrko::sql {

namespace {

/// Columns of queries/import_marks.sql and import_final_marks.sql without the key.
namespace mark_columns {
constexpr std::size_t state = 3;
constexpr std::size_t shown = 4;
constexpr std::size_t points = 5;
constexpr std::size_t comment = 7;
constexpr std::size_t due = 8;
}  // namespace mark_columns

namespace final_columns {
constexpr std::size_t shown = 5;
constexpr std::size_t points = 6;
constexpr std::size_t comment = 8;
}  // namespace final_columns

constexpr std::size_t gone_column = 11;

/// Who changed a mark when nobody is named.
std::string importer(const exchange::Bundle& bundle) {
    return bundle.source_name.empty() ? "импорт" : bundle.source_name;
}

struct NameRow {
    std::string family;
    std::string given;
    std::string middle;

    static constexpr auto columns() { return std::make_tuple(&NameRow::family, &NameRow::given, &NameRow::middle); }
};

}  // namespace

MarkVersions::MarkVersions(ImportRun& run)
    : run_(run),
      of_marks_(run.connection(), queries::import_version_of_mark),
      of_final_marks_(run.connection(), queries::import_version_of_final_mark),
      newest_before_(ask_once<Single<std::int64_t>>(run.connection(), queries::import_newest_mark).front().value) {
    for (const auto& change : run.bundle().mark_changes.rows) {
        const bool fresh =
            change.status == exchange::Status::active && !run.find(files::mark_changes, change.sourced_id);
        if (fresh) {
            told_.insert(change.result);
            if (const auto mark = run.find(files::results, change.result)) {
                told_marks_.insert(*mark);
            }
        }
    }
}

void MarkVersions::before_mark(const std::string& sourced_id, std::int64_t id, const Fields& row) {
    if (id > newest_before_ || told_.contains(sourced_id)) {
        return;
    }
    namespace at = mark_columns;
    auto version = version_of(id, row[gone_column] == "1" ? Change::withdrawn : Change::corrected);
    version.insert(version.end(), {row[at::state], row[at::shown], row[at::points], row[at::comment], row[at::due]});
    of_marks_.add(version);
}

void MarkVersions::before_final_mark(const std::string& sourced_id, std::int64_t id, const Fields& row) {
    if (id > newest_before_ || told_.contains(sourced_id)) {
        return;
    }
    namespace at = final_columns;
    auto version = version_of(id, row[gone_column] == "1" ? Change::withdrawn : Change::corrected);
    version.insert(version.end(), {row[at::shown], row[at::points], row[at::comment]});
    of_final_marks_.add(version);
}

void MarkVersions::before_withdrawal(std::int64_t id) {
    if (told_marks_.contains(id)) {
        return;
    }
    // Only one of the tables has the key; nothing is equal to NULL for new values.
    auto version = version_of(id, Change::withdrawn);
    auto final_version = version;
    version.resize(version.size() + 5);
    final_version.resize(final_version.size() + 3);
    of_marks_.add(version);
    of_final_marks_.add(final_version);
}

Fields MarkVersions::version_of(std::int64_t id, Change change) {
    return {number(next_key()),
            change == Change::withdrawn ? "withdrawn" : "corrected",
            number(run_.options().now.time_since_epoch().count()),
            importer(run_.bundle()),
            number(id)};
}

std::int64_t MarkVersions::next_key() {
    constexpr std::int64_t keys_at_once = 100;
    if (keys_left_ == 0) {
        // Of one row of numbers with the changes that sets tell of: both are versions.
        next_key_ = take_ids(run_.connection(), files::mark_changes.entity, keys_at_once);
        keys_left_ = keys_at_once;
    }
    --keys_left_;
    return next_key_++;
}

void import_mark_changes(ImportRun& run) {
    using exchange::MarkChange;
    auto& connection = run.connection();
    std::map<std::string, std::string> names;
    const auto name_of = [&](const MarkChange& change) {
        const auto user =
            run.reference(files::users, change.changed_by, files::mark_changes, change.line, "changedBySourcedId");
        if (!user) {
            return importer(run.bundle());
        }
        auto& name = names[*user];
        if (name.empty()) {
            const auto person = ask_once<NameRow>(connection, queries::person_name, std::int64_t{std::stoll(*user)});
            name = person.empty() ? importer(run.bundle())
                                  : short_name(person.front().family, person.front().given, person.front().middle);
        }
        return name;
    };
    BulkWrite rows{connection, queries::import_mark_versions};
    HideRows hide{connection, "mark_versions"};
    run.load<MarkChange>(
        run.bundle().mark_changes,
        {.name = files::mark_changes,
         .row = [&](const MarkChange& change) -> std::optional<Fields> {
             const auto mark =
                 run.required(files::results, change.result, files::mark_changes, change.line, "resultSourcedId");
             if (!mark) {
                 return std::nullopt;
             }
             const auto scale = ask_once<Single<std::string>>(
                 connection, queries::import_scale_of_mark, std::int64_t{std::stoll(*mark)});
             exchange::Result before;
             before.score_status = change.score_status;
             before.score = change.score;
             before.text_score = change.text_score;
             const auto value =
                 value_of(before, scale.empty() ? journal::Scale::text : scale_named(scale.front().value));
             return Fields{mark,
                           "corrected",
                           moment(change.changed_at, run.options().utc_offset),
                           name_of(change),
                           change.reason,
                           std::string{value.state()},
                           value.shown,
                           value.points,
                           value.five,
                           change.comment,
                           yes_or_no(change.change == MarkChange::Change::resat)};
         },
         .store = [&](const MarkChange&, std::int64_t id, const Fields& fields) { rows.add(with_key(id, fields)); },
         .hide = [&](std::int64_t id) { hide(id); },
         // What was told once of a mark's past stays true.
         .stays = [](std::int64_t) { return true; }});
    rows.flush();
}

}  // namespace mrko::sql
