// SPDX-License-Identifier: Apache-2.0
// mrko-bench-constant: what a page costs nginx and FastCGI alone. The product's own supervisor and http::serve, with
// nothing behind them: every answer is the same octets under the same headers, and 304 to a request with If-None-Match.
//   mrko-bench-constant --socket PATH --workers N --pid-file PATH --headers FILE --body FILE
// --headers: lines "Name: value", an ETag among them. --body: the octets as they go over the wire.
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "http/fcgi_worker.h"
#include "programs/worker_pool.h"

namespace {

using namespace mrko;

using Words = std::vector<std::string>;
using Values = std::map<std::string, std::string>;

std::optional<Values> values_of(const Words& words) {
    Values values;
    for (std::size_t at = 0; at + 1 < words.size(); at += 2) {
        values[words[at]] = words[at + 1];
    }
    for (const auto* const name : {"--socket", "--workers", "--pid-file", "--headers", "--body"}) {
        if (!values.contains(name)) {
            return std::nullopt;
        }
    }
    return values;
}

std::ifstream open(const std::string& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) {
        throw std::runtime_error{file + " cannot be read"};
    }
    return stream;
}

std::vector<std::pair<std::string, std::string>> headers_of(const std::string& file) {
    std::vector<std::pair<std::string, std::string>> headers;
    auto stream = open(file);
    for (std::string line; std::getline(stream, line);) {
        if (const auto colon = line.find(": "); colon != std::string::npos) {
            headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        }
    }
    return headers;
}

http::Response page_of(const Values& values) {
    auto stream = open(values.at("--body"));
    auto page = http::Response::html({std::istreambuf_iterator<char>{stream}, {}});
    for (const auto& [name, value] : headers_of(values.at("--headers"))) {
        page.set_header(name, value);
    }
    return page;
}

http::Response unchanged_of(const http::Response& page) {
    auto unchanged = http::Response::not_modified(page.header("ETag"));
    for (const auto& [name, value] : page.headers()) {
        if (name != "Content-Type" && name != "Content-Encoding") {
            unchanged.set_header(name, value);
        }
    }
    return unchanged;
}

int run_worker(const Values& values) {
    const auto page = page_of(values);
    const auto unchanged = unchanged_of(page);
    programs::announce_ready();
    // A worker that left in the middle of a measurement would take its account of CPU time with it.
    http::serve(http::inherited_socket(),
                {.requests_before_recycling = std::numeric_limits<int>::max()},
                [&](const http::Request& request) { return request.header("if-none-match") ? unchanged : page; });
    return EXIT_SUCCESS;
}

int run_pool(const Values& values, const Words& words) {
    return programs::supervise({.socket = values.at("--socket"),
                                .workers = std::stoul(values.at("--workers")),
                                .arguments = words,
                                .pid_file = values.at("--pid-file")});
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const Words words{argv + 1, argv + argc};
        const auto values = values_of(words);
        if (!values) {
            std::cerr
                << "usage: mrko-bench-constant --socket PATH --workers N --pid-file PATH --headers FILE --body FILE\n";
            return 2;
        }
        return http::inherited_socket() >= 0 ? run_worker(*values) : run_pool(*values, words);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
