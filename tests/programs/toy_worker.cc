// SPDX-License-Identifier: Apache-2.0
// A worker for the tests of the pool: "serves WORD" answers every request with its process number and WORD,
// "dies" ends before it is ready, "sleeps" never gets ready and takes no SIGTERM.
#include <unistd.h>

#include <csignal>
#include <string>
#include <string_view>

#include "http/fcgi_worker.h"
#include "programs/worker_pool.h"

int main(int argc, char** argv) {
    const std::string_view way{argc > 1 ? argv[1] : ""};
    if (way == "dies") {
        return 3;
    }
    if (way == "sleeps") {
        std::signal(SIGTERM, SIG_IGN);
        ::pause();
        return 4;
    }
    const std::string word{argc > 2 ? argv[2] : ""};
    mrko::programs::announce_ready();
    mrko::http::serve(mrko::http::inherited_socket(), {}, [&word](const mrko::http::Request& request) {
        if (request.path() == "/crash") {
            ::_exit(5);
        }
        return mrko::http::Response::text(std::to_string(::getpid()) + ' ' + word);
    });
    return 0;
}
