// SPDX-License-Identifier: Apache-2.0
// Comma separated values of RFC 4180, strict, with the line of every row. What Excel in the Russian locale writes
// (semicolons, Windows-1251) is refused by name.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/findings.h"

namespace mrko::exchange {

struct CsvRow {
    int line{0};                      ///< of its first character; a field may hold line feeds
    std::vector<std::string> fields;  ///< without blanks at either end
};

/// Reads one file. A byte order mark is skipped, a missing line end at the end of the file is fine.
class CsvReader {
public:
    /// `file` is the name for findings. `bytes` and `findings` outlive the reader. Text that cannot be read at all
    /// (no UTF-8, a NUL, semicolons) is a finding at once, and there are no rows.
    CsvReader(std::string file, std::string_view bytes, Findings& findings);

    /// The next row that has as many fields as the first one; rows with more or fewer fields are findings and are
    /// left out. After a finding that loses the row's end (an unterminated quote) there are no more rows.
    [[nodiscard]] std::optional<CsvRow> next();

    /// The file could not be read to its end as rows.
    [[nodiscard]] bool broken() const noexcept { return broken_; }

private:
    enum class FieldEnd { field, row, file, broken };

    [[nodiscard]] FieldEnd take_field(std::string& field);
    [[nodiscard]] FieldEnd take_quoted(std::string& field);
    [[nodiscard]] FieldEnd take_separator();
    [[nodiscard]] FieldEnd give_up(std::string reason);
    void report(int line, std::string reason);

    std::string file_;
    std::string_view bytes_;
    Findings& findings_;
    std::size_t at_{0};
    int line_{1};
    std::optional<std::size_t> width_;
    bool broken_{false};
};

/// Appends one row and its line end; fields are quoted where they must be. A carriage return has no place in a field
/// and is left out. `separator` is a semicolon for those who cannot read commas.
void append_csv_row(std::string& text, std::span<const std::string> fields, char separator = ',');

}  // namespace mrko::exchange
