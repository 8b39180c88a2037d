// SPDX-License-Identifier: Apache-2.0
// FastCGI records and parameters through the whole worker: a broken request is never handed on, and an answer is whole.
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "http/fcgi_worker.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/http/fastcgi_bytes.h"
#include "tests/http/unix_peer.h"

/// libfcgi keeps 48 octets of each management record that it refuses; a worker that grew is replaced (F20).
extern "C" const char* __lsan_default_suppressions();

extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfcgi.so";
}

namespace {

/// libfcgi 2.4.2 writes past its stack when FCGI_GET_VALUES names a value four times; nginx never sends one, and the
/// supervisor replaces the worker (F23). The fuzzer would find nothing else.
bool asks_for_values(std::string_view records) {
    while (records.size() >= 8) {
        const auto octet = [&](std::size_t at) { return static_cast<unsigned char>(records[at]); };
        if (octet(1) == 9) {
            return true;
        }
        const std::size_t length = 8U + octet(4) * 256U + octet(5) + octet(6);
        records.remove_prefix(std::min(records.size(), length));
    }
    return false;
}

struct Socket {
    Socket()
        : path(std::filesystem::temp_directory_path() / ("mrko-fuzz-" + std::to_string(::getpid()))),
          listening(mrko::http::listen_at(path)) {
        ::signal(SIGPIPE, SIG_IGN);
    }

    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    ~Socket() { std::filesystem::remove(path); }

    std::filesystem::path path;
    mrko::system::Descriptor listening;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace mrko::http;
    using mrko::fuzz::require;
    static const Socket socket;
    const auto records = mrko::fuzz::text_of(bytes, size);
    // More would not fit into the socket before the worker reads it, for both ends are this one thread.
    if (size > 60'000 || asks_for_values(records)) {
        return 0;
    }
    const UnixPeer peer{socket.path};
    peer.send(records);
    peer.finish_sending();
    WorkerOptions options;
    options.requests_before_recycling = 1;
    options.read_deadline = std::chrono::milliseconds{200};
    bool answered = false;
    serve(socket.listening.number(), options, [&](const Request& request) {
        answered = true;
        require(request.path().starts_with('/'), "a request that is handed on has a path");
        require(request.body().size() <= options.body_limit, "and a body within the limit");
        return Response::text("answer\n", 200);
    });
    if (answered) {
        require(records.find("MRKO_END") != std::string_view::npos, "a request is handed on with its last parameter");
    }
    return 0;
}
