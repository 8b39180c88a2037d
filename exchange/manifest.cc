// SPDX-License-Identifier: Apache-2.0
#include "exchange/manifest.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "exchange/csv.h"
#include "exchange/field_values.h"

namespace mrko::exchange {
namespace {

constexpr std::string_view file_prefix = "file.";

void report(Findings& findings, int line, std::string column, std::string reason) {
    findings.add(
        {.file = std::string{manifest_file}, .line = line, .column = std::move(column), .reason = std::move(reason)});
}

struct Property {
    std::string value;
    int line{0};
};

using Properties = std::map<std::string, Property, std::less<>>;

Properties read_properties(std::string_view bytes, Findings& findings) {
    Properties properties;
    CsvReader rows{std::string{manifest_file}, bytes, findings};
    const auto header = rows.next();
    if (!header) {
        if (!rows.broken()) {
            report(findings, 0, {}, "the file is empty");
        }
        return properties;
    }
    if (header->fields != std::vector<std::string>{"propertyName", "value"}) {
        report(findings, header->line, {}, "the header must be propertyName,value");
        return properties;
    }
    while (auto row = rows.next()) {
        const auto [at, fresh] =
            properties.try_emplace(row->fields[0], Property{.value = row->fields[1], .line = row->line});
        if (!fresh) {
            report(findings, row->line, at->first, "the property is stated twice");
        }
    }
    return properties;
}

void check_version(const Properties& properties, std::string_view name, std::string_view expected, Findings& findings) {
    const auto at = properties.find(name);
    if (at == properties.end()) {
        report(findings, 0, std::string{name}, "the property is missing");
    } else if (at->second.value != expected) {
        report(findings,
               at->second.line,
               std::string{name},
               "\"" + at->second.value + "\" is no version that can be read; it must be " + std::string{expected});
    }
}

}  // namespace

Mode Manifest::mode_of(std::string_view file) const {
    const auto at = files.find(file);
    return at == files.end() ? Mode::absent : at->second;
}

Manifest read_manifest(std::string_view bytes, Findings& findings) {
    const auto before = findings.count();
    const Properties properties = read_properties(bytes, findings);
    Manifest manifest;
    if (findings.count() != before) {
        return manifest;
    }
    check_version(properties, "manifest.version", "1.0", findings);
    check_version(properties, "oneroster.version", "1.2", findings);
    for (const auto file : standard_files) {
        if (!properties.contains(std::string{file_prefix} + std::string{file})) {
            report(findings,
                   0,
                   std::string{file_prefix} + std::string{file},
                   "the property is missing; a set without that file says absent");
        }
    }
    for (const auto& [name, property] : properties) {
        if (name == "source.systemCode") {
            manifest.source_code = property.value;
            if (const auto reason = check_id(property.value)) {
                report(findings, property.line, name, *reason);
            }
        } else if (name == "source.systemName") {
            manifest.source_name = property.value;
        } else if (name.starts_with(file_prefix)) {
            if (const auto reason = take(property.value, manifest.files[name.substr(file_prefix.size())])) {
                report(findings, property.line, name, *reason);
            }
        }
    }
    return manifest;
}

std::string write_manifest(const Manifest& manifest) {
    std::string text;
    const auto row = [&text](std::string name, std::string value) {
        append_csv_row(text, std::array{std::move(name), std::move(value)});
    };
    row("propertyName", "value");
    row("manifest.version", "1.0");
    row("oneroster.version", "1.2");
    for (const auto file : standard_files) {
        row(std::string{file_prefix} + std::string{file}, print(manifest.mode_of(file)));
    }
    for (const auto& [file, mode] : manifest.files) {
        if (std::ranges::find(standard_files, file) == standard_files.end()) {
            row(std::string{file_prefix} + file, print(mode));
        }
    }
    if (!manifest.source_name.empty()) {
        row("source.systemName", manifest.source_name);
    }
    if (!manifest.source_code.empty()) {
        row("source.systemCode", manifest.source_code);
    }
    return text;
}

}  // namespace mrko::exchange
