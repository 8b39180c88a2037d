// SPDX-License-Identifier: Apache-2.0
// Writes a table for spreadsheet programs. They take a cell that begins like a formula for one, so such a cell gets an
// apostrophe in front: what a teacher typed must not run on a parent's computer.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace mrko::exchange {

/// RFC 4180 for programs; for Excel of the Russian locale, which needs a byte order mark and semicolons.
enum class SpreadsheetFor { programs, excel };

using SpreadsheetRow = std::vector<std::string>;

/// Every row has as many cells as the first one, which names the columns.
[[nodiscard]] std::string write_spreadsheet(std::span<const SpreadsheetRow> rows, SpreadsheetFor reader);

}  // namespace mrko::exchange
