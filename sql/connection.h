// SPDX-License-Identifier: Apache-2.0
// The one Poco session of a worker: made when needed, dropped when lost, with the statements that live on it.
// Private to sql/: includes Poco.
#pragma once

#include <Poco/Data/Session.h>
#include <Poco/Exception.h>

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sql/database.h"
#include "system/deadline.h"

struct pg_conn;

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

    /// What was read ahead is not to be used any more.
    virtual void forget() noexcept {}
};

class PipelinedRead;

/// libpq's connection below a session of Poco; nothing below one to SQLite. Lives as long as the session.
[[nodiscard]] pg_conn* postgres_link(Poco::Data::Session& session);

class Connection {
public:
    Connection(DatabaseOptions options, SharedRows* shared);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Connects when there is no session. Throws DatabaseDown, always inside a transaction that lost its session. To be
    /// asked for by what timed() runs.
    [[nodiscard]] Poco::Data::Session& session();

    void begin();
    void commit();
    void roll_back() noexcept;

    [[nodiscard]] bool in_transaction() const noexcept { return in_transaction_; }

    /// Lets the statements of the open transaction run and wait as long as they need; without one, those of the
    /// session.
    void lift_time_limits();

    void add(Kept& statement) { kept_.push_back(&statement); }

    void remove(const Kept& statement) noexcept;

    /// Reads may be told ahead from now on, see ReadAhead.
    void open_ahead() noexcept { reads_ahead_ = true; }

    void close_ahead() noexcept {
        forget_ahead();
        reads_ahead_ = false;
    }

    /// Whether it is of use to tell reads ahead.
    [[nodiscard]] bool reads_ahead() const noexcept {
        return reads_ahead_ && !in_transaction_ && options_.backend == DatabaseOptions::Backend::postgresql;
    }

    /// To be asked with the next question.
    void tell(PipelinedRead& read);

    [[nodiscard]] std::vector<PipelinedRead*> take_told() noexcept { return std::exchange(told_, {}); }

    /// Something is written: what was read or told ahead may be of before.
    void forget_ahead() noexcept;

    /// Turns a failure of Poco into ours; a lost session is dropped.
    [[noreturn]] void fail(const Poco::Exception& failure);
    /// A failed read may be asked once more on a new session: the old one was lost outside a transaction. Drops it
    /// then.
    [[nodiscard]] bool lost(const Poco::Exception& failure);

    /// Runs `work` on the clock that Database::spent() shows, and no longer than the server may take.
    template <class Work>
    auto timed(Work work) {
        const Stopwatch watch{spent_};
        const Patience patience{*this};
        return work();
    }

    /// Runs a read on the session, and once more on a new one when the session was lost outside a transaction.
    template <class Read>
    auto reading(Read read) {
        return timed([&] {
            try {
                return read(session());
            } catch (const Poco::Exception& failure) {
                if (!lost(failure)) {
                    fail(failure);
                }
            }
            try {
                return read(session());
            } catch (const Poco::Exception& failure) {
                fail(failure);
            }
        });
    }

    [[nodiscard]] std::chrono::microseconds spent() const noexcept {
        return std::chrono::duration_cast<std::chrono::microseconds>(spent_);
    }

    [[nodiscard]] const std::string& audit_key() const noexcept { return options_.audit_key; }

    /// Null: nothing is kept outside the database.
    [[nodiscard]] SharedRows* shared() const noexcept { return shared_; }

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

    /// libpq waits for ever for a server that neither answers nor leaves: while one of these lives, only so long as a
    /// server that works would have ended the statement by itself, and as long again.
    class Patience {
    public:
        explicit Patience(Connection& connection) noexcept : connection_(connection) { connection_.start_deadline(); }

        ~Patience() { connection_.stop_deadline(); }

        Patience(const Patience&) = delete;
        Patience& operator=(const Patience&) = delete;

    private:
        Connection& connection_;
    };

    enum class Lifted { no, for_transaction, for_session };

    void end_transaction() noexcept;
    void start_deadline() noexcept;
    void stop_deadline() noexcept;

    /// The server was given up.
    [[nodiscard]] bool hangs() const noexcept { return deadline_ && deadline_->is_over(); }

    void connect();
    /// Why there is no session after an attempt to connect; empty when there is one. Throws DatabaseBusy.
    [[nodiscard]] std::optional<std::string> refused();
    void connect_sqlite();
    void connect_postgresql();
    void drop_session() noexcept;
    void run(const std::string& text);
    [[nodiscard]] bool broken(const Poco::Exception& failure);

    DatabaseOptions options_;
    SharedRows* shared_;
    std::optional<Poco::Data::Session> session_;
    std::optional<system::Deadline> deadline_;  // of the session's connection to PostgreSQL
    std::vector<Kept*> kept_;
    std::vector<PipelinedRead*> told_;
    std::chrono::steady_clock::time_point not_before_{};
    std::chrono::steady_clock::duration spent_{};
    bool in_transaction_{false};
    Lifted lifted_{Lifted::no};
    bool reads_ahead_{false};
    bool has_told_{false};
};

}  // namespace mrko::sql
