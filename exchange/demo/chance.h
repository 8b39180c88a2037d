// SPDX-License-Identifier: Apache-2.0
// Chance that repeats: every thing of the school throws its own dice, so that a later "today" only adds to what was.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace mrko::exchange::demo {

/// splitmix64; the standard's distributions differ between libraries, so none is used.
class Chance {
public:
    /// The same seed and the same name throw the same dice.
    Chance(std::uint64_t seed, std::string_view name) noexcept : state_(seed) {
        for (const char c : name) {
            state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        }
        next();
    }

    std::uint64_t next() noexcept {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }

    /// 0 <= result < bound; bound > 0.
    std::size_t below(std::size_t bound) noexcept { return next() % bound; }

    /// first <= result <= last.
    int between(int first, int last) noexcept {
        return first + static_cast<int>(below(static_cast<std::size_t>(last - first) + 1));
    }

    bool happens(int times_in_a_thousand) noexcept { return between(0, 999) < times_in_a_thousand; }

    template <class Value>
    const Value& pick(const std::vector<Value>& values) noexcept {
        return values[below(values.size())];
    }

    template <class Value>
    void shuffle(std::vector<Value>& values) noexcept {
        for (std::size_t left = values.size(); left > 1; --left) {
            std::swap(values[left - 1], values[below(left)]);
        }
    }

private:
    std::uint64_t state_;
};

}  // namespace mrko::exchange::demo
