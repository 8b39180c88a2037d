// SPDX-License-Identifier: Apache-2.0
#include "programs/listening_socket.h"

#include <grp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace mrko::programs {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw std::runtime_error{"cannot listen on " + path.string() + ": " + why};
}

std::string reason(int problem) {
    return std::generic_category().message(problem);
}

sockaddr_un address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string& text = path.native();
    if (text.empty() || text.size() >= sizeof address.sun_path) {
        refuse(path, "the path of a unix socket has 1 to 107 octets");
    }
    std::copy(text.begin(), text.end(), std::begin(address.sun_path));
    return address;
}

const sockaddr* generic(const sockaddr_un& address) noexcept {
    // The sockets interface asks for this cast.
    return reinterpret_cast<const sockaddr*>(&address);
}

system::Descriptor new_socket(const std::filesystem::path& path) {
    system::Descriptor made{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    if (!made) {
        refuse(path, reason(errno));
    }
    return made;
}

void remove_stale_socket(const std::filesystem::path& path, const sockaddr_un& address) {
    struct stat found {};

    if (::lstat(path.c_str(), &found) != 0) {
        return;
    }
    if (!S_ISSOCK(found.st_mode)) {
        refuse(path, "something that is no socket stands there");
    }
    const system::Descriptor probe = new_socket(path);
    // A full backlog (EAGAIN) is a sign of life as well: ECONNREFUSED alone says that nobody listens.
    if (::connect(probe.number(), generic(address), sizeof address) == 0 || errno != ECONNREFUSED) {
        refuse(path, "another server listens there");
    }
    ::unlink(path.c_str());
}

gid_t group_number(const std::filesystem::path& path, const std::string& name) {
    const group* const found = ::getgrnam(name.c_str());
    if (found == nullptr) {
        refuse(path, "there is no group " + name);
    }
    return found->gr_gid;
}

}  // namespace

system::Descriptor open_listening_socket(const std::filesystem::path& path,
                                         mode_t mode,
                                         const std::string& group,
                                         int backlog) {
    const sockaddr_un address = address_of(path);
    remove_stale_socket(path, address);
    system::Descriptor listening = new_socket(path);
    // Nobody may connect before owner and mode are right.
    const mode_t before = ::umask(0777);
    const bool bound = ::bind(listening.number(), generic(address), sizeof address) == 0;
    const int problem = errno;
    ::umask(before);
    if (!bound) {
        refuse(path, reason(problem));
    }
    if (!group.empty() && ::chown(path.c_str(), static_cast<uid_t>(-1), group_number(path, group)) != 0) {
        refuse(path, reason(errno));
    }
    if (::chmod(path.c_str(), mode) != 0 || ::listen(listening.number(), backlog) != 0) {
        refuse(path, reason(errno));
    }
    return listening;
}

}  // namespace mrko::programs
