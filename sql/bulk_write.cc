// SPDX-License-Identifier: Apache-2.0
#include "sql/bulk_write.h"

#include <algorithm>

#include "sql/statement.h"

namespace mrko::sql {

namespace {

/// Past some dozens of rows a longer statement saves nothing more, and SQLite ends at 32766 placeholders.
constexpr std::size_t rows_at_once = 50;
constexpr std::string_view before_row{"VALUES ("};

}  // namespace

BulkWrite::BulkWrite(Connection& connection, std::string_view text) : connection_(connection), head_(text) {
    width_ = static_cast<std::size_t>(std::ranges::count(text, '$'));
    if (const auto row = text.find(before_row); row != std::string_view::npos) {
        const auto open = row + before_row.size() - 1;
        head_ = text.substr(0, open);
        tail_ = text.substr(text.find(')', open) + 1);
        most_rows_ = rows_at_once;
    }
    values_.resize(width_ * most_rows_);
    connection_.add(*this);
}

std::string BulkWrite::text_for(std::size_t rows) const {
    if (most_rows_ == 1) {
        return head_;
    }
    auto text = head_;
    for (std::size_t place = 1; place <= rows * width_; ++place) {
        text += place == 1 ? "($" : place % width_ == 1 || width_ == 1 ? "), ($" : ", $";
        text += std::to_string(place);
    }
    return text + ")" + tail_;
}

void BulkWrite::add(const Fields& row) {
    std::ranges::copy(row, values_.begin() + static_cast<std::ptrdiff_t>(used_ * width_));
    ++used_;
    if (used_ == most_rows_) {
        flush();
    }
}

void BulkWrite::flush() {
    if (used_ > 0) {
        run(std::exchange(used_, 0));
    }
}

std::unique_ptr<Poco::Data::Statement> BulkWrite::make_statement(std::size_t rows) {
    auto statement = std::make_unique<Poco::Data::Statement>(connection_.session());
    *statement << text_for(rows);
    for (std::size_t place = 0; place < rows * width_; ++place) {
        *statement, Poco::Data::Keywords::use(values_[place]);
    }
    return statement;
}

void BulkWrite::run(std::size_t rows) {
    connection_.timed([&] {
        try {
            if (rows < most_rows_) {
                make_statement(rows)->execute();
                return;
            }
            if (!wide_) {
                wide_ = make_statement(rows);
            }
            try {
                wide_->execute();
            } catch (...) {
                let_go(std::move(wide_));
                throw;
            }
        } catch (const Poco::Exception& failure) {
            connection_.fail(failure);
        }
    });
}

}  // namespace mrko::sql
