// SPDX-License-Identifier: Apache-2.0
// The texts of one language. gettext() of the C library needs an installed locale and process-wide state, so the
// compiled catalogue is read here.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "views/language.h"

namespace mrko::views {

/// A text of the catalogue by its context and English original. Written out in full where it is used, for the
/// catalogue test finds the uses by this form.
struct Message {
    std::string_view context;
    std::string_view id;
};

/// The value of one {name} in a text.
struct Argument {
    std::string_view name;
    std::string_view value;
};

/// Which of a text's forms goes with `n` of something; `n >= 0`.
[[nodiscard]] unsigned plural_form(Language language, std::int64_t n) noexcept;

/// How many forms the language has for whole numbers.
[[nodiscard]] unsigned plural_form_count(Language language) noexcept;

class Catalogue {
public:
    /// `mo` is the content of a compiled catalogue (msgfmt, little-endian). Throws std::runtime_error when it is
    /// damaged or when one of its entries has an empty or a missing form.
    Catalogue(Language language, std::string_view mo);

    [[nodiscard]] Language language() const noexcept { return language_; }

    /// The text of a message. Throws std::out_of_range when the catalogue lacks it.
    [[nodiscard]] const std::string& text(const Message& message) const;

    /// The text with every {name} replaced. Throws std::out_of_range when the catalogue lacks it, and
    /// std::logic_error when the text names an argument that is not given.
    [[nodiscard]] std::string text(const Message& message, std::initializer_list<Argument> arguments) const;

    /// The form of the message for `n`, with {n} and the other arguments replaced. Throws like text().
    [[nodiscard]] std::string plural(const Message& message,
                                     std::int64_t n,
                                     std::initializer_list<Argument> arguments = {}) const;

    /// Replaces each {{_ context: id}} mark of a template by its text, HTML-escaped. Throws std::runtime_error naming
    /// the mark that has no text.
    [[nodiscard]] std::string expand(std::string_view markup) const;

private:
    [[nodiscard]] const std::string& form(const Message& message, unsigned number) const;

    Language language_;
    std::unordered_map<std::string, std::string> texts_;  // "context EOT id NUL form number" -> text
};

}  // namespace mrko::views
