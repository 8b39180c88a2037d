// SPDX-License-Identifier: Apache-2.0
#include "exchange/bundle_writer.h"

#include <string_view>
#include <utility>
#include <vector>

#include "exchange/csv.h"
#include "exchange/file_header.h"
#include "exchange/manifest.h"
#include "exchange/record_fields.h"
#include "exchange/zip_archive.h"

namespace mrko::exchange {
namespace {

std::string iso_moment(std::chrono::sys_seconds moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const auto time = std::chrono::floor<std::chrono::minutes>(moment - day);
    return journal::iso(journal::SchoolDay{day}) + 'T' + print(time) + ":00.000Z";
}

/// The fields of one record, in the order of the header.
class PrintedFields {
public:
    PrintedFields(WriteOptions::Extent extent, std::vector<std::string>& fields) noexcept
        : extent_(extent), fields_(fields) {}

    template <class Value>
    void field(std::string_view /*name*/, Need /*need*/, const Value& value) {
        fields_.push_back(text_of(value));
    }

    template <class Value>
    void metadata(std::string_view /*name*/, const Value& value) {
        if (extent_ == WriteOptions::Extent::whole) {
            fields_.push_back(text_of(value));
        }
    }

private:
    template <class Value>
    static std::string text_of(const Value& value) {
        return print(value);
    }

    template <class Ids>
    static std::string text_of(const Reference<Ids>& reference) {
        return print(reference.ids);
    }

    static std::string text_of(const Unused& /*value*/) { return {}; }

    WriteOptions::Extent extent_;
    std::vector<std::string>& fields_;
};

template <class Record>
std::string write_table(const Table<Record>& table, const WriteOptions& options) {
    const auto names = ColumnNames::of<Record>();
    std::vector<std::string> fields = names.fields();
    if (options.extent == WriteOptions::Extent::whole) {
        fields.insert(fields.end(), names.metadata().begin(), names.metadata().end());
    }
    std::string text;
    append_csv_row(text, fields);
    const bool delta = table.mode == Mode::delta;
    const std::string modified = delta ? iso_moment(options.written_at) : std::string{};
    for (const auto& record : table.rows) {
        fields.clear();
        fields.push_back(record.sourced_id);
        fields.push_back(delta ? print(record.status) : std::string{});
        fields.push_back(modified);
        PrintedFields printed{options.extent, fields};
        describe(printed, record);
        append_csv_row(text, fields);
    }
    return text;
}

}  // namespace

std::string write_bundle(const Bundle& bundle, const WriteOptions& options) {
    Manifest manifest{.source_code = bundle.source_code, .source_name = bundle.source_name, .files = {}};
    std::vector<ArchiveFile> files(1);
    for_each_table(bundle, [&](std::string_view name, Origin origin, const auto& table) {
        const bool wanted = options.extent == WriteOptions::Extent::whole || origin == Origin::standard;
        if (wanted && !table.rows.empty()) {
            manifest.files.emplace(name, table.mode == Mode::delta ? Mode::delta : Mode::bulk);
            files.push_back({.name = std::string{name} + ".csv", .bytes = write_table(table, options)});
        }
    });
    files.front() = {.name = std::string{manifest_file}, .bytes = write_manifest(manifest)};
    return pack(files);
}

}  // namespace mrko::exchange
