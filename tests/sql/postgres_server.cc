// SPDX-License-Identifier: Apache-2.0
#include "tests/sql/postgres_server.h"

#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <thread>
#include <vector>

#include "sql/libpq_calls.h"

namespace mrko::tests {

namespace {

/// PostgreSQL refuses to run as root.
void become_postgres() {
    if (::geteuid() != 0) {
        return;
    }
    const auto* const user = ::getpwnam("postgres");
    if (user == nullptr || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0) {
        ::_exit(126);
    }
}

/// The program is called by its whole path: initdb looks beside itself for the server.
pid_t run(const std::string& program, const std::vector<std::string>& arguments, const std::string& output) {
    const auto path = std::string{MRKO_POSTGRES_BIN} + "/" + program;
    std::vector<char*> words{const_cast<char*>(path.c_str())};
    for (const auto& word : arguments) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    const auto child = ::fork();
    if (child == 0) {
        become_postgres();
        // PostgreSQL goes back to where it was started, and may not be let into that folder (a home folder, say).
        if (::chdir("/") != 0 || ::freopen(output.c_str(), "a", stdout) == nullptr || ::dup2(1, 2) < 0) {
            ::_exit(125);
        }
        ::execv(path.c_str(), words.data());
        ::_exit(127);
    }
    return child;
}

void run_to_the_end(const std::string& program, const std::vector<std::string>& arguments, const std::string& output) {
    const auto child = run(program, arguments, output);
    int status = 0;
    if (::waitpid(child, &status, 0) != child || status != 0) {
        throw std::runtime_error{program + " failed, see " + output};
    }
}

}  // namespace

PostgresServer::PostgresServer() {
    make_folder();
    run_to_the_end("initdb",
                   {"-D",
                    folder_ + "/data",
                    "-A",
                    "trust",
                    "-U",
                    "postgres",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync",
                    "--no-instructions"},
                   folder_ + "/initdb.log");
    start();
}

PostgresServer::PostgresServer(Following following) {
    make_folder();
    run_to_the_end(
        "pg_basebackup",
        {"-h", following.primary.folder_, "-U", "postgres", "-D", folder_ + "/data", "-R", "-c", "fast", "-N"},
        folder_ + "/basebackup.log");
    start();
}

void PostgresServer::make_folder() {
    auto name = (std::filesystem::temp_directory_path() / "mrko-pg-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error{"no temporary folder"};
    }
    folder_ = name;
    if (const auto* const user = ::getpwnam("postgres"); ::geteuid() == 0 && user != nullptr) {
        if (::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0) {
            throw std::runtime_error{"the temporary folder cannot be given to postgres"};
        }
    }
}

PostgresServer::~PostgresServer() {
    if (pid_ > 0) {
        ::kill(pid_, SIGINT);
        ::waitpid(pid_, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string PostgresServer::connection(const std::string& database) const {
    return "host=" + folder_ + " user=postgres dbname=" + database;
}

void PostgresServer::promote() {
    run_to_the_end("pg_ctl", {"promote", "-D", folder_ + "/data", "-w"}, folder_ + "/promote.log");
}

void PostgresServer::stop_at_once() {
    ::kill(pid_, SIGQUIT);
    ::waitpid(pid_, nullptr, 0);
    pid_ = 0;
}

void PostgresServer::start() {
    pid_ = run("postgres",
               {"-D",
                folder_ + "/data",
                "-c",
                "listen_addresses=",
                "-c",
                "unix_socket_directories=" + folder_,
                "-c",
                "fsync=off",
                "-c",
                "synchronous_commit=off",
                "-c",
                "full_page_writes=off"},
               folder_ + "/server.log");
    wait_until_ready();
}

void PostgresServer::wait_until_ready() const {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (sql::refused_by_postgres(connection("postgres"))) {
        if (std::chrono::steady_clock::now() > until) {
            throw std::runtime_error{"PostgreSQL did not start, see " + folder_ + "/server.log"};
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
}

}  // namespace mrko::tests
