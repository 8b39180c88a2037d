// SPDX-License-Identifier: Apache-2.0
#include "programs/listening_socket.h"

#include <cppunit/extensions/HelperMacros.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>

#include "tests/http/temporary_folder.h"
#include "tests/http/unix_peer.h"

namespace mrko::programs {

class ListeningSocketTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ListeningSocketTest);
    CPPUNIT_TEST(the_mode_is_what_was_asked_whatever_the_umask);
    CPPUNIT_TEST(a_socket_that_nobody_listens_on_is_replaced);
    CPPUNIT_TEST(a_living_server_keeps_its_socket);
    CPPUNIT_TEST(a_file_is_never_replaced);
    CPPUNIT_TEST(what_cannot_be_is_said_in_a_sentence);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { folder_.emplace(); }

    void tearDown() override { folder_.reset(); }

    void the_mode_is_what_was_asked_whatever_the_umask() {
        const auto listening = open_listening_socket(path(), 0660, "", 8);

        struct stat found {};

        CPPUNIT_ASSERT_EQUAL(0, ::stat(path().c_str(), &found));
        CPPUNIT_ASSERT_EQUAL(mode_t{0660}, found.st_mode & 0777);
        CPPUNIT_ASSERT((::fcntl(listening.number(), F_GETFL) & O_NONBLOCK) != 0);
        CPPUNIT_ASSERT((::fcntl(listening.number(), F_GETFD) & FD_CLOEXEC) != 0);
        CPPUNIT_ASSERT_NO_THROW(http::UnixPeer{path()});
    }

    void a_socket_that_nobody_listens_on_is_replaced() {
        { const auto gone = open_listening_socket(path(), 0600, "", 8); }
        CPPUNIT_ASSERT(std::filesystem::exists(path()));
        const auto listening = open_listening_socket(path(), 0600, "", 8);
        CPPUNIT_ASSERT_NO_THROW(http::UnixPeer{path()});
    }

    void a_living_server_keeps_its_socket() {
        const auto living = open_listening_socket(path(), 0600, "", 1);
        CPPUNIT_ASSERT_EQUAL("cannot listen on " + path().string() + ": another server listens there", refusal(path()));
        // A full backlog is alive too.
        const http::UnixPeer waiting{path()};
        CPPUNIT_ASSERT(refusal(path()).ends_with("another server listens there"));
        CPPUNIT_ASSERT(std::filesystem::exists(path()));
    }

    void a_file_is_never_replaced() {
        std::ofstream{path()} << "precious";
        CPPUNIT_ASSERT(refusal(path()).ends_with("something that is no socket stands there"));
        CPPUNIT_ASSERT(std::filesystem::is_regular_file(path()));
    }

    void what_cannot_be_is_said_in_a_sentence() {
        CPPUNIT_ASSERT(refusal("/" + std::string(200, 'p')).find("107 octets") != std::string::npos);
        CPPUNIT_ASSERT(refusal(*folder_ / "absent" / "socket").ends_with(": No such file or directory"));
        CPPUNIT_ASSERT_THROW((void)open_listening_socket(path(), 0660, "no-such-group", 8), std::runtime_error);
    }

private:
    [[nodiscard]] std::filesystem::path path() const { return *folder_ / "socket"; }

    [[nodiscard]] static std::string refusal(const std::filesystem::path& where) {
        try {
            (void)open_listening_socket(where, 0660, "", 8);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "opened";
    }

    std::optional<http::TemporaryFolder> folder_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ListeningSocketTest);

}  // namespace mrko::programs
