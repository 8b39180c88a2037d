// SPDX-License-Identifier: Apache-2.0
// One import on its way: what the source brought before, what it brings now, and everything that is wrong with it.
// Private to sql/: includes Poco.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "sql/bulk_write.h"
#include "sql/bundle_import.h"
#include "sql/connection.h"

namespace mrko::sql {

/// A file of the set, and its name in source_records: the same without ".csv".
struct FileName {
    std::string_view entity;

    [[nodiscard]] std::string file() const { return std::string{entity} + ".csv"; }
};

namespace files {
inline constexpr FileName orgs{"orgs"};
inline constexpr FileName sessions{"academicSessions"};
inline constexpr FileName courses{"courses"};
inline constexpr FileName classes{"classes"};
inline constexpr FileName users{"users"};
inline constexpr FileName profiles{"userProfiles"};
inline constexpr FileName roles{"roles"};
inline constexpr FileName demographics{"demographics"};
inline constexpr FileName enrollments{"enrollments"};
inline constexpr FileName marking_rules{"extMarkingRules"};
inline constexpr FileName bells{"extBells"};
inline constexpr FileName days{"extDays"};
inline constexpr FileName timetable{"extTimetable"};
inline constexpr FileName lessons{"extLessons"};
inline constexpr FileName homework{"extHomework"};
inline constexpr FileName categories{"categories"};
inline constexpr FileName kind_weights{"extKindWeights"};
inline constexpr FileName line_items{"lineItems"};
inline constexpr FileName results{"results"};
inline constexpr FileName mark_changes{"extMarkChanges"};
inline constexpr FileName attendance{"extAttendance"};
inline constexpr FileName remarks{"extRemarks"};
inline constexpr FileName events{"extEvents"};
}  // namespace files

/// How the records of one file become rows.
template <class Record>
struct Loader {
    FileName name;
    /// The columns behind the key, and whatever else makes a record another one. Empty after a refusal.
    std::function<std::optional<Fields>(const Record&)> row;
    std::function<void(const Record&, std::int64_t id, const Fields& row)> store;
    /// The record left the source.
    std::function<void(std::int64_t id)> hide;
    /// The key of a row that is there already; without it new records get new keys.
    std::function<std::optional<std::int64_t>(const Record&)> id{};
    /// A row that stays although a new bulk does not name it.
    std::function<bool(std::int64_t id)> stays{};
};

class ImportRun {
public:
    ImportRun(Database& database, const exchange::Bundle& bundle, const ImportOptions& options);

    [[nodiscard]] const exchange::Bundle& bundle() const noexcept { return bundle_; }

    [[nodiscard]] const ImportOptions& options() const noexcept { return options_; }

    [[nodiscard]] Connection& connection() noexcept { return connection_; }

    [[nodiscard]] Database& database() noexcept { return database_; }

    /// The key of the record that a field of `from` names; empty for an empty reference. An unknown one is refused,
    /// and the record with it (is_refused()).
    [[nodiscard]] Field reference(
        FileName target, const std::string& sourced_id, FileName from, exchange::Line line, std::string_view column);
    /// The same where the field must not be empty.
    [[nodiscard]] Field required(
        FileName target, const std::string& sourced_id, FileName from, exchange::Line line, std::string_view column);
    /// The key without a refusal; empty when nobody is known by that name.
    [[nodiscard]] std::optional<std::int64_t> find(FileName target, const std::string& sourced_id);

    void refuse(FileName file, exchange::Line line, std::string_view column, std::string reason);
    void warn(FileName file, exchange::Line line, std::string_view column, std::string reason);
    /// Throws exchange::Refused when anything was refused.
    void throw_refusals();

    template <class Record>
    void load(const exchange::Table<Record>& table, const Loader<Record>& loader);

    /// Rows that stay although a new bulk does not name them, beside those of a loader's own stays().
    void keep(const std::string& entity, std::int64_t id) { kept_[entity].insert(id); }

    /// Writes what is still held back of source_records: before a statement reads them, and at the end.
    void write_records();

    /// Whether the source brought this file with an earlier set. To be asked before the file is loaded.
    [[nodiscard]] bool came_before(FileName file) { return !known(file).empty(); }

    /// Whether the file brought any change so far.
    [[nodiscard]] bool changed(FileName file) const;

    [[nodiscard]] int changes() const noexcept { return report_.changes(); }

    [[nodiscard]] ImportReport take_report() { return std::move(report_); }

private:
    struct Known {
        std::int64_t id{0};
        std::string hash;
        bool gone{false};
        bool fresh{false};
        bool named{false};  ///< by the set that is being loaded
    };

    using KnownRecords = std::unordered_map<std::string, Known>;

    [[nodiscard]] KnownRecords& known(FileName name);
    [[nodiscard]] bool is_kept(FileName name, std::int64_t id) const;
    [[nodiscard]] static std::string hash_of(const Fields& row);
    void announce(FileName name, std::size_t done, std::size_t all) const;
    void remember(FileName name, const std::string& sourced_id, const Known& record);

    template <class Record>
    void name_records(const exchange::Table<Record>& table, const Loader<Record>& loader);
    template <class Record>
    void hide_missing(const exchange::Table<Record>& table, const Loader<Record>& loader, FileReport& report);
    template <class Record>
    void load_record(const Record& record, const Loader<Record>& loader, FileReport& report);
    [[nodiscard]] std::int64_t first_new_id(FileName name, std::size_t count);

    Database& database_;
    Connection& connection_;
    const exchange::Bundle& bundle_;
    const ImportOptions& options_;
    ImportReport report_;
    std::vector<exchange::Refusal> refusals_;
    std::size_t refused_{0};
    std::unordered_map<std::string_view, KnownRecords> known_;
    std::map<std::string, std::unordered_set<std::int64_t>, std::less<>> kept_;
    BulkWrite source_records_;
};

template <class Record>
void ImportRun::load(const exchange::Table<Record>& table, const Loader<Record>& loader) {
    if (table.mode == exchange::Mode::absent) {
        return;
    }
    FileReport report{.file = loader.name.file(), .added = 0, .changed = 0, .unchanged = 0, .gone = 0};
    name_records(table, loader);
    hide_missing(table, loader, report);
    std::size_t done = 0;
    for (const auto& record : table.rows) {
        constexpr std::size_t between_announcements = 5000;
        if (done % between_announcements == 0) {
            announce(loader.name, done, table.rows.size());
        }
        ++done;
        load_record(record, loader, report);
    }
    announce(loader.name, done, table.rows.size());
    report_.files.push_back(std::move(report));
}

/// Gives every record its key before the first row is made, for rows of one file refer to one another.
template <class Record>
void ImportRun::name_records(const exchange::Table<Record>& table, const Loader<Record>& loader) {
    auto& records = known(loader.name);
    std::vector<const Record*> fresh;
    std::unordered_set<std::string_view> seen;
    for (const auto& record : table.rows) {
        if (!seen.insert(record.sourced_id).second) {
            refuse(loader.name, record.line, "sourcedId", "the sourcedId stands in the file twice");
            continue;
        }
        if (const auto old = records.find(record.sourced_id); old != records.end()) {
            old->second.named = true;
        } else if (record.status == exchange::Status::active) {
            fresh.push_back(&record);
        }
    }
    auto next = loader.id || fresh.empty() ? 0 : first_new_id(loader.name, fresh.size());
    for (const auto* const record : fresh) {
        const auto id = loader.id ? loader.id(*record) : std::optional{next++};
        if (id) {
            records.emplace(record->sourced_id,
                            Known{.id = *id, .hash = {}, .gone = false, .fresh = true, .named = true});
        }
    }
}

/// What a bulk does not name is gone, and may not be referred to by the rest of the set.
template <class Record>
void ImportRun::hide_missing(const exchange::Table<Record>& table, const Loader<Record>& loader, FileReport& report) {
    if (table.mode != exchange::Mode::bulk) {
        return;
    }
    for (auto& [sourced_id, record] : known(loader.name)) {
        const bool stays = is_kept(loader.name, record.id) || (loader.stays && loader.stays(record.id));
        if (!record.named && !record.gone && !stays) {
            record.gone = true;
            loader.hide(record.id);
            remember(loader.name, sourced_id, record);
            ++report.gone;
        }
    }
}

template <class Record>
void ImportRun::load_record(const Record& record, const Loader<Record>& loader, FileReport& report) {
    auto& records = known(loader.name);
    const auto found = records.find(record.sourced_id);
    if (found == records.end()) {
        return;
    }
    auto& old = found->second;
    if (record.status == exchange::Status::to_be_deleted) {
        if (!old.gone) {
            old.gone = true;
            loader.hide(old.id);
            remember(loader.name, record.sourced_id, old);
            ++report.gone;
        }
        return;
    }
    const auto refused_before = refused_;
    const auto row = loader.row(record);
    if (!row || refused_ != refused_before) {
        return;
    }
    auto hash = hash_of(*row);
    if (!old.fresh && !old.gone && old.hash == hash) {
        ++report.unchanged;
        return;
    }
    ++(old.fresh ? report.added : report.changed);
    old.gone = false;
    old.fresh = false;
    old.hash = std::move(hash);
    loader.store(record, old.id, *row);
    remember(loader.name, record.sourced_id, old);
}

}  // namespace mrko::sql
