// SPDX-License-Identifier: Apache-2.0
#include "tests/http/nginx_process.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <stdexcept>

#include "tests/http/forked_worker.h"
#include "tests/http/unix_peer.h"

namespace mrko::http {

namespace {

constexpr const char* settings = R"(
daemon off;
pid nginx.pid;
error_log nginx.log info;
worker_processes 1;
events { worker_connections 64; }
http {
    access_log off;
    client_body_temp_path body; fastcgi_temp_path fastcgi; proxy_temp_path proxy; uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    client_max_body_size 1m; client_body_buffer_size 512k;
    upstream workers {
        server unix:socket max_fails=0;
        server unix:socket max_fails=0;
        keepalive 8;
    }
    server {
        listen unix:nginx.sock;
        location = /nginx-is-up { return 204; }
        location / {
            fastcgi_pass workers;
            fastcgi_keep_conn on;
            fastcgi_next_upstream error timeout invalid_header;
            fastcgi_next_upstream_tries 2;
            fastcgi_read_timeout 5s;
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param REQUEST_URI    $request_uri;
            fastcgi_param CONTENT_TYPE   $content_type;
            fastcgi_param CONTENT_LENGTH $content_length;
            fastcgi_param REMOTE_ADDR    192.0.2.1;
            fastcgi_param REQUEST_ID     $request_id;
            fastcgi_param MRKO_END       1;
        }
    }
}
)";

bool is_answering(const std::filesystem::path& socket) {
    try {
        const UnixPeer peer{socket};
        peer.send("GET /nginx-is-up HTTP/1.0\r\n\r\n");
        return peer.read_to_end().starts_with("HTTP/1.1 204");
    } catch (const std::runtime_error&) {
        return false;
    }
}

}  // namespace

NginxProcess::NginxProcess(const std::filesystem::path& folder) : folder_(folder) {
    const std::string prefix = folder.string() + "/";
    std::string text = ::geteuid() == 0 ? "user root;" : "";
    text += settings;
    // nginx resolves its own files by the prefix, but the paths of sockets by its working folder.
    for (const std::string relative : {"unix:socket", "unix:nginx.sock"}) {
        for (auto at = text.find(relative); at != std::string::npos; at = text.find(relative, at + prefix.size())) {
            text.insert(at + 5, prefix);
        }
    }
    std::ofstream{folder / "nginx.conf"} << text;
    const std::string log = (folder / "nginx.log").string();
    id_ = ::fork();
    if (id_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        ::execlp("nginx", "nginx", "-p", prefix.c_str(), "-c", "nginx.conf", "-e", log.c_str(), nullptr);
        ::_exit(127);
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!is_answering(folder_ / "nginx.sock")) {
        if (std::chrono::steady_clock::now() > end || ends_within(id_, std::chrono::milliseconds{10})) {
            throw std::runtime_error{"nginx does not answer: " + text_of(folder / "nginx.log")};
        }
    }
}

NginxProcess::~NginxProcess() {
    ::kill(id_, SIGTERM);
    if (!ends_within(id_, std::chrono::seconds{5})) {
        ::kill(id_, SIGKILL);
    }
    ::waitpid(id_, nullptr, 0);
}

std::string NginxProcess::exchange(const std::string& octets) const {
    const UnixPeer peer{folder_ / "nginx.sock"};
    peer.send(octets);
    return peer.read_to_end();
}

}  // namespace mrko::http
