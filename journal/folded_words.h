// SPDX-License-Identifier: Apache-2.0
// Words as a search compares them: small letters, "ё" as "е", without punctuation. Neither database can fold Russian
// letters (SQLite knows ASCII alone), so it is done here, the same for both.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mrko::journal {

/// The words of a text; letters (Latin and Cyrillic) and digits make words, everything else divides them. Malformed
/// UTF-8 divides too.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);

/// What of a folded word the search compares: without its last letters, for Russian words end in many ways. Short words
/// and numbers stay whole.
[[nodiscard]] std::string stem(const std::string& folded);

/// Whether each of `wanted` begins, by its stem, one of `words`. True without any wanted word.
[[nodiscard]] bool all_found(std::span<const std::string> wanted, std::span<const std::string> words);

}  // namespace mrko::journal
