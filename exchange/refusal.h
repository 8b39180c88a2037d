// SPDX-License-Identifier: Apache-2.0
// What a person is told about a file that cannot be taken: where, and why, in a sentence.
#pragma once

#include <cstddef>
#include <exception>
#include <string>
#include <vector>

namespace mrko::exchange {

/// One finding about one place of a file.
struct Refusal {
    std::string file;    ///< name inside the archive; empty when the archive itself is meant
    int line{0};         ///< from 1, the header is line 1; 0 when the whole file is meant
    std::string column;  ///< name of the column in the header; empty when the whole line is meant
    std::string reason;  ///< a whole English sentence without a closing full stop

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// "users.csv:12 (givenName): the field is required and is empty".
[[nodiscard]] std::string sentence(const Refusal& refusal);

/// The input is refused whole; nothing of it may be stored.
struct Refused final : std::exception {
    /// How many findings are collected before reading stops.
    static constexpr std::size_t most = 200;

    explicit Refused(std::vector<Refusal> found);

    [[nodiscard]] const char* what() const noexcept override { return message.c_str(); }

    std::vector<Refusal> refusals;  ///< never empty
    std::string message;            ///< the first finding and how many there are
};

}  // namespace mrko::exchange
