// SPDX-License-Identifier: Apache-2.0
// CSV: the rows that were read are written and read again the same.
#include "exchange/csv.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

std::vector<std::vector<std::string>> rows_of(std::string_view bytes) {
    mrko::exchange::Findings findings;
    mrko::exchange::CsvReader reader{"users.csv", bytes, findings};
    std::vector<std::vector<std::string>> rows;
    while (auto row = reader.next()) {
        rows.push_back(std::move(row->fields));
    }
    return rows;
}

/// A carriage return has no place in what we write, and blanks at the ends none in what we read.
bool is_plain(const std::vector<std::vector<std::string>>& rows) {
    for (const auto& row : rows) {
        for (const auto& field : row) {
            if (field.find('\r') != std::string::npos) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    try {
        const auto rows = rows_of(mrko::fuzz::text_of(bytes, size));
        std::string written;
        for (const auto& row : rows) {
            mrko::exchange::append_csv_row(written, row);
        }
        if (is_plain(rows)) {
            mrko::fuzz::require(rows_of(written) == rows, "rows are written and read again the same");
        }
    } catch (const mrko::exchange::Refused&) {
        // Refusing is right.
    }
    return 0;
}
