// SPDX-License-Identifier: Apache-2.0
#include "exchange/spreadsheet.h"

#include <string_view>

#include "exchange/csv.h"

namespace mrko::exchange {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view begins_a_formula = "=+-@\t\r";

std::string harmless(const std::string& cell) {
    const bool formula = !cell.empty() && begins_a_formula.find(cell.front()) != std::string_view::npos;
    return formula ? "'" + cell : cell;
}

}  // namespace

std::string write_spreadsheet(std::span<const SpreadsheetRow> rows, SpreadsheetFor reader) {
    std::string text;
    char separator = ',';
    if (reader == SpreadsheetFor::excel) {
        text = byte_order_mark;
        separator = ';';
    }
    for (const auto& row : rows) {
        SpreadsheetRow cells;
        cells.reserve(row.size());
        for (const auto& cell : row) {
            cells.push_back(harmless(cell));
        }
        append_csv_row(text, cells, separator);
    }
    return text;
}

}  // namespace mrko::exchange
