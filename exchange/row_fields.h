// SPDX-License-Identifier: Apache-2.0
// Turns one row of a file into one record: every field that cannot be read is named, not only the first.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/csv.h"
#include "exchange/file_header.h"
#include "exchange/record_fields.h"

namespace mrko::exchange {

/// What is wrong with one field, or odd about it.
struct FieldFault {
    std::string column;
    std::string reason;
};

class RowFields {
public:
    /// `row` and `header` outlive the object. A record that goes (delta, tobedeleted) needs no field but its sourcedId.
    RowFields(const CsvRow& row, const FileHeader& header, Status status) noexcept
        : row_(row), header_(header), status_(status) {}

    template <class Value>
    void field(std::string_view name, Need need, Value&& value) {
        const std::string& text = row_.fields[place_++];
        if (!text.empty()) {
            read(name, text, std::forward<Value>(value));
        } else if (need == Need::required && status_ == Status::active) {
            faults_.push_back({.column = std::string{name}, .reason = "the field is required and is empty"});
        }
    }

    template <class Value>
    void metadata(std::string_view name, Value&& value) {
        const auto place = header_.metadata[metadata_place_++];
        if (place && !row_.fields[*place].empty()) {
            read(name, row_.fields[*place], std::forward<Value>(value));
        } else {
            conclude(value);
        }
    }

    [[nodiscard]] const std::vector<FieldFault>& faults() const noexcept { return faults_; }

    [[nodiscard]] const std::vector<FieldFault>& oddities() const noexcept { return oddities_; }

private:
    template <class Value>
    void read(std::string_view name, const std::string& text, Value&& value) {
        note(name, take(text, std::forward<Value>(value)));
    }

    void read(std::string_view /*name*/, const std::string& /*text*/, Unused /*value*/) {}

    void read(std::string_view name, const std::string& text, Reference<std::string> reference) {
        note(name, check_id(text));
        reference.ids = text;
    }

    void read(std::string_view name, const std::string& text, Reference<std::vector<std::string>> reference) {
        note(name, take(text, reference.ids));
        for (const auto& id : reference.ids) {
            note(name, check_id(id));
        }
    }

    void read(std::string_view name, const std::string& text, OpenTerm<Attendance::Code, std::string> term) {
        note(name, take(text, term));
        if (term.value == Attendance::Code::other) {
            oddities_.push_back(
                {.column = std::string{name}, .reason = "the code \"" + text + "\" is unknown and is kept as a word"});
        }
    }

    template <class Value>
    void conclude(const Value& /*value*/) {}

    void conclude(ScaleOrHighest<journal::Scale, std::optional<journal::Points>> column) {
        column.scale = scale_of(column.highest);
    }

    void note(std::string_view name, Reason reason) {
        if (reason) {
            faults_.push_back({.column = std::string{name}, .reason = std::move(*reason)});
        }
    }

    const CsvRow& row_;
    const FileHeader& header_;
    Status status_;
    std::size_t place_{3};
    std::size_t metadata_place_{0};
    std::vector<FieldFault> faults_;
    std::vector<FieldFault> oddities_;
};

}  // namespace mrko::exchange
