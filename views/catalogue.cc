// SPDX-License-Identifier: Apache-2.0
#include "views/catalogue.h"

#include <stdexcept>

namespace mrko::views {

namespace {

constexpr char context_end = '\x04';
constexpr std::uint32_t magic = 0x950412de;

/// Reads the fields of a .mo and never past its end.
class MoReader {
public:
    explicit MoReader(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] std::uint32_t number(std::size_t offset) const {
        const std::string_view field = part(offset, 4);
        std::uint32_t value = 0;
        for (std::size_t byte = 0; byte < field.size(); ++byte) {
            value |= std::uint32_t{static_cast<unsigned char>(field[byte])} << (8 * byte);
        }
        return value;
    }

    /// The text whose length and offset stand in row `row` of the table at `table`.
    [[nodiscard]] std::string_view row(std::size_t table, std::uint32_t row) const {
        const std::size_t at = table + std::size_t{row} * 8;
        return part(number(at + 4), number(at));
    }

private:
    [[nodiscard]] std::string_view part(std::size_t offset, std::size_t length) const {
        if (offset > bytes_.size() || bytes_.size() - offset < length) {
            throw std::runtime_error("the catalogue is cut short");
        }
        return bytes_.substr(offset, length);
    }

    std::string_view bytes_;
};

std::string key_of(std::string_view context_and_id, unsigned form) {
    std::string key(context_and_id);
    key += '\0';
    key += static_cast<char>('0' + form);
    return key;
}

std::string joined(const Message& message) {
    std::string key(message.context);
    key += context_end;
    key += message.id;
    return key;
}

std::string shown(const Message& message) {
    std::string words(message.context);
    words += ": ";
    words += message.id;
    return words;
}

std::string with_arguments(std::string_view text, std::initializer_list<Argument> arguments) {
    std::string result;
    while (!text.empty()) {
        const auto open = text.find('{');
        result += text.substr(0, open);
        if (open == std::string_view::npos) {
            break;
        }
        const auto close = text.find('}', open);
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const Argument* found = nullptr;
        for (const Argument& argument : arguments) {
            if (argument.name == name) {
                found = &argument;
            }
        }
        if (close == std::string_view::npos || found == nullptr) {
            throw std::logic_error("no argument {" + std::string(name) + "} is given");
        }
        result += found->value;
        text.remove_prefix(close + 1);
    }
    return result;
}

std::string html(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        switch (letter) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            case '\'': result += "&#39;"; break;
            default: result += letter;
        }
    }
    return result;
}

}  // namespace

unsigned plural_form(Language language, std::int64_t n) noexcept {
    switch (language) {
        case Language::ru:
            if (n % 10 == 1 && n % 100 != 11) {
                return 0;
            }
            return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
        case Language::en: return n == 1 ? 0 : 1;
    }
    return 0;
}

unsigned plural_form_count(Language language) noexcept {
    switch (language) {
        case Language::ru: return 3;
        case Language::en: return 2;
    }
    return 1;
}

Catalogue::Catalogue(Language language, std::string_view mo) : language_(language) {
    const MoReader reader(mo);
    if (reader.number(0) != magic) {
        throw std::runtime_error("this is no little-endian .mo catalogue");
    }
    const std::uint32_t entries = reader.number(8);
    const std::uint32_t originals = reader.number(12);
    const std::uint32_t translations = reader.number(16);
    for (std::uint32_t row = 0; row < entries; ++row) {
        const std::string_view original = reader.row(originals, row);
        if (original.empty()) {
            continue;  // the header of the .po
        }
        const auto id_end = original.find('\0');
        const std::string_view id = original.substr(0, id_end);
        const unsigned forms = id_end == std::string_view::npos ? 1 : plural_form_count(language);
        std::string_view rest = reader.row(translations, row);
        for (unsigned form = 0; form < forms; ++form) {
            const auto end = rest.find('\0');
            const bool last = form + 1 == forms;
            if (rest.substr(0, end).empty() || last != (end == std::string_view::npos)) {
                throw std::runtime_error("the catalogue " + std::string(tag(language)) +
                                         " lacks a form of: " + std::string(id.substr(id.find(context_end) + 1)));
            }
            texts_.emplace(key_of(id, form), rest.substr(0, end));
            rest.remove_prefix(last ? rest.size() : end + 1);
        }
    }
}

const std::string& Catalogue::form(const Message& message, unsigned number) const {
    const auto found = texts_.find(key_of(joined(message), number));
    if (found == texts_.end()) {
        throw std::out_of_range("the catalogue " + std::string(tag(language_)) + " lacks: " + shown(message));
    }
    return found->second;
}

const std::string& Catalogue::text(const Message& message) const {
    return form(message, 0);
}

std::string Catalogue::text(const Message& message, std::initializer_list<Argument> arguments) const {
    return with_arguments(text(message), arguments);
}

std::string Catalogue::plural(const Message& message, std::int64_t n, std::initializer_list<Argument> arguments) const {
    const std::string counted = std::to_string(n);
    std::string result = form(message, plural_form(language_, n));
    constexpr std::string_view place = "{n}";
    for (auto at = result.find(place); at != std::string::npos; at = result.find(place, at + counted.size())) {
        result.replace(at, place.size(), counted);
    }
    return with_arguments(result, arguments);
}

std::string Catalogue::expand(std::string_view markup) const {
    constexpr std::string_view open = "{{_ ";
    constexpr std::string_view close = "}}";
    std::string result;
    while (!markup.empty()) {
        const auto at = markup.find(open);
        result += markup.substr(0, at);
        if (at == std::string_view::npos) {
            break;
        }
        const auto end = markup.find(close, at);
        const auto colon = markup.find(": ", at);
        if (end == std::string_view::npos || colon == std::string_view::npos || colon > end) {
            throw std::runtime_error("a broken mark in a template: " + std::string(markup.substr(at, 40)));
        }
        const Message message{markup.substr(at + open.size(), colon - at - open.size()),
                              markup.substr(colon + 2, end - colon - 2)};
        const auto found = texts_.find(key_of(joined(message), 0));
        if (found == texts_.end()) {
            throw std::runtime_error("the catalogue " + std::string(tag(language_)) + " lacks: " + shown(message));
        }
        result += html(found->second);
        markup.remove_prefix(end + close.size());
    }
    return result;
}

}  // namespace mrko::views
