// SPDX-License-Identifier: Apache-2.0
// The header line of a file: the columns it must have, in their order, and where our additions stand.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/record_fields.h"

namespace mrko::exchange {

/// The names that describe() states for a kind of record.
class ColumnNames {
public:
    template <class Record>
    [[nodiscard]] static ColumnNames of() {
        ColumnNames names;
        Record record;
        describe(names, record);
        return names;
    }

    template <class Value>
    void field(std::string_view name, Need /*need*/, const Value& /*value*/) {
        fields_.emplace_back(name);
    }

    template <class Value>
    void metadata(std::string_view name, const Value& /*value*/) {
        metadata_.emplace_back(name);
    }

    /// sourcedId, status and dateLastModified first.
    [[nodiscard]] const std::vector<std::string>& fields() const noexcept { return fields_; }

    [[nodiscard]] const std::vector<std::string>& metadata() const noexcept { return metadata_; }

private:
    std::vector<std::string> fields_{"sourcedId", "status", "dateLastModified"};
    std::vector<std::string> metadata_;
};

/// A header that was found right.
struct FileHeader {
    /// For each of ColumnNames::metadata() its position in a row; empty where the file has no such column.
    std::vector<std::optional<std::size_t>> metadata;
    std::vector<std::string> names;     ///< as they stand, by position
    std::vector<std::string> oddities;  ///< sentences about what was accepted although it is not quite right
};

/// What is wrong with a header.
struct HeaderFault {
    std::string column;
    std::string reason;
};

/// Fills `header`, or returns the first fault.
[[nodiscard]] std::optional<HeaderFault> match_header(std::span<const std::string> found,
                                                      const ColumnNames& expected,
                                                      FileHeader& header);

}  // namespace mrko::exchange
