// SPDX-License-Identifier: Apache-2.0
#include "system/deadline.h"

#include <cppunit/extensions/HelperMacros.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "system/descriptor.h"

namespace mrko::system {

namespace {

using std::chrono::milliseconds;
constexpr milliseconds for_ever{60'000};

/// Two ends of one connection.
struct Connection {
    Connection() {
        std::array<int, 2> ends{-1, -1};
        CPPUNIT_ASSERT_EQUAL(0, ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()));
        here = Descriptor{ends[0]};
        there = Descriptor{ends[1]};
    }

    Descriptor here;
    Descriptor there;
};

/// As libpq waits: it goes on after a signal.
bool has_something_to_read(const Descriptor& end, milliseconds at_most) {
    pollfd wanted{.fd = end.number(), .events = POLLIN, .revents = 0};
    const auto until = std::chrono::steady_clock::now() + at_most;
    int ready = 0;
    do {
        const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
        ready = ::poll(&wanted, 1, static_cast<int>(std::max(left, milliseconds{0}).count()));
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

char read_octet(const Descriptor& end) {
    char octet = 0;
    CPPUNIT_ASSERT_EQUAL(ssize_t{1}, ::read(end.number(), &octet, 1));
    return octet;
}

}  // namespace

class DeadlineTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DeadlineTest);
    CPPUNIT_TEST(whoever_waits_on_the_connection_finds_its_end);
    CPPUNIT_TEST(the_end_lasts_for_whoever_comes_later);
    CPPUNIT_TEST(what_is_stopped_in_time_harms_nothing);
    CPPUNIT_TEST(a_new_time_replaces_the_one_that_runs);
    CPPUNIT_TEST(each_connection_has_its_own);
    CPPUNIT_TEST_SUITE_END();

public:
    void whoever_waits_on_the_connection_finds_its_end() {
        const Connection connection;
        Deadline deadline{connection.here.number()};
        deadline.start(milliseconds{20});
        CPPUNIT_ASSERT(has_something_to_read(connection.here, for_ever));
        CPPUNIT_ASSERT(deadline.is_over());
        char octet = 0;
        CPPUNIT_ASSERT_EQUAL(ssize_t{0}, ::read(connection.here.number(), &octet, 1));
    }

    void the_end_lasts_for_whoever_comes_later() {
        const Connection connection;
        Deadline deadline{connection.here.number()};
        deadline.start(milliseconds{0});
        CPPUNIT_ASSERT(has_something_to_read(connection.there, for_ever));
        CPPUNIT_ASSERT_EQUAL(ssize_t{-1}, ::send(connection.here.number(), "x", 1, MSG_NOSIGNAL));
        CPPUNIT_ASSERT_EQUAL(EPIPE, errno);
        CPPUNIT_ASSERT(deadline.is_over());
    }

    void what_is_stopped_in_time_harms_nothing() {
        const Connection connection;
        Deadline deadline{connection.here.number()};
        CPPUNIT_ASSERT(!deadline.is_over());
        deadline.start(milliseconds{30});
        deadline.stop();
        CPPUNIT_ASSERT(!has_something_to_read(connection.here, milliseconds{60}));
        CPPUNIT_ASSERT(!deadline.is_over());
        CPPUNIT_ASSERT_EQUAL(ssize_t{1}, ::write(connection.there.number(), "x", 1));
        CPPUNIT_ASSERT_EQUAL('x', read_octet(connection.here));
    }

    void a_new_time_replaces_the_one_that_runs() {
        const Connection connection;
        Deadline deadline{connection.here.number()};
        deadline.start(milliseconds{30});
        deadline.start(for_ever);
        CPPUNIT_ASSERT(!has_something_to_read(connection.here, milliseconds{60}));
        CPPUNIT_ASSERT(!deadline.is_over());
    }

    void each_connection_has_its_own() {
        const Connection first;
        const Connection second;
        Deadline of_first{first.here.number()};
        Deadline of_second{second.here.number()};
        of_second.start(for_ever);
        of_first.start(milliseconds{20});
        CPPUNIT_ASSERT(has_something_to_read(first.here, for_ever));
        CPPUNIT_ASSERT(!has_something_to_read(second.here, milliseconds{0}));
        CPPUNIT_ASSERT(of_first.is_over());
        CPPUNIT_ASSERT(!of_second.is_over());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeadlineTest);

}  // namespace mrko::system
