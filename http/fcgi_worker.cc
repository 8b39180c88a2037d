// SPDX-License-Identifier: Apache-2.0
#include "http/fcgi_worker.h"

#include <fastcgi.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

#include "http/access_log.h"
#include "http/error.h"
#include "http/token_text.h"
#include "system/deadline.h"
#include "system/descriptor.h"

namespace mrko::http {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int responder_role = 1;
constexpr std::size_t parameter_limit = 256;          // parameters of one request
constexpr std::size_t parameters_size_limit = 65536;  // octets of them all
constexpr std::size_t connections_between_memory_checks = 100;
constexpr milliseconds pause_without_descriptors{50};

/// Why a request does not reach the handlers. Status 0: its connection is closed without an answer.
struct Refusal {
    int status;
    std::string_view why;
    std::string request_id{};
    std::string target{};
};

constexpr int no_answer = 0;
constexpr int client_left = -1;

[[noreturn]] void throw_system_error(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

/// While it lives, SIGTERM and SIGUSR1 wait in a descriptor: no call of the request in hand is interrupted by them.
class DrainSignals {
public:
    DrainSignals() {
        sigset_t wanted{};
        sigemptyset(&wanted);
        sigaddset(&wanted, SIGTERM);
        sigaddset(&wanted, SIGUSR1);
        ::pthread_sigmask(SIG_BLOCK, &wanted, &before_);
        arrivals_ = system::Descriptor{::signalfd(-1, &wanted, SFD_CLOEXEC | SFD_NONBLOCK)};
        if (!arrivals_) {
            throw_system_error("signalfd");
        }
    }

    DrainSignals(const DrainSignals&) = delete;
    DrainSignals(DrainSignals&&) = delete;
    DrainSignals& operator=(const DrainSignals&) = delete;
    DrainSignals& operator=(DrainSignals&&) = delete;

    ~DrainSignals() {
        // What asked for the drain is taken here: unblocked, it would end the process in the middle of leaving.
        signalfd_siginfo arrived{};
        while (::read(arrivals_.number(), &arrived, sizeof arrived) > 0) {
        }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

    [[nodiscard]] int descriptor() const noexcept { return arrivals_.number(); }

private:
    sigset_t before_{};
    system::Descriptor arrivals_;
};

/// FCGX_Init takes SIGTERM and SIGUSR1 for handlers of its own that would swallow them; they are given back.
void prepare_library() {
    ::setenv("LIBFCGI_OS_CLOSE_POLL_TIMEOUT", "100", 1);

    struct sigaction terminate {};

    struct sigaction user {};

    ::sigaction(SIGTERM, nullptr, &terminate);
    ::sigaction(SIGUSR1, nullptr, &user);
    FCGX_Init();
    ::sigaction(SIGTERM, &terminate, nullptr);
    ::sigaction(SIGUSR1, &user, nullptr);

    struct sigaction ignore {};

    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &ignore, nullptr);
}

using Parameters = std::map<std::string, std::string, std::less<>>;

std::string_view value_of(const Parameters& parameters, std::string_view name) noexcept {
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string_view{} : std::string_view{found->second};
}

/// Only what nginx makes itself is shown again on pages and in the log.
std::string request_id_of(const Parameters& parameters) {
    const auto id = value_of(parameters, "REQUEST_ID");
    const bool plain = id.size() == 32 && id.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    return plain ? std::string{id} : std::string{};
}

Refusal refusal_of(const Parameters& parameters, int status, std::string_view why) {
    return {.status = status,
            .why = why,
            .request_id = request_id_of(parameters),
            .target = std::string{value_of(parameters, "REQUEST_URI")}};
}

/// A header sent twice is joined as nginx does from 1.23 on, so that neither of two values can hide behind the other.
bool add_parameter(Parameters& parameters, std::string_view name, std::string_view value) {
    const auto [place, is_new] = parameters.try_emplace(std::string{name}, value);
    if (!is_new && name.starts_with("HTTP_")) {
        place->second.append(name == "HTTP_COOKIE" ? "; " : ", ").append(value);
        return true;
    }
    return is_new;
}

/// Bounds come first: they are the client's doing, everything else that is wrong here is the peer's.
std::variant<Parameters, Refusal> parameters_of(const FCGX_Request& raw) {
    Parameters parameters;
    std::size_t number = 0;
    std::size_t size = 0;
    for (char** entry = raw.envp; *entry != nullptr; ++entry) {
        const std::string_view text{*entry};
        size += text.size();
        if (++number > parameter_limit || size > parameters_size_limit) {
            return refusal_of(parameters, 431, "too many parameters");
        }
        const auto equals = text.find('=');
        if (equals == 0 || equals == std::string_view::npos) {
            return Refusal{no_answer, "a parameter without a name"};
        }
        if (!add_parameter(parameters, text.substr(0, equals), text.substr(equals + 1))) {
            return Refusal{no_answer, "a parameter twice"};
        }
    }
    return parameters;
}

/// An absent and an empty CONTENT_LENGTH both mean no body: nginx sends the empty one.
std::optional<std::size_t> content_length(const Parameters& parameters) noexcept {
    const auto text = value_of(parameters, "CONTENT_LENGTH");
    std::size_t length = 0;
    if (text.empty()) {
        return length;
    }
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), length);
    return problem == std::errc{} && end == text.data() + text.size() ? std::optional{length} : std::nullopt;
}

/// How long ago nginx took the request; zero when it does not say so, or when the clocks differ: it went back, or
/// longer ago than nginx waits for anybody.
std::chrono::milliseconds age_of(const Parameters& parameters) noexcept {
    const auto text = value_of(parameters, "MRKO_TAKEN_AT");
    double seconds = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    // Within what a clock can show, so that the number fits.
    if (problem != std::errc{} || end != text.data() + text.size() || !(seconds > 0 && seconds < 1e11)) {
        return std::chrono::milliseconds{0};
    }
    const auto taken = std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)};
    const auto now =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
    constexpr std::chrono::milliseconds nobody_waits_longer{60'000};
    const auto age = now - taken;
    return age < std::chrono::milliseconds{0} || age > nobody_waits_longer ? std::chrono::milliseconds{0} : age;
}

/// nginx closes the connection of a client that left. Octets that it sent before are still there to be read.
bool has_left(int connection) noexcept {
    pollfd peer{.fd = connection, .events = 0, .revents = 0};
    return ::poll(&peer, 1, 0) > 0 && (peer.revents & (POLLHUP | POLLERR)) != 0;
}

/// HTTP_ACCEPT_LANGUAGE becomes accept-language.
std::string header_name(std::string_view parameter) {
    std::string name{parameter.substr(std::string_view{"HTTP_"}.size())};
    std::transform(name.begin(), name.end(), name.begin(), [](char character) {
        return character == '_' ? '-' : lower_case(character);
    });
    return name;
}

RequestParts parts_of(const Parameters& parameters, std::string body) {
    RequestParts parts{.method = std::string{value_of(parameters, "REQUEST_METHOD")},
                       .target = std::string{value_of(parameters, "REQUEST_URI")},
                       .content_type = std::string{value_of(parameters, "CONTENT_TYPE")},
                       .body = std::move(body),
                       .remote_address = std::string{value_of(parameters, "REMOTE_ADDR")},
                       .request_id = request_id_of(parameters),
                       .headers = {}};
    for (const auto& [name, value] : parameters) {
        if (name.starts_with("HTTP_")) {
            parts.headers.emplace(header_name(name), value);
        }
    }
    return parts;
}

/// nginx hands the line on as it is, and a status line without a phrase is malformed for some clients.
std::string_view phrase_of(int status) noexcept {
    switch (status) {
        case 200: return "OK";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
        default: return "Status";
    }
}

char octet(std::size_t number) noexcept {
    return static_cast<char>(static_cast<unsigned char>(number & 0xFFU));
}

void append_record(std::string& records, int type, int request, std::string_view content) {
    const auto id = static_cast<std::size_t>(request);
    records.append({octet(FCGI_VERSION_1), octet(static_cast<std::size_t>(type)), octet(id >> 8U), octet(id)});
    records.append({octet(content.size() >> 8U), octet(content.size()), '\0', '\0'});
    records.append(content);
}

/// The whole answer. libfcgi would write it in pieces of 8 KiB, and nginx hands the first one on at once: a worker that
/// is killed between two pieces leaves a page cut short, while one that has written nothing is asked again elsewhere.
std::string records_of(int request, std::string_view answer) {
    std::string records;
    records.reserve(answer.size() + 64);
    while (!answer.empty()) {
        const auto part = answer.substr(0, FCGI_MAX_LENGTH);
        append_record(records, FCGI_STDOUT, request, part);
        answer.remove_prefix(part.size());
    }
    append_record(records, FCGI_STDOUT, request, {});
    append_record(records, FCGI_END_REQUEST, request, std::string(8, '\0'));
    return records;
}

/// Returns whether the peer took all of it. One call as long as the socket has room, which it has for every page of
/// ours.
bool write_whole(int connection, std::string_view octets) {
    while (!octets.empty()) {
        const ssize_t count = ::send(connection, octets.data(), octets.size(), MSG_NOSIGNAL);
        if (count < 0 && errno != EINTR) {
            return false;
        }
        octets.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return true;
}

/// One request of libfcgi on a connection that was accepted here. The connection is closed with this object, so that
/// octets which nobody has read are never taken for the records of a next request.
class Exchange {
public:
    explicit Exchange(system::Descriptor connection) noexcept {
        FCGX_InitRequest(&raw_, -1, 0);
        raw_.ipcFd = connection.release();
        // Otherwise FCGX_Accept_r would close the connection that it was just given.
        raw_.keepConnection = 1;
    }

    Exchange(const Exchange&) = delete;
    Exchange(Exchange&&) = delete;
    Exchange& operator=(const Exchange&) = delete;
    Exchange& operator=(Exchange&&) = delete;

    ~Exchange() {
        if (raw_.ipcFd >= 0) {
            FCGX_Free(&raw_, 1);
        }
    }

    /// What is refused with an answer has been read to its end, for nginx takes no answer while it cannot send on.
    [[nodiscard]] std::variant<RequestParts, Refusal> receive(const WorkerOptions& options) {
        auto received = receive_in_bounds(options);
        if (const auto* const refusal = std::get_if<Refusal>(&received); refusal && refusal->status > no_answer) {
            discard_body();
        }
        return received;
    }

    /// Returns whether the peer took all of it.
    [[nodiscard]] bool answer(const Response& response, bool with_body) {
        const bool bodiless = response.status() == 204 || response.status() == 304;
        std::string head = "Status: " + std::to_string(response.status()) + ' ';
        head.append(phrase_of(response.status())).append("\r\n");
        for (const auto& [name, value] : response.headers()) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
        if (!bodiless) {
            head.append("Content-Length: ").append(std::to_string(response.body().size())).append("\r\n");
        }
        head += "\r\n";
        return write_whole(raw_.ipcFd,
                           records_of(raw_.requestId, with_body && !bodiless ? head + response.body() : head));
    }

private:
    [[nodiscard]] std::variant<RequestParts, Refusal> receive_in_bounds(const WorkerOptions& options) {
        if (FCGX_Accept_r(&raw_) != 0) {
            return Refusal{no_answer, "no request"};
        }
        // Broken between two pairs, the parameters look whole and lack their end: this error is the only sign.
        if (FCGX_GetError(raw_.in) != 0 || raw_.role != responder_role) {
            return Refusal{no_answer, "broken records"};
        }
        auto read = parameters_of(raw_);
        if (const auto* const refusal = std::get_if<Refusal>(&read)) {
            return *refusal;
        }
        const auto& parameters = std::get<Parameters>(read);
        const auto length = content_length(parameters);
        if (value_of(parameters, "MRKO_END") != "1" || !is_token(value_of(parameters, "REQUEST_METHOD")) ||
            value_of(parameters, "REQUEST_URI").empty() || !length) {
            return Refusal{no_answer, "a required parameter is absent or malformed"};
        }
        if (has_left(raw_.ipcFd)) {
            return Refusal{client_left, "the client left"};
        }
        if (age_of(parameters) > options.queue_limit) {
            return refusal_of(parameters, 503, "waited too long");
        }
        if (value_of(parameters, "REQUEST_URI").size() > options.target_limit) {
            return refusal_of(parameters, 414, "the target is too long");
        }
        if (*length > options.body_limit) {
            return refusal_of(parameters, 413, "the body is too long");
        }
        auto body = read_body(*length);
        if (!body) {
            return Refusal{no_answer, "the body is not as long as was said"};
        }
        return parts_of(parameters, std::move(*body));
    }

    void discard_body() {
        std::array<char, 8192> ignored{};
        while (FCGX_GetStr(ignored.data(), static_cast<int>(ignored.size()), raw_.in) > 0) {
        }
    }

    /// Empty optional when the body is shorter or longer than `length` or its records are broken.
    [[nodiscard]] std::optional<std::string> read_body(std::size_t length) {
        std::string body(length, '\0');
        std::size_t got = 0;
        while (got < length) {
            const auto room = static_cast<int>(std::min<std::size_t>(length - got, INT_MAX));
            const int count = FCGX_GetStr(&body[got], room, raw_.in);
            if (count <= 0) {
                return std::nullopt;
            }
            got += static_cast<std::size_t>(count);
        }
        const bool at_its_end = FCGX_GetChar(raw_.in) == EOF && FCGX_GetError(raw_.in) == 0;
        return at_its_end ? std::optional{std::move(body)} : std::nullopt;
    }

    FCGX_Request raw_{};
};

/// Octets of memory that this process holds; 0 when /proc does not say.
std::size_t resident_memory() {
    std::ifstream statm{"/proc/self/statm"};
    std::size_t all = 0;
    std::size_t resident = 0;
    statm >> all >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

bool is_listening(int socket) noexcept {
    int listens = 0;
    socklen_t size = sizeof listens;
    return ::getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) == 0 && listens != 0;
}

/// The descriptor or memory that accept lacks comes back with time: a shortage never ends the worker.
bool is_shortage(int problem) noexcept {
    return problem == EMFILE || problem == ENFILE || problem == ENOBUFS || problem == ENOMEM;
}

bool is_fault_of_socket(int problem) noexcept {
    return problem == EBADF || problem == EINVAL || problem == ENOTSOCK || problem == EOPNOTSUPP;
}

class Worker {
public:
    Worker(int listening, const WorkerOptions& options, const std::function<Response(const Request&)>& respond)
        : listening_(listening), options_(options), respond_(respond) {}

    std::size_t run() {
        // Not sooner: a signal that came while the library's handlers stand would be lost, now it waits.
        prepare_library();
        while (!is_worn_out() && wait_for_connection()) {
            system::Descriptor connection{::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC)};
            if (connection) {
                ++connections_;
                take(std::move(connection));
            } else if (!recover_from(errno)) {
                break;
            }
        }
        return served_;
    }

private:
    [[nodiscard]] bool is_worn_out() {
        const auto share = static_cast<std::size_t>(::getpid() % 11);
        if (connections_ >= options_.requests_before_recycling + options_.requests_before_recycling / 100 * share) {
            return true;
        }
        if (connections_ == 0 || connections_ % connections_between_memory_checks != 0) {
            return false;
        }
        return resident_memory() > options_.memory_before_recycling;
    }

    /// False when it is time to leave.
    [[nodiscard]] bool wait_for_connection() const {
        while (true) {
            std::array<pollfd, 2> watched{pollfd{signals_.descriptor(), POLLIN, 0}, pollfd{listening_, POLLIN, 0}};
            const int ready = ::poll(watched.data(), watched.size(), -1);
            if (ready > 0) {
                return watched[0].revents == 0;
            }
            if (ready < 0 && errno != EINTR && !pause(errno)) {
                return false;
            }
        }
    }

    /// Waits out a shortage. False when it is time to leave.
    [[nodiscard]] bool pause(int problem) const {
        log_event(Level::warning, "worker_short_of_resources", {{"error", std::generic_category().message(problem)}});
        pollfd watched{signals_.descriptor(), POLLIN, 0};
        return ::poll(&watched, 1, static_cast<int>(pause_without_descriptors.count())) <= 0;
    }

    /// What accept left in errno. False when it is time to leave.
    [[nodiscard]] bool recover_from(int problem) const {
        if (is_fault_of_socket(problem)) {
            throw std::system_error{problem, std::generic_category(), "accept"};
        }
        // Anything else is a connection that a sibling took or that its peer gave up.
        return !is_shortage(problem) || pause(problem);
    }

    void take(system::Descriptor connection) {
        try {
            exchange_on(std::move(connection));
        } catch (const std::system_error& error) {
            log_event(Level::warning, "connection_dropped", {{"error", error.what()}});
        }
        if (options_.afterwards) {
            options_.afterwards();
        }
    }

    void exchange_on(system::Descriptor connection) {
        const auto began = steady_clock::now();
        // libfcgi closes its descriptor where it sees fit; the deadline keeps one that cannot come to mean another
        // file.
        const system::Descriptor guard{::fcntl(connection.number(), F_DUPFD_CLOEXEC, 0)};
        if (!guard) {
            throw_system_error("fcntl");
        }
        system::Deadline deadline{guard.number()};
        deadline.start(options_.read_deadline);
        Exchange exchange{std::move(connection)};
        auto received = exchange.receive(options_);
        if (const auto* const refusal = std::get_if<Refusal>(&received); refusal && refusal->status <= no_answer) {
            const bool left = refusal->status == client_left;
            log_event(
                left ? Level::info : Level::warning, left ? "client_left" : "request_broken", {{"why", refusal->why}});
            return;
        }
        deadline.stop();
        const auto [response, with_body] = response_to(std::move(received), began);
        deadline.start(options_.write_deadline);
        if (!exchange.answer(response, with_body)) {
            log_event(Level::warning, "answer_not_taken");
        }
    }

    /// The answer, and whether its body is to be written.
    [[nodiscard]] std::pair<Response, bool> response_to(std::variant<RequestParts, Refusal> received,
                                                        steady_clock::time_point began) {
        if (const auto* const refusal = std::get_if<Refusal>(&received)) {
            return {refuse(*refusal, began), true};
        }
        auto& parts = std::get<RequestParts>(received);
        const std::string request_id = parts.request_id;
        const std::string target = parts.target;
        std::optional<Request> request;
        try {
            request.emplace(std::move(parts));
        } catch (const BadRequest& error) {
            return {refuse(Refusal{error.status(), error.what(), request_id, target}, began), true};
        }
        Response response = respond_(*request);
        ++served_;
        return {std::move(response), request->method() != Method::head};
    }

    [[nodiscard]] Response refuse(const Refusal& refusal, steady_clock::time_point began) const {
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - began);
        write_line(AccessRecord{.at = std::chrono::system_clock::now(),
                                .level = Level::warning,
                                .request_id = refusal.request_id,
                                .method = {},
                                .route = "refused",
                                .status = refusal.status,
                                .took = took,
                                .sql = std::nullopt,
                                .error = std::string{refusal.why}});
        return options_.refusal_page
                   ? options_.refusal_page(
                         {.status = refusal.status, .request_id = refusal.request_id, .target = refusal.target})
                   : Response::text(std::to_string(refusal.status) + "\n", refusal.status);
    }

    int listening_;
    const WorkerOptions& options_;
    const std::function<Response(const Request&)>& respond_;
    DrainSignals signals_;
    std::size_t connections_{0};
    std::size_t served_{0};
};

}  // namespace

std::size_t serve(int listening, const WorkerOptions& options, const std::function<Response(const Request&)>& respond) {
    const int flags = ::fcntl(listening, F_GETFL);
    if (flags < 0 || !is_listening(listening)) {
        throw std::system_error{flags < 0 ? errno : ENOTCONN, std::generic_category(), "no listening socket"};
    }
    if ((flags & O_NONBLOCK) == 0) {
        ::fcntl(listening, F_SETFL, flags | O_NONBLOCK);
    }
    Worker worker{listening, options, respond};
    return worker.run();
}

int inherited_socket() noexcept {
    constexpr int first_of_systemd = 3;
    const char* const number = std::getenv("LISTEN_FDS");
    const char* const process = std::getenv("LISTEN_PID");
    if (number != nullptr && process != nullptr && std::atoi(process) == ::getpid() && std::atoi(number) >= 1 &&
        is_listening(first_of_systemd)) {
        return first_of_systemd;
    }
    return is_listening(STDIN_FILENO) ? STDIN_FILENO : -1;
}

}  // namespace mrko::http
