// SPDX-License-Identifier: Apache-2.0
// Rows as octets and back, for a place outside the database. Only the same program reads what it wrote.
// Private to sql/.
#pragma once

#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "sql/poco_types.h"

namespace mrko::sql {

class RowWriter {
public:
    template <Row R>
    void write(const std::vector<R>& rows) {
        write(static_cast<std::int64_t>(rows.size()));
        for (const auto& row : rows) {
            std::apply([&](auto... members) { (write(row.*members), ...); }, R::columns());
        }
    }

    [[nodiscard]] const std::string& octets() const noexcept { return octets_; }

private:
    void write(std::integral auto value) {
        const auto wide = static_cast<std::int64_t>(value);
        octets_.append(reinterpret_cast<const char*>(&wide), sizeof wide);
    }

    void write(const std::string& text) {
        write(static_cast<std::int64_t>(text.size()));
        octets_ += text;
    }

    template <class T>
    void write(const std::optional<T>& value) {
        octets_ += value ? '\1' : '\0';
        if (value) {
            write(*value);
        }
    }

    std::string octets_;
};

class RowParser {
public:
    explicit RowParser(std::string_view octets) noexcept : rest_(octets) {}

    /// Not whole: nothing that it gave is of use.
    [[nodiscard]] bool is_whole() const noexcept { return whole_ && rest_.empty(); }

    template <Row R>
    [[nodiscard]] std::vector<R> rows() {
        std::vector<R> all;
        std::int64_t count = 0;
        read(count);
        // Grows with what is there, not with what a damaged count asks for.
        for (std::int64_t at = 0; at < count && whole_; ++at) {
            auto& row = all.emplace_back();
            std::apply([&](auto... members) { (read(row.*members), ...); }, R::columns());
        }
        return all;
    }

private:
    std::string_view take(std::size_t size) noexcept {
        if (size > rest_.size()) {
            whole_ = false;
            return {};
        }
        const auto taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

    template <std::integral Number>
    void read(Number& into) noexcept {
        std::int64_t wide = 0;
        if (const auto taken = take(sizeof wide); !taken.empty()) {
            std::memcpy(&wide, taken.data(), sizeof wide);
        }
        into = static_cast<Number>(wide);
    }

    void read(std::string& into) {
        std::int64_t size = 0;
        read(size);
        into = take(static_cast<std::size_t>(size));
    }

    template <class T>
    void read(std::optional<T>& into) {
        if (take(1) == "\1") {
            read(into.emplace());
        }
    }

    std::string_view rest_;
    bool whole_{true};
};

}  // namespace mrko::sql
