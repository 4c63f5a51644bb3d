// HTTP/1.1, plainly: a request, a response. Boost.Beast stays behind this, in two files. Encryption is another
// program's (Caddy, nginx).
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "base/result.hpp"

namespace web {

struct Request {
  std::string method, path, body;
};
struct Response {
  unsigned status = 200;
  std::string body;
  std::string type = "text/plain; charset=utf-8";
};
using Handler = std::function<Response(const Request&)>;

struct Listening {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any that is free
  std::size_t body_bytes_max = 131'072;
  int idle_seconds = 10;  // a connection that says nothing is closed
};

// Serves until the process is asked to stop (SIGINT, SIGTERM). One thread: the handler is called for one request
// after the other. `ready` is told the port. Error: the address cannot be had.
base::Result<void> serve(const Listening& where, const Handler& handler,
                         const std::function<void(std::uint16_t)>& ready);

// "http://host[:port]/path". Error: no such address, no answer in ten seconds, an answer of more than `bytes_max`.
base::Result<Response> fetch(const std::string& method, const std::string& url, const std::string& body,
                             std::size_t bytes_max);

}  // namespace web
