// SPDX-License-Identifier: Apache-2.0
#include "exchange/csv.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mrko::exchange {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

unsigned char byte(char c) noexcept {
    return static_cast<unsigned char>(c);
}

int line_of(std::string_view bytes, std::size_t at) {
    return 1 + static_cast<int>(std::ranges::count(bytes.substr(0, at), '\n'));
}

/// Length of the UTF-8 character that starts `rest`, 0 when there is none (RFC 3629: no surrogates, shortest form).
std::size_t utf8_length(std::string_view rest) noexcept {
    const unsigned char lead = byte(rest.front());
    if (lead < 0x80) {
        return 1;
    }
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || rest.size() < length) {
        return 0;
    }
    const auto continues = [](char c) { return (byte(c) & 0xC0U) == 0x80U; };
    if (!std::ranges::all_of(rest.substr(1, length - 1), continues)) {
        return 0;
    }
    const unsigned char second = byte(rest[1]);
    const bool fine = !(lead == 0xE0 && second < 0xA0) && !(lead == 0xED && second > 0x9F) &&
                      !(lead == 0xF0 && second < 0x90) && !(lead == 0xF4 && second > 0x8F);
    return fine ? length : 0;
}

std::size_t first_bad_character(std::string_view bytes) noexcept {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t length = utf8_length(bytes.substr(at));
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::string_view::npos;
}

/// Russian letters are nearly all the bytes above ASCII that a text of Windows-1251 holds.
bool looks_like_windows_1251(std::string_view bytes) {
    const auto high = [](char c) { return byte(c) >= 0x80; };
    const auto letter = [](char c) { return byte(c) >= 0xC0 || byte(c) == 0xA8 || byte(c) == 0xB8; };
    return 10 * std::ranges::count_if(bytes, letter) >= 8 * std::ranges::count_if(bytes, high);
}

bool blank(char c) noexcept {
    return c == ' ' || c == '\t';
}

void trim(std::string& field) {
    const auto first = std::ranges::find_if_not(field, blank);
    field.erase(field.begin(), first);
    while (!field.empty() && blank(field.back())) {
        field.pop_back();
    }
}

}  // namespace

CsvReader::CsvReader(std::string file, std::string_view bytes, Findings& findings)
    : file_(std::move(file)), bytes_(bytes), findings_(findings) {
    if (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF")) {
        static_cast<void>(give_up("the text is UTF-16; it must be UTF-8"));
        return;
    }
    if (bytes_.starts_with(byte_order_mark)) {
        bytes_.remove_prefix(byte_order_mark.size());
    }
    if (const auto nul = bytes_.find('\0'); nul != std::string_view::npos) {
        line_ = line_of(bytes_, nul);
        static_cast<void>(give_up("the line holds a NUL character"));
        return;
    }
    if (const auto bad = first_bad_character(bytes_); bad != std::string_view::npos) {
        line_ = line_of(bytes_, bad);
        static_cast<void>(give_up(looks_like_windows_1251(bytes_) ? "the text is Windows-1251; it must be UTF-8"
                                                                  : "the text is not UTF-8"));
        return;
    }
    const auto header = bytes_.substr(0, bytes_.find('\n'));
    if (header.find(';') != std::string_view::npos && header.find(',') == std::string_view::npos) {
        static_cast<void>(give_up("the fields are separated by semicolons; they must be separated by commas"));
    }
}

std::optional<CsvRow> CsvReader::next() {
    while (!broken_ && at_ < bytes_.size()) {
        CsvRow row{.line = line_, .fields = {}};
        auto end = FieldEnd::field;
        while (end == FieldEnd::field) {
            end = take_field(row.fields.emplace_back());
        }
        if (end == FieldEnd::broken) {
            return std::nullopt;
        }
        if (!width_) {
            width_ = row.fields.size();
        }
        if (row.fields.size() == *width_) {
            return row;
        }
        const bool empty = row.fields.size() == 1 && row.fields.front().empty();
        if (empty && bytes_.find_first_not_of(" \t\r\n", at_) == std::string_view::npos) {
            return std::nullopt;
        }
        report(row.line,
               empty ? std::string{"the line is empty"}
                     : "the line has " + std::to_string(row.fields.size()) + " fields, the header has " +
                           std::to_string(*width_));
    }
    return std::nullopt;
}

CsvReader::FieldEnd CsvReader::take_field(std::string& field) {
    if (at_ < bytes_.size() && bytes_[at_] == '"') {
        return take_quoted(field);
    }
    const auto end = std::min(bytes_.find_first_of(",\r\n\"", at_), bytes_.size());
    field.assign(bytes_.substr(at_, end - at_));
    trim(field);
    at_ = end;
    if (at_ < bytes_.size() && bytes_[at_] == '"') {
        return give_up("a quotation mark stands inside a field that is not quoted");
    }
    return take_separator();
}

CsvReader::FieldEnd CsvReader::take_quoted(std::string& field) {
    const int opened = line_;
    ++at_;
    while (true) {
        const auto stop = bytes_.find_first_of("\"\r\n", at_);
        if (stop == std::string_view::npos) {
            line_ = opened;
            return give_up("a quotation mark is opened and never closed");
        }
        field.append(bytes_.substr(at_, stop - at_));
        at_ = stop + 1;
        if (bytes_[stop] == '\r') {
            return give_up("a carriage return stands inside a field; only a line feed may");
        }
        if (bytes_[stop] == '\n') {
            ++line_;
            field += '\n';
        } else if (at_ < bytes_.size() && bytes_[at_] == '"') {
            field += '"';
            ++at_;
        } else {
            trim(field);
            return take_separator();
        }
    }
}

CsvReader::FieldEnd CsvReader::take_separator() {
    if (at_ >= bytes_.size()) {
        return FieldEnd::file;
    }
    if (bytes_[at_] == ',') {
        ++at_;
        return FieldEnd::field;
    }
    if (bytes_.substr(at_, 2) == "\r\n") {
        ++at_;
    }
    if (bytes_[at_] == '\n') {
        ++at_;
        ++line_;
        return FieldEnd::row;
    }
    if (bytes_[at_] == '\r') {
        return give_up("a carriage return stands alone; lines must end with a line feed, or with both");
    }
    return give_up("text follows a closing quotation mark");
}

CsvReader::FieldEnd CsvReader::give_up(std::string reason) {
    broken_ = true;
    report(line_, std::move(reason));
    return FieldEnd::broken;
}

void CsvReader::report(int line, std::string reason) {
    findings_.add({.file = file_, .line = line, .column = {}, .reason = std::move(reason)});
}

void append_csv_row(std::string& text, std::span<const std::string> fields, char separator) {
    const std::string quoted{separator, '"', '\r', '\n'};
    bool first = true;
    for (const auto& field : fields) {
        if (!first) {
            text += separator;
        }
        first = false;
        // A byte order mark at the beginning of a text would be taken for that of the file.
        if (field.find_first_of(quoted) == std::string::npos && !(text.empty() && field.starts_with("\xEF\xBB\xBF"))) {
            text += field;
            continue;
        }
        text += '"';
        for (const char c : field) {
            if (c == '"') {
                text += '"';
            }
            if (c != '\r') {
                text += c;
            }
        }
        text += '"';
    }
    text += "\r\n";
}

}  // namespace mrko::exchange
