// HTTP/1.1, plainly: a request, a reply. Boost.Beast stays behind this, in two files. Encryption is another
// program's (Caddy, nginx).
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace web {

struct Request {
  std::string method, path, query, body;  // the path as it came; the query is what follows '?'
  std::string authorization, last_event_id, accept_encoding;
  std::string peer;  // the address at the other end: a reader's, or that of the program in front
};
struct Response {
  unsigned status = 200;
  std::string body;
  std::string type = "text/plain; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;  // further ones
};

// Bytes that are shared by many connections and never change.
using Shared = std::shared_ptr<const std::string>;

// A reply that goes on: server-sent events. In the server's thread only.
class Stream {
 public:
  virtual ~Stream() = default;
  virtual void send(Shared bytes) = 0;
  virtual std::size_t waiting() const = 0;  // parts that the reader has not taken yet
  virtual bool closed() const = 0;
  virtual void close() = 0;
};

// Given once to each request; answered once, at once or later, in the server's thread.
class Reply {
 public:
  virtual ~Reply() = default;
  virtual void answer(Response response) = 0;
  virtual std::shared_ptr<Stream> stream(std::string type) = 0;
};
using Handler = std::function<void(const Request&, std::shared_ptr<Reply>)>;

struct Listening {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any that is free
  std::size_t body_bytes_max = 131'072;
  std::size_t header_bytes_max = 16'384;  // all of them, and the request line: 431
  std::size_t target_bytes_max = 4'096;   // 414
  int idle_seconds = 10;                  // a connection that says nothing is closed
  int header_seconds = 5;                 // from its first byte to its last
  int body_seconds = 10;
  int leaving_seconds = 1;  // of whoever still sends, when its answer has been sent: read and thrown away
  std::size_t leaving_bytes_max = 4'194'304;
  std::size_t connections_max = 20'000;
};

// One thread runs it: the handler, the jobs and the ticks are called in it, one after the other.
class Server {
 public:
  // Error: the address cannot be had.
  static base::Result<std::unique_ptr<Server>> listen(const Listening& where);
  virtual ~Server() = default;

  virtual std::uint16_t port() const = 0;
  virtual std::size_t connections() const = 0;
  // These three from any thread.
  virtual void post(std::function<void()> job) = 0;
  virtual void stop() = 0;
  virtual void after(std::chrono::milliseconds wait, std::function<void()> job) = 0;
  // Before it runs.
  virtual void every(std::chrono::milliseconds interval, std::function<void()> tick) = 0;
  // Until it is stopped, or the process is asked to stop (SIGINT, SIGTERM).
  virtual void run(Handler handler) = 0;
};

// "http://host[:port]/path". Error: no such address, no answer in time, an answer of more than `bytes_max`.
base::Result<Response> fetch(const std::string& method, const std::string& url, const std::string& body,
                             std::size_t bytes_max, std::chrono::seconds patience = std::chrono::seconds(10));

}  // namespace web
