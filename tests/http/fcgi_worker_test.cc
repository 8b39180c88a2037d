// SPDX-License-Identifier: Apache-2.0
#include "http/fcgi_worker.h"

#include <cppunit/extensions/HelperMacros.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "system/descriptor.h"
#include "tests/http/fastcgi_bytes.h"
#include "tests/http/forked_worker.h"
#include "tests/http/temporary_folder.h"
#include "tests/http/unix_peer.h"

namespace mrko::http {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds read_deadline{250};
constexpr milliseconds write_deadline{300};
// What a loaded two-core machine under sanitizers may add to a deadline.
constexpr milliseconds grace{900};

constexpr std::size_t big_body = 4U << 20U;

/// A worker on a socket of its own, and a pipe on which its handler waits for "/wait".
struct Scene {
    explicit Scene(WorkerOptions options) : listening(listen_at(folder / "socket")) {
        std::array<int, 2> ends{-1, -1};
        CPPUNIT_ASSERT_EQUAL(0, ::pipe(ends.data()));
        gate_out = system::Descriptor{ends[0]};
        gate_in = system::Descriptor{ends[1]};
        options.read_deadline = read_deadline;
        options.write_deadline = write_deadline;
        worker.emplace(
            listening.number(), options, folder / "log", [this](const Request& request) { return respond(request); });
    }

    Response respond(const Request& request) const {
        ++counters->runs;
        if (request.path() == "/wait") {
            char byte{};
            (void)!::read(gate_out.number(), &byte, 1);
        }
        if (request.path() == "/big") {
            return Response::text(std::string(big_body, 'b'));
        }
        std::string text = std::string{request.method_name()} + ' ' + request.target() + ' ' +
                           request.remote_address() + ' ' + request.request_id() + '\n';
        text += "cookie " + std::string{request.header("cookie").value_or("-")} + '\n';
        text += "accept-language " + std::string{request.header("accept-language").value_or("-")} + '\n';
        return Response::text(text + request.body());
    }

    [[nodiscard]] UnixPeer peer() const { return UnixPeer{folder / "socket"}; }

    [[nodiscard]] Answer answer_to(std::string_view octets) const {
        const UnixPeer asking = peer();
        asking.send(octets);
        return answer_in(asking.read_to_end());
    }

    [[nodiscard]] std::string log() const { return text_of(folder / "log"); }

    TemporaryFolder folder;
    system::Descriptor listening;
    system::Descriptor gate_out;
    system::Descriptor gate_in;
    SharedCounters counters;
    std::optional<ForkedWorker> worker;
};

Pairs with(Pairs parameters, const char* name, const char* value) {
    for (auto& [key, old] : parameters) {
        if (key == name) {
            old = value;
            return parameters;
        }
    }
    parameters.emplace_back(name, value);
    return parameters;
}

Pairs without(const Pairs& parameters, std::string_view name) {
    Pairs rest;
    for (const auto& pair : parameters) {
        if (pair.first != name) {
            rest.push_back(pair);
        }
    }
    return rest;
}

Pairs twice(Pairs parameters, const char* name, const char* value) {
    parameters.emplace_back(name, value);
    return parameters;
}

std::string good_request() {
    return request(parameters_of("GET", "/good"));
}

struct Broken {
    const char* name;
    std::string octets;
};

std::string after_begin(const std::string& records) {
    return begin_request() + records;
}

std::vector<Broken> broken_parameters() {
    const Pairs usual = parameters_of("GET", "/broken");
    return {{"no sentinel", request(without(usual, "MRKO_END"))},
            {"another sentinel", request(with(usual, "MRKO_END", "2"))},
            {"no method", request(without(usual, "REQUEST_METHOD"))},
            {"a method of two words", request(with(usual, "REQUEST_METHOD", "GET X"))},
            {"no target", request(without(usual, "REQUEST_URI"))},
            {"the method twice", request(twice(usual, "REQUEST_METHOD", "POST"))},
            {"the sentinel twice", request(twice(usual, "MRKO_END", "1"))},
            {"the length twice", request(twice(usual, "CONTENT_LENGTH", "0"))},
            {"the library's own parameter", request(twice(usual, "FCGI_ROLE", "RESPONDER"))},
            {"a negative length", request(with(usual, "CONTENT_LENGTH", "-1"))},
            {"a length with a sign", request(with(usual, "CONTENT_LENGTH", "+1"))},
            {"a length beyond all numbers", request(with(usual, "CONTENT_LENGTH", "99999999999999999999999"))},
            {"a length of letters", request(with(usual, "CONTENT_LENGTH", "0x10"))},
            {"a nameless parameter", request(twice(usual, "", "1"))},
            {"a NUL in a name",
             begin_request() +
                 record({.type = RecordType::params}, encoded(usual) + encoded({{std::string{"X\0Y", 3}, "1"}})) +
                 record({.type = RecordType::params}, "") + record({.type = RecordType::standard_input}, "")}};
}

std::vector<Broken> broken_bodies() {
    const Pairs ten = parameters_of("POST", "/broken", 10);
    return {
        {"a body too short", request(ten, "123456789")},
        {"no body", request(ten)},
        {"a body too long", request(ten, "12345678901")},
        {"a body that was not announced", request(parameters_of("POST", "/broken"), "1")},
        {"an abort instead of the body",
         begin_request() + record({.type = RecordType::params}, encoded(ten)) +
             record({.type = RecordType::params}, "") + record({.type = RecordType::abort_request}, "")},
        {"an abort within the body",
         begin_request() + record({.type = RecordType::params}, encoded(ten)) +
             record({.type = RecordType::params}, "") + record({.type = RecordType::standard_input}, "12345") +
             record({.type = RecordType::abort_request}, "") + record({.type = RecordType::standard_input}, "67890") +
             record({.type = RecordType::standard_input}, "")}};
}

std::vector<Broken> broken_records() {
    const Pairs usual = parameters_of("GET", "/broken");
    const std::string whole = record({.type = RecordType::params}, encoded(usual));
    const std::string parameters_end = record({.type = RecordType::params}, "");
    const std::string body_end = record({.type = RecordType::standard_input}, "");
    return {{"begin of version 0",
             record({.type = RecordType::begin_request, .version = 0}, std::string{"\0\1\0\0\0\0\0\0", 8})},
            {"begin of version 2",
             record({.type = RecordType::begin_request, .version = 2}, std::string{"\0\1\0\0\0\0\0\0", 8})},
            {"begin of 7 octets",
             record({.type = RecordType::begin_request}, std::string{"\0\1\0\0\0\0\0", 7}) + whole + parameters_end},
            {"begin of request 0",
             record({.type = RecordType::begin_request, .request_id = 0}, std::string{"\0\1\0\0\0\0\0\0", 8}) + whole +
                 parameters_end},
            {"role 0", begin_request(0) + whole + parameters_end + body_end},
            {"role of an authorizer", begin_request(2) + whole + parameters_end + body_end},
            {"role of a filter", begin_request(3) + whole + parameters_end + body_end},
            {"role 9", begin_request(9) + whole + parameters_end + body_end},
            {"no begin", whole + parameters_end + body_end},
            {"no end of the parameters", after_begin(whole + body_end)},
            {"an unknown type among the parameters",
             after_begin(whole + record({.type = RecordType::unknown}, "") + parameters_end + body_end)},
            {"an abort among the parameters",
             after_begin(whole + record({.type = RecordType::abort_request}, "") + parameters_end + body_end)},
            {"a wrong version among the parameters",
             after_begin(whole + record({.type = RecordType::params, .version = 2}, encoded({{"HTTP_COOKIE", "a=1"}})) +
                         parameters_end + body_end)},
            {"a name longer than its record",
             after_begin(record({.type = RecordType::params},
                                encoded(usual) + "\x7F\x01"
                                                 "ab") +
                         parameters_end + body_end)},
            {"a wrong version as the body",
             after_begin(whole + parameters_end + record({.type = RecordType::standard_input, .version = 0}, ""))},
            {"HTTP", "GET / HTTP/1.1\r\nHost: diary.test\r\n\r\n"},
            {"zeros", std::string(64, '\0')},
            {"noise", std::string(64, '\xFF')}};
}

}  // namespace

class FcgiWorkerTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FcgiWorkerTest);
    CPPUNIT_TEST(a_request_arrives_whole_and_its_answer_too);
    CPPUNIT_TEST(a_body_arrives_whole);
    CPPUNIT_TEST(padded_and_split_records_are_read);
    CPPUNIT_TEST(head_has_the_length_and_no_body);
    CPPUNIT_TEST(another_method_reaches_respond);
    CPPUNIT_TEST(a_header_sent_twice_shows_both_values);
    CPPUNIT_TEST(a_foreign_request_id_is_not_shown);
    CPPUNIT_TEST(a_connection_ends_with_its_request);
    CPPUNIT_TEST(s18_a_long_body_or_target_is_refused_before_respond);
    CPPUNIT_TEST(s18_many_parameters_are_refused_before_respond);
    CPPUNIT_TEST(l6_what_waited_too_long_is_refused_before_respond);
    CPPUNIT_TEST(l6_no_work_is_done_for_a_client_that_left);
    CPPUNIT_TEST(s17_a_broken_target_is_refused_before_respond);
    CPPUNIT_TEST(a_refusal_has_the_page_that_was_given);
    CPPUNIT_TEST(f23_broken_parameters_never_reach_respond);
    CPPUNIT_TEST(f23_a_body_of_another_length_never_reaches_respond);
    CPPUNIT_TEST(f23_broken_records_never_reach_respond);
    CPPUNIT_TEST(f23_broken_requests_leave_no_descriptor_behind);
    CPPUNIT_TEST(f23_management_records_are_answered);
    CPPUNIT_TEST(f22_a_half_open_peer_frees_the_worker);
    CPPUNIT_TEST(f22_a_dripping_peer_frees_the_worker);
    CPPUNIT_TEST(f22_a_peer_that_reads_nothing_frees_the_worker);
    CPPUNIT_TEST(f24_a_request_cut_at_every_byte_never_reaches_respond);
    CPPUNIT_TEST(f25_a_want_of_descriptors_ends_no_worker);
    CPPUNIT_TEST(an_idle_worker_leaves_at_once);
    CPPUNIT_TEST(f2_the_request_in_hand_is_finished);
    CPPUNIT_TEST(a_sibling_that_took_the_connection_stops_nobody);
    CPPUNIT_TEST(f20_a_worker_leaves_after_its_number_of_requests);
    CPPUNIT_TEST(f20_a_worker_leaves_when_it_holds_too_much_memory);
    CPPUNIT_TEST(what_is_no_listening_socket_is_refused);
    CPPUNIT_TEST_SUITE_END();

public:
    void tearDown() override { scene_.reset(); }

    void a_request_arrives_whole_and_its_answer_too() {
        start();
        const Answer answer =
            scene_->answer_to(request(twice(parameters_of("GET", "/a%20b?c=1"), "HTTP_ACCEPT_LANGUAGE", "ru")));
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
        CPPUNIT_ASSERT(answer.is_complete);
        CPPUNIT_ASSERT_EQUAL(std::string{"GET /a%20b?c=1 192.0.2.7 0123456789abcdef0123456789abcdef\n"
                                         "cookie -\naccept-language ru\n"},
                             answer.body);
        CPPUNIT_ASSERT(answer.head.find("\r\nContent-Type: text/plain; charset=utf-8\r\n") != std::string::npos);
        CPPUNIT_ASSERT(answer.head.find("\r\nCache-Control: no-store\r\n") != std::string::npos);
        CPPUNIT_ASSERT(answer.head.find("\r\nContent-Length: " + std::to_string(answer.body.size()) + "\r\n") !=
                       std::string::npos);
    }

    void a_body_arrives_whole() {
        start();
        std::string body;
        for (std::size_t count = 0; count < 65536; ++count) {
            body += static_cast<char>(count * 7 % 251);
        }
        const Answer answer = scene_->answer_to(request(parameters_of("POST", "/", body.size()), body));
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
        CPPUNIT_ASSERT(answer.body.ends_with(body));
    }

    void padded_and_split_records_are_read() {
        start();
        const std::string parameters = encoded(parameters_of("POST", "/split", 4));
        std::string octets = begin_request();
        for (const char octet : parameters) {
            octets += record({.type = RecordType::params, .padding = 255}, std::string{octet});
        }
        // Padding after the end of a stream is the one thing that libfcgi does not read; nginx never sends it.
        octets += record({.type = RecordType::params}, "");
        for (const char* const part : {"a", "=", "12"}) {
            octets += record({.type = RecordType::standard_input, .padding = 3}, part);
        }
        const Answer answer = scene_->answer_to(octets + record({.type = RecordType::standard_input}, ""));
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
        CPPUNIT_ASSERT(answer.body.ends_with("\na=12"));
    }

    void head_has_the_length_and_no_body() {
        start();
        const Answer answer = scene_->answer_to(request(parameters_of("HEAD", "/big")));
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
        CPPUNIT_ASSERT(answer.is_complete);
        CPPUNIT_ASSERT(answer.head.find("Content-Length: " + std::to_string(big_body) + "\r\n") != std::string::npos);
        CPPUNIT_ASSERT(answer.body.empty());
    }

    void another_method_reaches_respond() {
        start();
        CPPUNIT_ASSERT(scene_->answer_to(request(parameters_of("DELETE", "/"))).body.starts_with("DELETE / "));
    }

    void a_header_sent_twice_shows_both_values() {
        start();
        Pairs parameters = parameters_of("GET", "/");
        for (const char* const value : {"one", "two"}) {
            parameters.emplace_back("HTTP_ACCEPT_LANGUAGE", value);
            parameters.emplace_back("HTTP_COOKIE", std::string{"__Host-s="} + value);
        }
        const Answer answer = scene_->answer_to(request(parameters));
        CPPUNIT_ASSERT(answer.body.find("\naccept-language one, two\n") != std::string::npos);
        CPPUNIT_ASSERT(answer.body.find("\ncookie __Host-s=one; __Host-s=two\n") != std::string::npos);
    }

    void a_foreign_request_id_is_not_shown() {
        start();
        const Answer answer = scene_->answer_to(request(with(parameters_of("GET", "/"), "REQUEST_ID", "<script>")));
        CPPUNIT_ASSERT(answer.body.find("script") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
    }

    void a_connection_ends_with_its_request() {
        start();
        const UnixPeer peer = scene_->peer();
        const std::string kept = begin_request(1, 1) + good_request().substr(begin_request().size());
        peer.send(kept);
        wait_for_runs(1);
        // The worker is gone from the connection or about to go: either way nobody reads this.
        peer.send(kept);
        const std::string octets = peer.read_to_end();
        CPPUNIT_ASSERT_EQUAL(200, answer_in(octets).status);
        CPPUNIT_ASSERT_EQUAL(1, scene_->counters->runs.load());
    }

    void s18_a_long_body_or_target_is_refused_before_respond() {
        start({.body_limit = 100, .target_limit = 50});
        const std::string body(101, 'b');
        const std::string target = "/" + std::string(50, 't');
        CPPUNIT_ASSERT_EQUAL(413, scene_->answer_to(request(parameters_of("POST", "/", body.size()), body)).status);
        CPPUNIT_ASSERT_EQUAL(414, scene_->answer_to(request(parameters_of("GET", target))).status);
        CPPUNIT_ASSERT_EQUAL(0, scene_->counters->runs.load());
        CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(request(parameters_of("POST", "/", 100), body.substr(1))).status);
        CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(request(parameters_of("GET", target.substr(0, 50)))).status);
    }

    void s18_many_parameters_are_refused_before_respond() {
        start();
        Pairs many = parameters_of("GET", "/");
        for (int number = 0; number < 300; ++number) {
            many.emplace_back("HTTP_X_" + std::to_string(number), "1");
        }
        CPPUNIT_ASSERT_EQUAL(431, scene_->answer_to(request(many)).status);
        Pairs long_ones = parameters_of("GET", "/");
        long_ones.emplace_back("HTTP_X", std::string(65536, 'x'));
        CPPUNIT_ASSERT_EQUAL(431, scene_->answer_to(request(long_ones)).status);
        CPPUNIT_ASSERT_EQUAL(0, scene_->counters->runs.load());
    }

    void l6_what_waited_too_long_is_refused_before_respond() {
        start({.queue_limit = std::chrono::seconds{5}});
        const auto taken = [](double seconds_ago) {
            const auto now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
            Pairs pairs = parameters_of("GET", "/");
            pairs.emplace_back("MRKO_TAKEN_AT", std::to_string(now - seconds_ago));
            return pairs;
        };
        CPPUNIT_ASSERT_EQUAL(503, scene_->answer_to(request(taken(5.5))).status);
        CPPUNIT_ASSERT_EQUAL(503, scene_->answer_to(request(taken(50))).status);
        CPPUNIT_ASSERT_EQUAL(0, scene_->counters->runs.load());
        CPPUNIT_ASSERT(scene_->log().find("waited too long") != std::string::npos);
        // A little while, clocks that differ (F19), and no moment at all.
        for (const double ago : {0.0, 3.0, -3600.0, 3600.0}) {
            CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(request(taken(ago))).status);
        }
        for (const char* const moment : {"", "yesterday", "1e999", "nan", "-5", "123x"}) {
            Pairs pairs = parameters_of("GET", "/");
            pairs.emplace_back("MRKO_TAKEN_AT", moment);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(moment, 200, scene_->answer_to(request(pairs)).status);
        }
    }

    void l6_no_work_is_done_for_a_client_that_left() {
        start();
        // The worker has another request in hand while this one comes and its client leaves.
        const UnixPeer waiting = scene_->peer();
        CPPUNIT_ASSERT(waiting.send(request(parameters_of("GET", "/wait"))));
        wait_for_runs(1);
        {
            const UnixPeer gone = scene_->peer();
            CPPUNIT_ASSERT(gone.send(request(parameters_of("GET", "/"))));
        }
        CPPUNIT_ASSERT_EQUAL(ssize_t{1}, ::write(scene_->gate_in.number(), "x", 1));
        CPPUNIT_ASSERT_EQUAL(200, answer_in(waiting.read_to_end()).status);
        // Connections are taken in their order.
        CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(request(parameters_of("GET", "/"))).status);
        CPPUNIT_ASSERT_EQUAL(2, scene_->counters->runs.load());
        CPPUNIT_ASSERT(scene_->log().find("client_left") != std::string::npos);
    }

    void s17_a_broken_target_is_refused_before_respond() {
        start();
        for (const char* const target : {"/%", "/..", "//", "/?q=%FF", "http://evil.test/", "*"}) {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(target, 400, scene_->answer_to(request(parameters_of("GET", target))).status);
        }
        CPPUNIT_ASSERT_EQUAL(0, scene_->counters->runs.load());
        CPPUNIT_ASSERT(scene_->log().find(R"("route":"refused","status":400)") != std::string::npos);
        CPPUNIT_ASSERT(scene_->log().find("evil") == std::string::npos);
    }

    void a_refusal_has_the_page_that_was_given() {
        WorkerOptions options;
        options.refusal_page = [](const RefusedRequest& refused) {
            return Response::html(refused.request_id + ' ' + refused.target.substr(0, 9), refused.status);
        };
        start(options);
        const auto expect = [&](int status, const std::string& target, const std::string& octets) {
            const Answer answer = scene_->answer_to(octets);
            CPPUNIT_ASSERT_EQUAL(status, answer.status);
            CPPUNIT_ASSERT_EQUAL("0123456789abcdef0123456789abcdef " + target, answer.body);
        };
        expect(400, "/%", request(parameters_of("GET", "/%")));
        expect(400, "/api/v1?q", request(parameters_of("GET", "/api/v1?q=%FF")));
        expect(413, "/api/v1", request(parameters_of("POST", "/api/v1", 70000), std::string(70000, 'x')));
        expect(414, "/api/aaaa", request(parameters_of("GET", "/api/" + std::string(5000, 'a'))));
    }

    void f23_broken_parameters_never_reach_respond() { expect_none_served(broken_parameters()); }

    void f23_a_body_of_another_length_never_reaches_respond() { expect_none_served(broken_bodies()); }

    void f23_broken_records_never_reach_respond() { expect_none_served(broken_records()); }

    void f23_broken_requests_leave_no_descriptor_behind() {
        start();
        CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(good_request()).status);
        const int before = scene_->worker->open_descriptors();
        for (const Broken& broken : broken_parameters()) {
            (void)scene_->answer_to(broken.octets);
        }
        CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(good_request()).status);
        // The last connection may still be closing.
        CPPUNIT_ASSERT(scene_->worker->open_descriptors() <= before + 2);
    }

    void f23_management_records_are_answered() {
        start();
        const std::string management =
            record({.type = RecordType::get_values, .request_id = 0}, encoded({{"FCGI_MPXS_CONNS", ""}})) +
            record({.type = RecordType::unknown, .request_id = 0}, "");
        CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(management + good_request()).status);
    }

    void f22_a_half_open_peer_frees_the_worker() {
        start();
        const std::string whole = request(parameters_of("POST", "/", 10), "1234567890");
        const std::vector<Broken> halves{
            {"nothing", ""},
            {"four octets", whole.substr(0, 4)},
            {"half of the parameters", begin_request() + whole.substr(begin_request().size(), 60)},
            {"half of the body", whole.substr(0, whole.size() - 13)},
            {"no end of the body", whole.substr(0, whole.size() - 8)}};
        for (const Broken& half : halves) {
            const UnixPeer silent = scene_->peer();
            silent.send(half.octets);
            const auto began = steady_clock::now();
            CPPUNIT_ASSERT_EQUAL_MESSAGE(half.name, 200, scene_->answer_to(good_request()).status);
            CPPUNIT_ASSERT_MESSAGE(half.name, steady_clock::now() - began < read_deadline + grace);
        }
        CPPUNIT_ASSERT_EQUAL(static_cast<int>(halves.size()), scene_->counters->runs.load());
    }

    void f22_a_dripping_peer_frees_the_worker() {
        start();
        const std::string slow = request(parameters_of("POST", "/", 1000), std::string(1000, 'd'));
        const UnixPeer dripping = scene_->peer();
        dripping.send(slow.substr(0, 1));
        const UnixPeer waiting = scene_->peer();
        waiting.send(good_request());
        const auto began = steady_clock::now();
        for (std::size_t at = 1; at < slow.size() && !waiting.is_readable_within(milliseconds{20}); ++at) {
            dripping.send(slow.substr(at, 1));
        }
        CPPUNIT_ASSERT(steady_clock::now() - began < read_deadline + grace);
        CPPUNIT_ASSERT_EQUAL(200, answer_in(waiting.read_to_end()).status);
        CPPUNIT_ASSERT_EQUAL(1, scene_->counters->runs.load());
    }

    void f22_a_peer_that_reads_nothing_frees_the_worker() {
        start();
        const UnixPeer deaf = scene_->peer();
        deaf.send(request(parameters_of("GET", "/big")));
        const auto began = steady_clock::now();
        CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(good_request()).status);
        CPPUNIT_ASSERT(steady_clock::now() - began < write_deadline + grace);
        CPPUNIT_ASSERT(scene_->log().find("answer_not_taken") != std::string::npos);
    }

    void f24_a_request_cut_at_every_byte_never_reaches_respond() {
        start();
        const std::string whole = request(parameters_of("POST", "/cut", 10), "1234567890");
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const UnixPeer peer = scene_->peer();
            peer.send(whole.substr(0, size));
            peer.finish_sending();
            CPPUNIT_ASSERT_EQUAL_MESSAGE(std::to_string(size), 0, answer_in(peer.read_to_end()).status);
        }
        CPPUNIT_ASSERT_EQUAL(0, scene_->counters->runs.load());
        CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(whole).status);
        CPPUNIT_ASSERT_EQUAL(1, scene_->counters->runs.load());
    }

    void f25_a_want_of_descriptors_ends_no_worker() {
        start();
        CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(good_request()).status);
        rlimit before{};
        CPPUNIT_ASSERT_EQUAL(0, limit_descriptors(nullptr, &before));
        rlimit low = before;
        low.rlim_cur = 4;
        CPPUNIT_ASSERT_EQUAL(0, limit_descriptors(&low, nullptr));
        const UnixPeer waiting = scene_->peer();
        waiting.send(good_request());
        CPPUNIT_ASSERT(!waiting.is_readable_within(milliseconds{200}));
        CPPUNIT_ASSERT(scene_->worker->is_alive());
        CPPUNIT_ASSERT_EQUAL(0, limit_descriptors(&before, nullptr));
        CPPUNIT_ASSERT_EQUAL(200, answer_in(waiting.read_to_end()).status);
        CPPUNIT_ASSERT(scene_->log().find("worker_short_of_resources") != std::string::npos);
    }

    void an_idle_worker_leaves_at_once() {
        for (const int signal : {SIGTERM, SIGUSR1}) {
            start();
            CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(good_request()).status);
            scene_->worker->signal(signal);
            CPPUNIT_ASSERT_EQUAL(1, scene_->worker->served_within(milliseconds{500}).value());
        }
    }

    void f2_the_request_in_hand_is_finished() {
        for (const int signal : {SIGTERM, SIGUSR1}) {
            start();
            const UnixPeer peer = scene_->peer();
            peer.send(request(parameters_of("GET", "/wait")));
            wait_for_runs(1);
            scene_->worker->signal(signal);
            scene_->worker->signal(signal);
            CPPUNIT_ASSERT(!peer.is_readable_within(milliseconds{100}));
            CPPUNIT_ASSERT_EQUAL(ssize_t{1}, ::write(scene_->gate_in.number(), "g", 1));
            const Answer answer = answer_in(peer.read_to_end());
            CPPUNIT_ASSERT_EQUAL(200, answer.status);
            CPPUNIT_ASSERT(answer.is_complete);
            CPPUNIT_ASSERT_EQUAL(1, scene_->worker->served_within(milliseconds{500}).value());
        }
    }

    void a_sibling_that_took_the_connection_stops_nobody() {
        start();
        std::optional<ForkedWorker> sibling{std::in_place,
                                            scene_->listening.number(),
                                            WorkerOptions{},
                                            scene_->folder / "log",
                                            [this](const Request& asked) { return scene_->respond(asked); }};
        for (int count = 0; count < 50; ++count) {
            CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(good_request()).status);
        }
        scene_->worker->signal(SIGTERM);
        sibling->signal(SIGTERM);
        const int one = scene_->worker->served_within(milliseconds{500}).value();
        const int other = sibling->served_within(milliseconds{500}).value();
        CPPUNIT_ASSERT_EQUAL(50, one + other);
    }

    void f20_a_worker_leaves_after_its_number_of_requests() {
        start({.requests_before_recycling = 5});
        for (int count = 0; count < 5; ++count) {
            CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(good_request()).status);
        }
        CPPUNIT_ASSERT_EQUAL(5, scene_->worker->served_within(milliseconds{500}).value());
    }

    void f20_a_worker_leaves_when_it_holds_too_much_memory() {
        start({.memory_before_recycling = 1});
        for (int count = 0; count < 98; ++count) {
            CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(good_request()).status);
        }
        CPPUNIT_ASSERT(scene_->worker->is_alive());
        // Broken requests count, for it is they that the library leaks by.
        (void)scene_->answer_to("GET / HTTP/1.1\r\n\r\n");
        (void)scene_->answer_to("GET / HTTP/1.1\r\n\r\n");
        CPPUNIT_ASSERT_EQUAL(98, scene_->worker->served_within(milliseconds{500}).value());
    }

    void what_is_no_listening_socket_is_refused() {
        const auto never = [](const Request&) { return Response::text(""); };
        CPPUNIT_ASSERT_THROW((void)serve(-1, WorkerOptions{}, never), std::system_error);
        CPPUNIT_ASSERT_THROW((void)serve(STDERR_FILENO, WorkerOptions{}, never), std::system_error);
    }

private:
    void start(const WorkerOptions& options = {}) {
        scene_.reset();
        scene_.emplace(options);
    }

    void expect_none_served(const std::vector<Broken>& all) {
        start();
        for (const Broken& broken : all) {
            const auto began = steady_clock::now();
            const UnixPeer peer = scene_->peer();
            peer.send(broken.octets);
            peer.finish_sending();
            CPPUNIT_ASSERT_EQUAL_MESSAGE(broken.name, 0, answer_in(peer.read_to_end()).status);
            CPPUNIT_ASSERT_MESSAGE(broken.name, steady_clock::now() - began < read_deadline + grace);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(broken.name, 0, scene_->counters->runs.load());
        }
        CPPUNIT_ASSERT_EQUAL(200, scene_->answer_to(good_request()).status);
        CPPUNIT_ASSERT_EQUAL(1, scene_->counters->runs.load());
    }

    void wait_for_runs(int runs) const {
        const auto end = steady_clock::now() + std::chrono::seconds{10};
        while (scene_->counters->runs.load() < runs && steady_clock::now() < end) {
            ::usleep(1000);
        }
        CPPUNIT_ASSERT_EQUAL(runs, scene_->counters->runs.load());
    }

    [[nodiscard]] int limit_descriptors(const rlimit* wanted, rlimit* before) const {
        return ::prlimit(scene_->worker->id(), RLIMIT_NOFILE, wanted, before);
    }

    std::optional<Scene> scene_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(FcgiWorkerTest);

}  // namespace mrko::http
