// SPDX-License-Identifier: Apache-2.0
#include "views/linked_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include "views/format.h"
#include "views/names/linked_text.h"
#include "views/template_dictionary.h"

namespace mrko::views {

namespace {

/// Longer than any address that somebody types or copies on purpose.
constexpr std::size_t longest_address = 2000;

bool starts_with_scheme(std::string_view text, std::string_view scheme) {
    return text.size() > scheme.size() &&
           std::ranges::equal(text.substr(0, scheme.size()), scheme, [](char typed, char wanted) {
               return std::tolower(static_cast<unsigned char>(typed)) == wanted;
           });
}

/// The length of "http://" or "https://" at the beginning of the text; 0 when neither stands there.
std::size_t scheme_length(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (starts_with_scheme(text, scheme)) {
            return scheme.size();
        }
    }
    return 0;
}

bool is_ascii_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

/// An address does not begin in the middle of a word.
bool may_follow(std::string_view before) {
    const bool in_word = !before.empty() && (is_ascii_word(before.back()) || (before.back() & 0x80) != 0);
    constexpr std::array<std::string_view, 6> openers{"«", "„", "“", "—", "–", "\u00a0"};
    return !in_word || std::ranges::any_of(openers, [&](std::string_view sign) { return before.ends_with(sign); });
}

/// What cannot stand in an address: ASCII space, controls and quotes, and the spaces, quotes and invisible direction
/// signs of Unicode, with which a text could look like another one.
std::size_t end_of_run(std::string_view text) {
    constexpr std::array<std::string_view, 4> foreign_leads{"\xC2", "\xE2", "\xE3", "\xEF"};
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char byte = text[at];
        const bool ends = (byte & 0x80) != 0
                              ? std::ranges::find(foreign_leads, text.substr(at, 1)) != foreign_leads.end()
                              : byte <= ' ' || byte == '\x7F' || byte == '<' || byte == '>' || byte == '"' ||
                                    byte == '\'' || byte == '\\' || byte == '`' || byte == '{' || byte == '}';
        if (ends) {
            return at;
        }
    }
    return text.size();
}

/// The signs of the sentence at the address's end.
std::string_view without_tail(std::string_view address) {
    constexpr std::string_view signs = ".,;:!?*_~";
    while (!address.empty()) {
        const char last = address.back();
        const bool unopened = last == ')' && std::ranges::count(address, ')') > std::ranges::count(address, '(');
        const bool unopened_square = last == ']' && std::ranges::count(address, ']') > std::ranges::count(address, '[');
        if (signs.find(last) == std::string_view::npos && !unopened && !unopened_square) {
            break;
        }
        address.remove_suffix(1);
    }
    return address;
}

/// One label of a host: Latin with digits and inner hyphens, or Russian likewise. A mixture may look like another name.
bool is_label(std::string_view label) {
    bool latin = false;
    bool russian = false;
    for (std::size_t at = 0; at < label.size(); ++at) {
        const char byte = label[at];
        if (byte == '\xD0' || byte == '\xD1') {
            russian = true;
            ++at;
        } else if (byte != '-' && !is_ascii_word(byte)) {
            return false;
        } else {
            latin = latin || std::isalpha(static_cast<unsigned char>(byte)) != 0;
        }
    }
    return !label.empty() && label.front() != '-' && label.back() != '-' && !(latin && russian);
}

bool is_port(std::string_view port) {
    return !port.empty() && port.size() <= 5 &&
           std::ranges::all_of(port, [](char digit) { return digit >= '0' && digit <= '9'; });
}

/// "host" or "host:port", with a dot in the host: a bare word is no address of the web.
bool is_authority(std::string_view authority) {
    const std::size_t colon = authority.find(':');
    if (colon != std::string_view::npos && !is_port(authority.substr(colon + 1))) {
        return false;
    }
    std::string_view host = authority.substr(0, colon);
    std::size_t labels = 0;
    while (!host.empty()) {
        const std::size_t dot = host.find('.');
        if (!is_label(host.substr(0, dot)) || dot + 1 == host.size()) {
            return false;
        }
        ++labels;
        host = dot == std::string_view::npos ? std::string_view{} : host.substr(dot + 1);
    }
    return labels > 1;
}

/// The address that begins the text; empty when none does.
std::string_view address_at(std::string_view text) {
    const std::size_t scheme = scheme_length(text);
    if (scheme == 0) {
        return {};
    }
    const std::size_t end = end_of_run(text.substr(0, longest_address + 1));
    if (end > longest_address) {
        return {};
    }
    const std::string_view address = without_tail(text.substr(0, end));
    if (address.size() <= scheme) {
        return {};
    }
    const std::string_view rest = address.substr(scheme);
    return is_authority(rest.substr(0, rest.find_first_of("/?#"))) ? address : std::string_view{};
}

void add_line(std::vector<TextPart>& parts, std::string_view line) {
    std::size_t begin = 0;
    const auto add_words = [&](std::size_t end) {
        if (end > begin) {
            parts.push_back({.kind = TextPart::Kind::words, .text = std::string(line.substr(begin, end - begin))});
        }
    };
    for (std::size_t at = 0; at < line.size();) {
        const auto address = may_follow(line.substr(0, at)) ? address_at(line.substr(at)) : std::string_view{};
        if (address.empty()) {
            ++at;
            continue;
        }
        add_words(at);
        parts.push_back({.kind = TextPart::Kind::link, .text = std::string(address)});
        at += address.size();
        begin = at;
    }
    add_words(line.size());
}

}  // namespace

std::vector<TextPart> parts_of(std::string_view text) {
    std::vector<TextPart> parts;
    for (bool first = true; first || !text.empty(); first = false) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        add_line(parts, line);
        if (end == std::string_view::npos) {
            break;
        }
        parts.push_back({.kind = TextPart::Kind::line_break, .text = {}});
        text.remove_prefix(end + 1);
    }
    return parts;
}

void fill_linked_text(ctemplate::TemplateDictionary& part, std::string_view text) {
    part.SetFilename("linked_text.tpl");
    for (const TextPart& piece : parts_of(text)) {
        auto& entry = *part.AddSectionDictionary(klt_PART);
        switch (piece.kind) {
            case TextPart::Kind::words: entry.SetValueAndShowSection(klt_TEXT, unbroken(piece.text), klt_WORDS); break;
            case TextPart::Kind::link: {
                auto& link = *entry.AddSectionDictionary(klt_LINK);
                link.SetValue(klt_ADDRESS, piece.text);
                link.SetValue(klt_TEXT, piece.text);
                break;
            }
            case TextPart::Kind::line_break: entry.ShowSection(klt_BREAK); break;
        }
    }
}

}  // namespace mrko::views
