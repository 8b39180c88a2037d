// SPDX-License-Identifier: Apache-2.0
// The one Poco session of a worker: made when needed, dropped when lost, with the statements that live on it.
// Private to sql/: includes Poco.
#pragma once

#include <Poco/Data/Session.h>
#include <Poco/Exception.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "sql/database.h"

namespace mrko::sql {

/// A prepared statement that is kept between requests. It holds a raw reference to its session and must die first.
class Kept {
public:
    Kept() = default;
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;
    virtual ~Kept() = default;

    /// The session is about to die.
    virtual void drop() noexcept = 0;
};

class Connection {
public:
    explicit Connection(DatabaseOptions options);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Connects when there is no session. Throws DatabaseDown, always inside a transaction that lost its session.
    [[nodiscard]] Poco::Data::Session& session();

    void begin();
    void commit();
    void roll_back() noexcept;

    [[nodiscard]] bool in_transaction() const noexcept { return in_transaction_; }

    /// Lets the statements of the open transaction run and wait as long as they need.
    void lift_time_limits();

    void add(Kept& statement) { kept_.push_back(&statement); }

    void remove(const Kept& statement) noexcept { std::erase(kept_, &statement); }

    /// Turns a failure of Poco into ours; a lost session is dropped.
    [[noreturn]] void fail(const Poco::Exception& failure);
    /// A failed read may be asked once more on a new session: the old one was lost outside a transaction. Drops it
    /// then.
    [[nodiscard]] bool lost(const Poco::Exception& failure);

    /// Runs `work` on the clock that Database::spent() shows.
    template <class Work>
    auto timed(Work work) {
        const Stopwatch watch{spent_};
        return work();
    }

    [[nodiscard]] std::chrono::microseconds spent() const noexcept {
        return std::chrono::duration_cast<std::chrono::microseconds>(spent_);
    }

    [[nodiscard]] DatabaseOptions::Backend backend() const noexcept { return options_.backend; }

private:
    class Stopwatch {
    public:
        explicit Stopwatch(std::chrono::steady_clock::duration& total) noexcept : total_(total) {}

        ~Stopwatch() { total_ += std::chrono::steady_clock::now() - begin_; }

        Stopwatch(const Stopwatch&) = delete;
        Stopwatch& operator=(const Stopwatch&) = delete;

    private:
        std::chrono::steady_clock::duration& total_;
        std::chrono::steady_clock::time_point begin_{std::chrono::steady_clock::now()};
    };

    void connect_sqlite();
    void connect_postgresql();
    void drop_session() noexcept;
    void run(const std::string& text);
    [[nodiscard]] bool broken(const Poco::Exception& failure);

    DatabaseOptions options_;
    std::optional<Poco::Data::Session> session_;
    std::vector<Kept*> kept_;
    std::chrono::steady_clock::time_point not_before_{};
    std::chrono::steady_clock::duration spent_{};
    bool in_transaction_{false};
};

}  // namespace mrko::sql
