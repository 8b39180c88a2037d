// SPDX-License-Identifier: Apache-2.0
#include "exchange/bundle_reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "exchange/csv.h"
#include "exchange/file_header.h"
#include "exchange/findings.h"
#include "exchange/manifest.h"
#include "exchange/record_fields.h"
#include "exchange/record_rules.h"
#include "exchange/references.h"
#include "exchange/row_fields.h"
#include "exchange/set_format.h"

namespace mrko::exchange {
namespace {

bool same_but_for_case(std::string_view left, std::string_view right) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(left, right, {}, lower, lower);
}

[[noreturn]] void refuse(std::string reason) {
    throw Refused{{Refusal{.file = {}, .line = 0, .column = {}, .reason = std::move(reason)}}};
}

void refuse_other_formats(std::span<const ArchiveFile> files) {
    switch (recognise(files)) {
        case SetFormat::oneroster_1_2: return;
        case SetFormat::oneroster_1_1: refuse("this is a set of OneRoster 1.1; only OneRoster 1.2 can be read");
        case SetFormat::oneroster_1_0: refuse("this is a set of OneRoster 1.0; only OneRoster 1.2 can be read");
        case SetFormat::school_data_sync_2_1:
            refuse("this is a set of Microsoft School Data Sync 2.1; only OneRoster 1.2 can be read");
        case SetFormat::unknown: refuse("manifest.csv is missing; this is no set of OneRoster 1.2");
    }
}

class SetReader {
public:
    SetReader(std::span<const ArchiveFile> files, const ReadOptions& options) : options_(options) {
        for (const auto& file : files) {
            files_.emplace(file.name, &file);
        }
    }

    Reading read() {
        const ArchiveFile* const manifest_bytes = file_named(std::string{manifest_file});
        manifest_ = read_manifest(manifest_bytes->bytes, findings_);
        findings_.refuse_if_any();
        reading_.bundle.source_code = manifest_.source_code;
        reading_.bundle.source_name = manifest_.source_name;
        for_each_table(reading_.bundle, [this](std::string_view name, Origin /*origin*/, auto& table) {
            read_table(std::string{name}, table);
        });
        note_what_was_not_read();
        // References into a file that could not be read would all be reported as broken, and mean nothing.
        findings_.refuse_if_any();
        check_references();
        return std::move(reading_);
    }

private:
    const ArchiveFile* file_named(const std::string& name) {
        for (const auto& [found, file] : files_) {
            if (same_but_for_case(found, name)) {
                if (found != name) {
                    note({.file = found, .line = 0, .column = {}, .reason = "the file was taken for " + name});
                }
                read_.insert(found);
                return file;
            }
        }
        return nullptr;
    }

    template <class Record>
    void read_table(const std::string& name, Table<Record>& table) {
        table.mode = manifest_.mode_of(name);
        known_files_.insert(name);
        const std::string file_name = name + ".csv";
        const ArchiveFile* const file = file_named(file_name);
        if (table.mode == Mode::absent && file != nullptr) {
            refuse_file(file_name, 0, {}, "manifest.csv says that the file is absent");
        } else if (table.mode != Mode::absent && file == nullptr) {
            refuse_file(file_name, 0, {}, "manifest.csv names the file, and the archive does not hold it");
        } else if (file != nullptr) {
            read_rows(*file, table);
        }
    }

    template <class Record>
    void read_rows(const ArchiveFile& file, Table<Record>& table) {
        Findings row_findings;
        CsvReader rows{file.name, file.bytes, row_findings};
        FileHeader header;
        if (const auto names = rows.next()) {
            if (const auto fault = match_header(names->fields, ColumnNames::of<Record>(), header)) {
                refuse_file(file.name, names->line, fault->column, fault->reason);
                return;
            }
        } else if (!rows.broken()) {
            refuse_file(file.name, 0, {}, "the file is empty");
            return;
        }
        for (const auto& oddity : header.oddities) {
            note({.file = file.name, .line = 1, .column = {}, .reason = oddity});
        }
        std::unordered_set<std::string> ids;
        bool any = false;
        while (const auto row = rows.next()) {
            any = true;
            if (auto record = read_row<Record>(file.name, *row, header, table.mode, ids)) {
                table.rows.push_back(std::move(*record));
            }
        }
        take_row_findings(rows, row_findings);
        if (!any && !rows.broken()) {
            refuse_file(file.name, 0, {}, "the file has no rows; such a file must be absent");
        }
    }

    template <class Record>
    std::optional<Record> read_row(const std::string& file,
                                   const CsvRow& row,
                                   const FileHeader& header,
                                   Mode mode,
                                   std::unordered_set<std::string>& ids) {
        Record record;
        record.line.number = row.line;
        record.sourced_id = row.fields[0];
        std::vector<FieldFault> faults;
        take_head(file, row, mode, record.status, faults);
        RowFields fields{row, header, record.status};
        describe(fields, record);
        faults.insert(faults.end(), fields.faults().begin(), fields.faults().end());
        if (faults.empty() && record.status == Status::active) {
            if (auto found = contradiction(record)) {
                faults.push_back({.column = found->column, .reason = found->reason});
            }
        }
        if (!ids.insert(record.sourced_id).second) {
            faults.push_back(
                {.column = "sourcedId", .reason = "\"" + record.sourced_id + "\" stands twice in this file"});
        }
        for (const auto& oddity : fields.oddities()) {
            note({.file = file, .line = row.line, .column = oddity.column, .reason = oddity.reason});
        }
        for (const auto& fault : faults) {
            refuse_record({.file = file, .line = row.line, .column = fault.column, .reason = fault.reason});
        }
        return faults.empty() ? std::optional{std::move(record)} : std::nullopt;
    }

    /// sourcedId, status and dateLastModified.
    void take_head(
        const std::string& file, const CsvRow& row, Mode mode, Status& status, std::vector<FieldFault>& faults) {
        const std::string& id = row.fields[0];
        const std::string& status_field = row.fields[1];
        if (id.empty()) {
            faults.push_back({.column = "sourcedId", .reason = "the field is required and is empty"});
        } else if (auto reason = check_id(id)) {
            faults.push_back({.column = "sourcedId", .reason = std::move(*reason)});
        }
        if (!status_field.empty()) {
            if (auto reason = take(status_field, status)) {
                faults.push_back({.column = "status", .reason = std::move(*reason)});
            }
        }
        if (mode == Mode::delta) {
            for (const std::size_t place : {std::size_t{1}, std::size_t{2}}) {
                if (row.fields[place].empty()) {
                    faults.push_back({.column = place == 1 ? "status" : "dateLastModified",
                                      .reason = "the field is required in a delta file and is empty"});
                }
            }
        } else if (status == Status::to_be_deleted) {
            faults.push_back({.column = "status",
                              .reason = "a bulk file holds what there is; what is to be deleted "
                                        "is left out of it"});
        } else if (!status_field.empty() && !status_in_bulk_noted_.contains(file)) {
            status_in_bulk_noted_.insert(file);
            note({.file = file,
                  .line = row.line,
                  .column = "status",
                  .reason = "the status is filled in a bulk file, "
                            "where it must be empty"});
        }
    }

    /// Rows that CsvReader left out are broken records, unless it lost its way in the file.
    void take_row_findings(const CsvReader& rows, Findings& row_findings) {
        try {
            row_findings.refuse_if_any();
        } catch (const Refused& refused) {
            for (const auto& refusal : refused.refusals) {
                if (rows.broken()) {
                    findings_.add(refusal);
                } else {
                    refuse_record(refusal);
                }
            }
        }
    }

    void note_what_was_not_read() {
        for (const auto& [file, mode] : manifest_.files) {
            if (mode != Mode::absent && !known_files_.contains(file)) {
                const std::string file_name = file + ".csv";
                read_.insert(file_name);
                note({.file = file_name,
                      .line = 0,
                      .column = {},
                      .reason = "the file means nothing here and is read "
                                "over"});
            }
        }
        for (const auto& [name, file] : files_) {
            if (!read_.contains(name)) {
                note({.file = name,
                      .line = 0,
                      .column = {},
                      .reason = "manifest.csv does not name the file; it is "
                                "read over"});
            }
        }
    }

    void check_references() {
        if (options_.broken_records == ReadOptions::BrokenRecords::leave_out) {
            for (auto& left_out : leave_out_broken_references(reading_.bundle)) {
                note(std::move(left_out));
            }
            return;
        }
        for (auto& broken : broken_references(reading_.bundle)) {
            findings_.add(std::move(broken));
        }
        findings_.refuse_if_any();
    }

    void refuse_file(const std::string& file, int line, std::string column, std::string reason) {
        findings_.add({.file = file, .line = line, .column = std::move(column), .reason = std::move(reason)});
    }

    void refuse_record(Refusal refusal) {
        if (options_.broken_records == ReadOptions::BrokenRecords::leave_out) {
            refusal.reason += "; the record was left out";
            note(std::move(refusal));
        } else {
            findings_.add(std::move(refusal));
        }
    }

    void note(Refusal refusal) { reading_.notes.push_back(std::move(refusal)); }

    const ReadOptions& options_;
    std::map<std::string, const ArchiveFile*> files_;
    std::unordered_set<std::string> read_;
    std::unordered_set<std::string> known_files_;
    std::unordered_set<std::string> status_in_bulk_noted_;
    Manifest manifest_;
    Findings findings_;
    Reading reading_;
};

}  // namespace

Reading read_bundle(std::span<const ArchiveFile> files, const ReadOptions& options) {
    refuse_other_formats(files);
    return SetReader{files, options}.read();
}

Reading read_bundle(std::string_view archive, const ReadOptions& options) {
    const auto files = unpack(archive, options.limits);
    return read_bundle(files, options);
}

}  // namespace mrko::exchange
