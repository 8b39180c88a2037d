// SPDX-License-Identifier: Apache-2.0
// mrko-diary: the diary's FastCGI program. Started by an operator it is the supervisor of a pool of workers; with
// --worker, or with a socket from systemd, it is one worker. Start reading here.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "config/config.h"
#include "http/access_log.h"
#include "http/fcgi_worker.h"
#include "journal/clock.h"
#include "portal/https_get.h"
#include "programs/service.h"
#include "programs/worker_pool.h"

namespace {

using namespace mrko;

struct Arguments {
    std::filesystem::path config{"/etc/mrko-diary/mrko.conf"};
    bool worker{false};
};

std::optional<Arguments> parse(const std::vector<std::string>& given) {
    Arguments arguments;
    for (std::size_t at = 0; at < given.size(); ++at) {
        if (given[at] == "--worker") {
            arguments.worker = true;
        } else if (given[at] == "--config" && at + 1 < given.size()) {
            arguments.config = given[++at];
        } else {
            return std::nullopt;
        }
    }
    return arguments;
}

std::optional<std::string> environment(const std::string& name) {
    const char* const value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>{value};
}

/// A core file would hold children's data and session keys.
void forbid_core_files() {
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

/// Libraries that were denied memory in the middle of their work are not to be trusted with the next family's page: a
/// worker that gets none ends at once, and another one answers.
void leave_without_memory() {
    constexpr std::size_t enough_for_a_line = 65536;
    static auto reserve = std::make_unique<std::array<char, enough_for_a_line>>();
    std::set_new_handler([] {
        std::set_new_handler(nullptr);
        reserve.reset();
        try {
            http::log_event(http::Level::error, "out_of_memory", {});
        } catch (const std::exception&) {
            // Then without a word.
        }
        ::_exit(EXIT_FAILURE);
    });
}

int run_worker(const config::Config& settings, int listening) {
    forbid_core_files();
    leave_without_memory();
    const journal::SystemClock clock;
    portal::HttpsGet portal;
    programs::Service service{settings, clock, portal};
    http::WorkerOptions options = settings.worker;
    options.refusal_page = [&](const http::RefusedRequest& refused) { return service.refuse(refused); };
    options.afterwards = [&] { service.finish(); };
    programs::announce_ready();
    http::serve(listening, options, [&](const http::Request& request) { return service.respond(request); });
    return EXIT_SUCCESS;
}

int run_pool(const config::Config& settings, const Arguments& arguments) {
    return programs::supervise({.socket = settings.workers.socket,
                                .socket_group = settings.workers.socket_group,
                                .backlog = settings.workers.waiting,
                                .workers = static_cast<std::size_t>(settings.workers.count),
                                .arguments = {"--worker", "--config", arguments.config.string()},
                                .pid_file = settings.workers.pid_file});
}

}  // namespace

int main(int argc, char** argv) {
    const auto arguments = parse({argv + 1, argv + argc});
    if (!arguments) {
        std::cerr << "usage: mrko-diary [--config FILE] [--worker]\n";
        return 2;
    }
    try {
        const auto settings = config::read(arguments->config, environment);
        const int inherited = http::inherited_socket();
        if (arguments->worker || inherited >= 0) {
            if (inherited < 0) {
                std::cerr << "mrko-diary --worker needs a listening socket from systemd or as descriptor 0\n";
                return 2;
            }
            return run_worker(settings, inherited);
        }
        return run_pool(settings, *arguments);
    } catch (const std::exception& error) {
        // A person reads a sentence; a log file takes nothing but JSON.
        if (::isatty(STDERR_FILENO) != 0) {
            std::cerr << error.what() << '\n';
        } else {
            http::log_event(http::Level::error, "cannot_start", {{"error", error.what()}});
        }
        return EXIT_FAILURE;
    }
}
