// SPDX-License-Identifier: Apache-2.0
// Passwords as argon2id hashes: how costly they are, which of another system are taken, and the same work for nobody.
#pragma once

#include <string>
#include <string_view>

namespace mrko::sql {

/// A new hash string: argon2id, 19 MiB, two passes. About 30 ms.
[[nodiscard]] std::string hash_password(std::string_view password);

/// About as long as hash_password; false for a string that is no hash, without that work.
[[nodiscard]] bool password_fits(const std::string& hash, std::string_view password);

/// The hash of a password that was thrown away: what an unknown login is checked against.
[[nodiscard]] const std::string& nobodys_hash();

/// A hash string that costs just what ours do: an imported one that costs more stalls a worker, one that costs less is
/// guessed sooner, and either tells by its time that the login exists.
[[nodiscard]] bool is_acceptable_hash(std::string_view hash);

}  // namespace mrko::sql
