// SPDX-License-Identifier: Apache-2.0
// A file descriptor that has one owner and is closed with it.
#pragma once

#include <unistd.h>

#include <utility>

namespace mrko::system {

class Descriptor {
public:
    Descriptor() noexcept = default;

    explicit Descriptor(int number) noexcept : number_(number) {}

    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}

    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    ~Descriptor() { close_now(); }

    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            close_now();
            number_ = other.release();
        }
        return *this;
    }

    [[nodiscard]] int number() const noexcept { return number_; }

    /// False when nothing is owned.
    [[nodiscard]] explicit operator bool() const noexcept { return number_ >= 0; }

    /// The caller owns the number from now on.
    [[nodiscard]] int release() noexcept { return std::exchange(number_, -1); }

private:
    void close_now() noexcept {
        if (number_ >= 0) {
            ::close(number_);
        }
    }

    int number_{-1};
};

}  // namespace mrko::system
