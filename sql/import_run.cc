// SPDX-License-Identifier: Apache-2.0
#include "sql/import_run.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "sql/ids.h"
#include "sql/statement.h"
#include "sql/statements.h"

namespace mrko::sql {

namespace {

struct KnownRow {
    std::string sourced_id;
    std::int64_t id{0};
    std::string hash;
    int gone{0};

    static constexpr auto columns() {
        return std::make_tuple(&KnownRow::sourced_id, &KnownRow::id, &KnownRow::hash, &KnownRow::gone);
    }
};

}  // namespace

ImportRun::ImportRun(Database& database, const exchange::Bundle& bundle, const ImportOptions& options)
    : database_(database),
      connection_(database.connection()),
      bundle_(bundle),
      options_(options),
      source_records_(connection_, queries::import_source_records) {}

Field ImportRun::reference(
    FileName target, const std::string& sourced_id, FileName from, exchange::Line line, std::string_view column) {
    return sourced_id.empty() ? Field{} : required(target, sourced_id, from, line, column);
}

Field ImportRun::required(
    FileName target, const std::string& sourced_id, FileName from, exchange::Line line, std::string_view column) {
    if (const auto id = find(target, sourced_id)) {
        return std::to_string(*id);
    }
    refuse(from,
           line,
           column,
           "'" + sourced_id + "' is a record of " + target.file() +
               " that is neither in the set nor among what was loaded before");
    return {};
}

std::optional<std::int64_t> ImportRun::find(FileName target, const std::string& sourced_id) {
    const auto& records = known(target);
    const auto found = records.find(sourced_id);
    return found == records.end() || found->second.gone ? std::nullopt : std::optional{found->second.id};
}

void ImportRun::refuse(FileName file, exchange::Line line, std::string_view column, std::string reason) {
    ++refused_;
    if (refusals_.size() < exchange::Refused::most) {
        refusals_.push_back(
            {.file = file.file(), .line = line.number, .column = std::string{column}, .reason = std::move(reason)});
    }
}

void ImportRun::warn(FileName file, exchange::Line line, std::string_view column, std::string reason) {
    report_.warnings.push_back(
        {.file = file.file(), .line = line.number, .column = std::string{column}, .reason = std::move(reason)});
}

void ImportRun::throw_refusals() {
    if (!refusals_.empty()) {
        throw exchange::Refused{std::move(refusals_)};
    }
}

void ImportRun::write_records() {
    source_records_.flush();
}

bool ImportRun::changed(FileName file) const {
    return std::ranges::any_of(report_.files, [&](const FileReport& report) {
        return report.file == file.file() && report.added + report.changed + report.gone > 0;
    });
}

ImportRun::KnownRecords& ImportRun::known(FileName name) {
    const auto [found, fresh] = known_.try_emplace(name.entity);
    auto& records = found->second;
    if (fresh) {
        auto rows = ask_once<KnownRow>(
            connection_, queries::import_known_records, bundle_.source_code, std::string{name.entity});
        records.reserve(rows.size());
        for (auto& row : rows) {
            records.emplace(
                std::move(row.sourced_id),
                Known{
                    .id = row.id, .hash = std::move(row.hash), .gone = row.gone != 0, .fresh = false, .named = false});
        }
    }
    return records;
}

bool ImportRun::is_kept(FileName name, std::int64_t id) const {
    const auto found = kept_.find(name.entity);
    return found != kept_.end() && found->second.contains(id);
}

std::string ImportRun::hash_of(const Fields& row) {
    std::string framed;
    for (const auto& field : row) {
        framed += field ? std::to_string(field->size()) + ":" + *field : std::string{"-"};
    }
    std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
    std::array<unsigned char, 1> no_key{};
    // Bytes are bytes: libsodium takes text as unsigned char.
    crypto_generichash(digest.data(),
                       digest.size(),
                       reinterpret_cast<const unsigned char*>(framed.data()),
                       framed.size(),
                       no_key.data(),
                       0);
    std::array<char, 2 * crypto_generichash_BYTES_MIN + 1> text{};
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    return text.data();
}

void ImportRun::announce(FileName name, std::size_t done, std::size_t all) const {
    if (options_.progress) {
        options_.progress(name.file(), done, all);
    }
}

void ImportRun::remember(FileName name, const std::string& sourced_id, const Known& record) {
    source_records_.add({bundle_.source_code,
                         std::string{name.entity},
                         sourced_id,
                         std::to_string(record.id),
                         record.hash,
                         record.gone ? "1" : "0"});
}

std::int64_t ImportRun::first_new_id(FileName name, std::size_t count) {
    return take_ids(connection_, name.entity, static_cast<std::int64_t>(count));
}

}  // namespace mrko::sql
