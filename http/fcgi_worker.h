// SPDX-License-Identifier: Apache-2.0
// One FastCGI worker: one process, one request at a time, on a listening socket that it shares with its siblings.
// Own poll and accept with deadlines; libfcgi speaks the protocol on connections that are handed to it.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "http/request.h"
#include "http/response.h"

namespace mrko::http {

/// What never became a Request.
struct RefusedRequest {
    int status;              ///< 400, 413, 414, 431, or 503 for one that waited too long
    std::string request_id;  ///< may be empty
    std::string target;      ///< REQUEST_URI as it came, of any octets and any length; empty where it is not known
};

struct WorkerOptions {
    std::chrono::milliseconds read_deadline{2000};  ///< whole request must have arrived by then
    std::chrono::milliseconds write_deadline{5000};
    /// Nobody waits for an answer to a request that nginx took (MRKO_TAKEN_AT, seconds of the epoch) longer ago: 503.
    std::chrono::milliseconds queue_limit{5000};
    std::size_t body_limit{65536};                     ///< bytes; a longer body is answered with 413
    std::size_t target_limit{4096};                    ///< bytes of REQUEST_URI; longer is 414
    std::size_t requests_before_recycling{100000};     ///< then the worker leaves and the supervisor starts another
    std::size_t memory_before_recycling{256U << 20U};  ///< bytes resident; looked at after every 100 requests

    /// The answer to what the worker refuses itself. It must not throw. Without it the answer is one plain line.
    std::function<Response(const RefusedRequest&)> refusal_page{};

    /// Called after every answer has gone out, for work that the visitor need not wait for. It must not throw.
    std::function<void()> afterwards{};
};

/// Serves requests until SIGTERM or SIGUSR1 (both drain: the request in hand is finished) or until recycling is due
/// (requests_before_recycling plus up to a tenth that differs by process, so that siblings do not leave together).
/// `listening` is a bound, listening AF_UNIX or loopback socket and stays open; it is made non-blocking, for a
/// sibling may take the connection that poll promised. `respond` must not throw.
/// Call it from the main thread before any other thread is made: it blocks the two signals for the calling thread.
/// Throws std::system_error when `listening` is no listening socket.
/// A request whose records are broken, whose parameters were cut (the sentinel parameter MRKO_END=1 must be there),
/// or whose body is shorter than CONTENT_LENGTH never reaches `respond`.
/// Neither does one that waited for longer than queue_limit, nor one whose peer has closed the connection meanwhile.
/// A header that came more than once is joined with ", " (Cookie: "; "); any other parameter sent twice is broken.
/// Returns the number of requests that `respond` has answered.
std::size_t serve(int listening, const WorkerOptions& options, const std::function<Response(const Request&)>& respond);

/// The listening socket inherited from a supervisor: LISTEN_FDS (systemd) or descriptor 0. -1 when there is none.
[[nodiscard]] int inherited_socket() noexcept;

}  // namespace mrko::http
