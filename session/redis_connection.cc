// SPDX-License-Identifier: Apache-2.0
#include "session/redis_connection.h"

#include <hiredis/hiredis.h>
#include <poll.h>
#include <sys/time.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <utility>

namespace mrko::session {

namespace {

using Cause = RedisDown::Cause;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct FreeReply {
    void operator()(redisReply* reply) const noexcept { freeReplyObject(reply); }
};

timeval to_timeval(milliseconds time) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
    const auto rest = std::chrono::duration_cast<std::chrono::microseconds>(time - seconds);
    return {.tv_sec = seconds.count(), .tv_usec = rest.count()};
}

/// Redis names the kind of a failure in the first word of an error.
struct ErrorWord {
    std::string_view word;
    Cause cause;
};

constexpr std::array error_words{
    ErrorWord{"LOADING", Cause::loading},
    ErrorWord{"BUSY", Cause::loading},
    ErrorWord{"MASTERDOWN", Cause::loading},
    ErrorWord{"CLUSTERDOWN", Cause::loading},
    ErrorWord{"TRYAGAIN", Cause::loading},
    ErrorWord{"READONLY", Cause::read_only},
    ErrorWord{"NOREPLICAS", Cause::read_only},
    ErrorWord{"MISCONF", Cause::read_only},
    ErrorWord{"OOM", Cause::out_of_memory},
    ErrorWord{"NOAUTH", Cause::not_permitted},
    ErrorWord{"NOPERM", Cause::not_permitted},
    ErrorWord{"WRONGPASS", Cause::not_permitted},
    ErrorWord{"MOVED", Cause::moved},
    ErrorWord{"ASK", Cause::moved},
};

[[noreturn]] void throw_refusal(const std::string& text) {
    const std::string_view word = std::string_view{text}.substr(0, text.find(' '));
    const auto* const known =
        std::find_if(error_words.begin(), error_words.end(), [&](const ErrorWord& each) { return each.word == word; });
    if (known != error_words.end()) {
        throw RedisDown(known->cause, text);
    }
    throw RedisRefused(text);
}

Reply copy(const redisReply& reply) {
    switch (reply.type) {
        case REDIS_REPLY_INTEGER:
            return {.kind = Reply::Kind::integer, .integer = reply.integer, .text = {}, .elements = {}};
        case REDIS_REPLY_STATUS:
        case REDIS_REPLY_STRING:
            return {.kind = Reply::Kind::text, .integer = 0, .text = {reply.str, reply.len}, .elements = {}};
        case REDIS_REPLY_ARRAY: {
            Reply list{.kind = Reply::Kind::list, .integer = 0, .text = {}, .elements = {}};
            list.elements.reserve(reply.elements);
            for (std::size_t each = 0; each < reply.elements; ++each) {
                list.elements.push_back(copy(*reply.element[each]));
            }
            return list;
        }
        default: return {};
    }
}

}  // namespace

void RedisConnection::Disconnect::operator()(redisContext* context) const noexcept {
    redisFree(context);
}

RedisConnection::RedisConnection(RedisOptions options, SteadyNow now)
    : options_(std::move(options)), now_(std::move(now)) {
    if (!options_.sentinels.addresses.empty()) {
        sentinels_ = std::make_unique<Sentinels>(options_.sentinels);
    }
}

RedisConnection::~RedisConnection() = default;

void RedisConnection::connect() {
    if (sentinels_) {
        open_primary();
    } else {
        open({.host = options_.host, .port = options_.port});
    }
}

/// The one that the Sentinels name and that says of itself that it is the primary. While no Sentinel answers the last
/// one that was it is asked on. A worker that is cut off from them may so keep one that they have replaced: that one
/// has no replicas, and takes no write where min-replicas-to-write is set.
void RedisConnection::open_primary() {
    // Two of them, and not all, for a visitor is waiting.
    for (int left = 2;; --left) {
        const auto named = sentinels_->primary();
        if (!named && !last_primary_) {
            throw RedisDown(Cause::unreachable, "no Sentinel tells where the primary is");
        }
        const auto address = named ? *named : *last_primary_;
        try {
            open(address);
            if (is_primary()) {
                last_primary_ = address;
                return;
            }
            throw RedisDown(Cause::unreachable, "what the Sentinels name is not the primary");
        } catch (const RedisRefused&) {
            context_.reset();
            throw;
        } catch (const RedisDown&) {
            // Whoever did not say that it is the primary must not be asked for anything else.
            context_.reset();
            sentinels_->distrust_first();
            if (left == 1) {
                throw;
            }
        }
    }
}

bool RedisConnection::is_primary() {
    const auto role = exchange({"ROLE"});
    return !role.elements.empty() && role.elements.front().text == "master";
}

void RedisConnection::open(const RedisAddress& address) {
    const timeval limit = to_timeval(options_.connect_timeout);
    const bool by_path = !sentinels_ && !options_.socket_path.empty();
    context_.reset(by_path ? redisConnectUnixWithTimeout(options_.socket_path.c_str(), limit)
                           : redisConnectWithTimeout(address.host.c_str(), address.port, limit));
    if (!context_) {
        throw RedisDown(Cause::unreachable, "no memory for a connection");
    }
    if (context_->err != 0) {
        const std::string why = context_->errstr;
        context_.reset();
        throw RedisDown(Cause::unreachable, "cannot connect: " + why);
    }
    // Bounds the writes; the reads have their own deadline. redisReconnect() would lose it, so it is never used.
    redisSetTimeout(context_.get(), to_timeval(options_.command_timeout));
    if (options_.password.empty()) {
        return;
    }
    std::vector<std::string_view> login{"AUTH"};
    if (!options_.user.empty()) {
        login.emplace_back(options_.user);
    }
    login.emplace_back(options_.password);
    try {
        exchange(login);
    } catch (const RedisRefused& refusal) {
        context_.reset();
        throw RedisDown(Cause::not_permitted, refusal.what());
    } catch (const RedisDown&) {
        context_.reset();
        throw;
    }
}

/// Between commands nothing may come. What is readable is the end of the connection or an answer to nobody's question.
void RedisConnection::drop_if_spoilt() noexcept {
    if (context_) {
        pollfd wire{.fd = context_->fd, .events = POLLIN, .revents = 0};
        if (poll(&wire, 1, 0) != 0) {
            context_.reset();
        }
    }
}

void RedisConnection::replicate() {
    if (!sentinels_) {
        return;
    }
    // On another connection Redis would say at once that nothing is outstanding.
    drop_if_spoilt();
    if (!context_) {
        throw RedisDown(Cause::unreachable, "the connection that wrote is gone");
    }
    const auto limit = std::to_string(replication_wait.count());
    if (exchange({"WAIT", "1", limit}).integer < 1) {
        throw RedisDown(Cause::read_only, "no replica took the write within " + limit + " ms");
    }
}

void RedisConnection::pass_breaker() {
    if (failures_in_row_ < failures_until_open) {
        return;
    }
    const auto now = now_();
    if (now < probe_at_) {
        throw RedisDown(Cause::circuit_open, "Redis failed repeatedly and is left alone for a moment");
    }
    probe_at_ = now + probe_interval;
}

/// A primary without replicas says so at each write: not each one is worth asking the Sentinels.
bool RedisConnection::may_look_anew() noexcept {
    if (!sentinels_) {
        return true;
    }
    const auto now = now_();
    if (now < look_anew_at_) {
        return false;
    }
    look_anew_at_ = now + probe_interval;
    return true;
}

void RedisConnection::note_failure() noexcept {
    failures_in_row_ = std::min(failures_in_row_ + 1, failures_until_open);
    probe_at_ = now_() + probe_interval;
}

/// Sends and waits for the whole answer. After any failure the connection is gone, so that a late answer has no reader.
Reply RedisConnection::exchange(const std::vector<std::string_view>& arguments) {
    std::vector<const char*> starts;
    std::vector<std::size_t> lengths;
    for (const auto argument : arguments) {
        starts.push_back(argument.data());
        lengths.push_back(argument.size());
    }
    const auto fail = [this](Cause cause, const std::string& why) {
        const std::string detail = context_->err != 0 ? std::string{context_->errstr} : why;
        context_.reset();
        throw RedisDown(cause, detail);
    };
    const auto deadline = steady_clock::now() + options_.command_timeout;
    const int count = static_cast<int>(arguments.size());
    if (redisAppendCommandArgv(context_.get(), count, starts.data(), lengths.data()) != REDIS_OK) {
        fail(Cause::unreachable, "cannot build the command");
    }
    for (int done = 0; done == 0;) {
        if (redisBufferWrite(context_.get(), &done) != REDIS_OK) {
            fail(errno == EAGAIN ? Cause::timed_out : Cause::unreachable, "cannot write");
        }
    }
    void* answer = nullptr;
    while (true) {
        if (redisGetReplyFromReader(context_.get(), &answer) != REDIS_OK) {
            fail(Cause::unreachable, "cannot understand the answer");
        }
        if (answer != nullptr) {
            break;
        }
        const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
        pollfd wire{.fd = context_->fd, .events = POLLIN, .revents = 0};
        const int ready = left.count() > 0 ? poll(&wire, 1, static_cast<int>(left.count())) : 0;
        if (ready == 0) {
            fail(Cause::timed_out, "no answer in time");
        }
        if (ready > 0 && redisBufferRead(context_.get()) != REDIS_OK) {
            fail(Cause::unreachable, "cannot read");
        }
    }
    const std::unique_ptr<redisReply, FreeReply> reply{static_cast<redisReply*>(answer)};
    if (reply->type == REDIS_REPLY_ERROR) {
        throw_refusal({reply->str, reply->len});
    }
    return copy(*reply);
}

Reply RedisConnection::send(const std::vector<std::string_view>& arguments) {
    drop_if_spoilt();
    if (!context_) {
        connect();
    }
    return exchange(arguments);
}

Reply RedisConnection::run(const std::vector<std::string_view>& arguments, Retry retry) {
    pass_breaker();
    bool may_move = sentinels_ != nullptr;
    for (bool again = retry == Retry::once;; again = false) {
        const bool kept = context_ != nullptr;
        try {
            Reply reply = send(arguments);
            failures_in_row_ = 0;
            return reply;
        } catch (const RedisRefused&) {
            failures_in_row_ = 0;
            throw;
        } catch (const RedisDown& down) {
            if (down.cause() != Cause::unreachable && down.cause() != Cause::timed_out) {
                // An answer in good time: the server lives, and a circuit would take the reads away that still work.
                failures_in_row_ = 0;
                // The next command looks anew who is there: a server that loads or follows may have been replaced.
                if ((down.cause() == Cause::loading || down.cause() == Cause::read_only) && may_look_anew()) {
                    context_.reset();
                    // It wrote nothing, and there may be another primary by now.
                    if (std::exchange(may_move, false)) {
                        continue;
                    }
                }
                throw;
            }
            // A slow server is not asked twice: the visitor's time is up.
            if (!again || !kept || down.cause() == Cause::timed_out) {
                note_failure();
                throw;
            }
        }
    }
}

Reply RedisConnection::eval(const Script& script,
                            const std::vector<std::string_view>& keys,
                            const std::vector<std::string_view>& arguments,
                            Retry retry) {
    auto known = script_names_.find(script.text.data());
    if (known == script_names_.end()) {
        const Reply name = run({"SCRIPT", "LOAD", script.text}, Retry::once);
        known = script_names_.emplace(script.text.data(), name.text).first;
    }
    const std::string key_count = std::to_string(keys.size());
    std::vector<std::string_view> command{"EVALSHA", known->second, key_count};
    command.insert(command.end(), keys.begin(), keys.end());
    command.insert(command.end(), arguments.begin(), arguments.end());
    try {
        return run(command, retry);
    } catch (const RedisRefused& refusal) {
        if (!std::string_view{refusal.what()}.starts_with("NOSCRIPT")) {
            throw;
        }
    }
    command[0] = "EVAL";
    command[1] = script.text;
    return run(command, retry);
}

bool RedisConnection::answers() noexcept {
    try {
        return run({"PING"}, Retry::once).text == "PONG";
    } catch (...) {
        return false;
    }
}

}  // namespace mrko::session
