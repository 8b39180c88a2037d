// SPDX-License-Identifier: Apache-2.0
#include "session/seal.h"

#include <sodium.h>

#include <array>
#include <cstddef>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include "session/packed_fields.h"

namespace mrko::session {

namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(key_size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(key_size == crypto_generichash_KEYBYTES && key_size == crypto_auth_hmacsha256_KEYBYTES);

using Key = std::array<unsigned char, key_size>;

const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// The key of one place and holder, wiped when it goes.
class DerivedKey {
public:
    DerivedKey(std::string_view server_key, std::string_view holder) {
        const std::string purpose = pack({"mrko.seal.1", holder});
        crypto_generichash(
            key_.data(), key_.size(), octets(purpose), purpose.size(), octets(server_key), server_key.size());
    }

    DerivedKey(const DerivedKey&) = delete;
    DerivedKey& operator=(const DerivedKey&) = delete;

    ~DerivedKey() { sodium_memzero(key_.data(), key_.size()); }

    [[nodiscard]] const unsigned char* get() const noexcept { return key_.data(); }

private:
    Key key_{};
};

[[noreturn]] void refuse_line(std::size_t number) {
    throw std::invalid_argument("session key file, line " + std::to_string(number) + ": not a key");
}

Secret read_key(std::string_view text, std::size_t line) {
    auto bytes = from_base64url(text);
    if (!bytes || bytes->size() != key_size) {
        refuse_line(line);
    }
    Secret key{*bytes};
    sodium_memzero(bytes->data(), bytes->size());
    return key;
}

}  // namespace

SealKeys::SealKeys(Secret naming, SealKey current, std::optional<SealKey> previous)
    : naming_(std::move(naming)), current_(std::move(current)), previous_(std::move(previous)) {
    if (sodium_init() < 0) {
        throw std::runtime_error("libsodium cannot start");
    }
    const bool sized = naming_.bytes().size() == key_size && current_.bytes.bytes().size() == key_size &&
                       (!previous_ || previous_->bytes.bytes().size() == key_size);
    if (!sized) {
        throw std::invalid_argument("a session key is not 32 bytes long");
    }
    if (previous_ && previous_->id == current_.id) {
        throw std::invalid_argument("two session keys have the same id");
    }
}

SealKeys SealKeys::from_text(std::string_view text) {
    std::optional<Secret> naming;
    std::vector<SealKey> seals;
    std::istringstream lines{std::string{text}};
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        std::istringstream words{line.substr(0, line.find('#'))};
        std::vector<std::string> word;
        for (std::string next; words >> next;) {
            word.push_back(next);
        }
        if (word.empty()) {
            continue;
        }
        if (word.size() == 2 && word[0] == "naming" && !naming) {
            naming = read_key(word[1], number);
            continue;
        }
        const auto id = word.size() == 3 && word[0] == "seal" ? parse_number(word[1]) : std::nullopt;
        if (!id || *id < 0 || *id > UINT8_MAX || seals.size() == 2) {
            refuse_line(number);
        }
        seals.push_back({.id = static_cast<std::uint8_t>(*id), .bytes = read_key(word[2], number)});
    }
    if (!naming || seals.empty()) {
        throw std::invalid_argument("session key file: needs one naming key and one or two seal keys");
    }
    std::optional<SealKey> previous;
    if (seals.size() == 2) {
        previous = std::move(seals[1]);
    }
    return {std::move(*naming), std::move(seals[0]), std::move(previous)};
}

SealKeys SealKeys::from_file(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf())) {
        throw std::runtime_error{"the file " + file.string() + " of session.keys_file cannot be read"};
    }
    return from_text(text.str());
}

std::string SealKeys::generate_text() {
    return "naming " + random_token() + "\nseal 1 " + random_token() + "\n";
}

std::string SealKeys::seal(std::string_view plain, const SealedFor& belongs) const {
    const DerivedKey key{current_.bytes.bytes(), belongs.holder};
    constexpr std::size_t head = 1 + nonce_size;
    std::vector<unsigned char> sealed(head + plain.size() + tag_size);
    sealed[0] = current_.id;
    randombytes_buf(&sealed[1], nonce_size);
    unsigned long long written = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(&sealed[head],
                                               &written,
                                               octets(plain),
                                               plain.size(),
                                               octets(belongs.place),
                                               belongs.place.size(),
                                               nullptr,
                                               &sealed[1],
                                               key.get());
    return {sealed.begin(), sealed.end()};
}

std::optional<std::string> SealKeys::open(std::string_view sealed, const SealedFor& belongs) const {
    constexpr std::size_t head = 1 + nonce_size;
    if (sealed.size() < head + tag_size) {
        return std::nullopt;
    }
    const auto id = static_cast<std::uint8_t>(sealed[0]);
    const SealKey* const server_key =
        id == current_.id ? &current_ : (previous_ && id == previous_->id ? &*previous_ : nullptr);
    if (server_key == nullptr) {
        return std::nullopt;
    }
    const DerivedKey key{server_key->bytes.bytes(), belongs.holder};
    std::string plain(sealed.size() - head - tag_size, '\0');
    unsigned long long written = 0;
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(plain.data()),
                                                                  &written,
                                                                  nullptr,
                                                                  octets(sealed.substr(head)),
                                                                  sealed.size() - head,
                                                                  octets(belongs.place),
                                                                  belongs.place.size(),
                                                                  octets(sealed.substr(1)),
                                                                  key.get());
    if (failed != 0) {
        return std::nullopt;
    }
    return plain;
}

std::string SealKeys::pseudonym(std::string_view purpose, std::string_view of) const {
    const std::string named = pack({purpose, of});
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256(mac.data(), octets(named), named.size(), octets(naming_.bytes()));
    return {mac.begin(), mac.end()};
}

std::string SealKeys::fingerprint(std::string_view purpose, std::string_view of) const {
    const std::string named = pack({purpose, of});
    const auto key = naming_.bytes();
    std::array<unsigned char, crypto_generichash_BYTES> mac{};
    crypto_generichash(mac.data(), mac.size(), octets(named), named.size(), octets(key), key.size());
    return {mac.begin(), mac.end()};
}

}  // namespace mrko::session
