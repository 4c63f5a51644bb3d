#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <deque>
#include <memory>
#include <optional>

#include "base/check.hpp"
#include "web/http.hpp"

namespace web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

// On every answer: nothing of ours is framed, run, sniffed or kept by others, unless the answer itself says so.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> usual_headers = {
    {{"X-Content-Type-Options", "nosniff"},
     {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"},
     {"Referrer-Policy", "no-referrer"},
     {"Cross-Origin-Opener-Policy", "same-origin"},
     {"Cross-Origin-Resource-Policy", "cross-origin"},
     {"Cache-Control", "no-store"}}};

struct Fault {
  unsigned status = 400;
  const char* why = "";
};

bool is_named(std::string_view line, std::string_view name) {
  return line.size() > name.size() && line[name.size()] == ':' && beast::iequals(line.substr(0, name.size()), name);
}

// RFC 9112 sections 2.2, 3.2, 5.2, 6.3, narrowed: one length, no transfer coding, no folded or bare lines, a host.
std::optional<Fault> fault_of(std::string_view head, std::size_t target_bytes_max) {
  std::size_t hosts = 0, lengths = 0;
  for (std::size_t begin = 0, number = 0; begin < head.size(); ++number) {
    const std::size_t end = head.find('\n', begin);
    if (end == 0 || end == std::string_view::npos || head[end - 1] != '\r')
      return Fault{400, "That is no request.\n"};
    const std::string_view line = head.substr(begin, end - 1 - begin);
    begin = end + 1;
    if (line.find('\r') != std::string_view::npos || line.find('\0') != std::string_view::npos)
      return Fault{400, "That is no request.\n"};
    if (number == 0 && line.size() > target_bytes_max) return Fault{414, "That address is too long.\n"};
    if (number > 0 && (line.starts_with(' ') || line.starts_with('\t'))) return Fault{400, "That is no request.\n"};
    hosts += is_named(line, "Host") ? 1 : 0;
    lengths += is_named(line, "Content-Length") ? 1 : 0;
    if (is_named(line, "Transfer-Encoding")) return Fault{411, "Say how long it is.\n"};
  }
  if (hosts != 1 || lengths > 1) return Fault{400, "That is no request.\n"};
  return std::nullopt;
}

// What the connections of one server share.
struct Common {
  Listening where;
  Handler handler;
  std::size_t connections = 0;
};

// One connection: reads a request, waits for its answer, reads the next; or becomes a stream and stays one.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Common& common) : stream_(std::move(socket)), common_(common) {
    ++common_.connections;
    beast::error_code code;
    const auto end = stream_.socket().remote_endpoint(code);
    if (!code) peer_ = end.address().to_string();
  }
  ~Session() { --common_.connections; }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Idle until something comes; then its head must be here soon.
  void read() {
    if (!head_.empty()) return read_head();
    stream_.expires_after(std::chrono::seconds(common_.where.idle_seconds));
    asio::async_read(stream_, asio::dynamic_buffer(head_, common_.where.header_bytes_max), asio::transfer_at_least(1),
                     [self = shared_from_this()](beast::error_code code, std::size_t) {
                       if (!code) self->read_head();
                     });
  }

  void answer(Response response) {
    if (answered_) return;
    answered_ = true;
    response_.emplace(static_cast<http::status>(response.status), 11);
    response_->set(http::field::content_type, response.type);
    for (const auto& [name, value] : usual_headers) response_->set(name, value);
    for (const auto& [name, value] : response.headers) response_->set(name, value);
    response_->keep_alive(keep_alive_);
    response_->body() = std::move(response.body);
    response_->prepare_payload();
    if (head_only_) response_->body().clear();
    stream_.expires_after(std::chrono::seconds(common_.where.idle_seconds));
    http::async_write(stream_, *response_, [self = shared_from_this()](beast::error_code code, std::size_t) {
      if (code) return;
      if (self->response_->keep_alive()) return self->read();
      self->leave();
    });
  }

  void begin_stream(const std::string& type) {
    answered_ = true;
    stream_.expires_never();
    streams_ = true;
    beast::error_code code;
    if (stream_.socket().non_blocking(true, code)) return shut();
    std::string head = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nX-Accel-Buffering: no\r\n";
    for (const auto& [name, value] : usual_headers) head += std::string(name) + ": " + std::string(value) + "\r\n";
    send(std::make_shared<const std::string>(head + "Connection: close\r\n\r\n"));
    watch_for_the_end();
  }

  // Most readers take a frame at once: that costs one call of the system and no more.
  void send(Shared bytes) {
    if (!streams_) return;
    if (queue_.empty()) {
      beast::error_code code;
      sent_ = stream_.socket().write_some(asio::buffer(*bytes), code);
      if (!code && sent_ == bytes->size()) return;
      if (code && code != asio::error::would_block && code != asio::error::try_again) return shut();
      if (code) sent_ = 0;
    }
    queue_.push_back(std::move(bytes));
    if (queue_.size() == 1) write_next();
  }
  std::size_t waiting() const { return queue_.size(); }
  bool closed() const { return !streams_; }
  void end() { shut(); }

 private:
  void read_head() {
    stream_.expires_after(std::chrono::seconds(common_.where.header_seconds));
    asio::async_read_until(stream_, asio::dynamic_buffer(head_, common_.where.header_bytes_max), "\r\n\r\n",
                           [self = shared_from_this()](beast::error_code code, std::size_t size) {
                             if (code == asio::error::not_found) return self->refuse(431, "That is too much.\n");
                             if (!code) self->take_head(size);
                           });
  }

  // What two programs might read differently is not read at all.
  void take_head(std::size_t size) {
    if (const auto fault = fault_of(std::string_view(head_).substr(0, size), common_.where.target_bytes_max))
      return refuse(fault->status, fault->why);
    parser_.emplace();
    parser_->body_limit(common_.where.body_bytes_max);
    beast::error_code code;
    parser_->put(asio::buffer(head_.data(), size), code);
    if (code == http::error::body_limit) return refuse(413, "That is too long.\n");
    if ((code && code != http::error::need_more) || !parser_->is_header_done())
      return refuse(400, "That is no request.\n");
    if (parser_->content_length().value_or(0) > common_.where.body_bytes_max)
      return refuse(413, "That is too long.\n");
    buffer_.clear();
    buffer_.commit(asio::buffer_copy(buffer_.prepare(head_.size() - size), asio::buffer(head_) + size));
    head_.clear();
    if (parser_->is_done()) return decide();
    stream_.expires_after(std::chrono::seconds(common_.where.body_seconds));
    http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](beast::error_code failed, std::size_t) {
      if (failed == http::error::body_limit) return self->refuse(413, "That is too long.\n");
      if (!failed) self->decide();
    });
  }

  void decide() {
    // What came behind this request begins the next one.
    head_.assign(beast::buffers_to_string(buffer_.data()));
    buffer_.clear();
    const auto& message = parser_->get();
    const std::string target(message.target());
    const auto mark = target.find('?');
    Request request{std::string(message.method_string()),
                    target.substr(0, mark),
                    mark == std::string::npos ? "" : target.substr(mark + 1),
                    message.body(),
                    std::string(message[http::field::authorization]),
                    std::string(message["Last-Event-ID"]),
                    std::string(message[http::field::accept_encoding]),
                    peer_};
    keep_alive_ = message.keep_alive();
    head_only_ = request.method == "HEAD";
    answered_ = false;
    stream_.expires_never();
    common_.handler(request, reply());
  }
  std::shared_ptr<Reply> reply();

  void refuse(unsigned status, const char* why) {
    keep_alive_ = false;
    answered_ = false;
    answer({status, why, "text/plain; charset=utf-8", {}});
  }

  // In stages (RFC 9112 section 9.6): whoever is still sending would else see its connection reset before it has read
  // the answer. What comes is thrown away, for a while.
  void leave() {
    beast::error_code gone_already;
    gone_already = stream_.socket().shutdown(tcp::socket::shutdown_send, gone_already);
    stream_.expires_after(std::chrono::seconds(common_.where.leaving_seconds));
    throw_away(common_.where.leaving_bytes_max);
  }
  void throw_away(std::size_t more) {
    stream_.async_read_some(asio::buffer(ignored_),
                            [self = shared_from_this(), more](beast::error_code code, std::size_t count) {
                              if (code || count >= more) return self->shut();
                              self->throw_away(more - count);
                            });
  }

  // A reader never says anything more; when the connection ends, the stream does.
  void watch_for_the_end() {
    stream_.socket().async_wait(tcp::socket::wait_read, [self = shared_from_this()](beast::error_code code) {
      if (!self->streams_) return;
      beast::error_code ended = code;
      const std::size_t count = code ? 0 : self->stream_.socket().read_some(asio::buffer(self->ignored_), ended);
      if (ended || count == 0) return self->shut();
      self->watch_for_the_end();
    });
  }
  void write_next() {
    asio::async_write(stream_.socket(), asio::buffer(*queue_.front()) + sent_,
                      [self = shared_from_this()](beast::error_code code, std::size_t) {
                        if (!self->streams_) return;
                        if (code) return self->shut();
                        self->queue_.pop_front();
                        self->sent_ = 0;
                        if (!self->queue_.empty()) self->write_next();
                      });
  }
  void shut() {
    streams_ = false;
    queue_.clear();
    beast::error_code gone_already;
    gone_already = stream_.socket().shutdown(tcp::socket::shutdown_send, gone_already);
    stream_.close();
  }

  beast::tcp_stream stream_;
  std::string head_;  // what came of the next request
  std::string peer_;
  std::array<char, 1024> ignored_{};
  beast::flat_buffer buffer_;
  Common& common_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
  bool keep_alive_ = false, head_only_ = false, answered_ = false, streams_ = false;
  std::deque<Shared> queue_;
  std::size_t sent_ = 0;  // of the first in the queue
};

class SessionStream : public Stream {
 public:
  explicit SessionStream(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  ~SessionStream() override { session_->end(); }
  SessionStream(const SessionStream&) = delete;
  SessionStream& operator=(const SessionStream&) = delete;
  void send(Shared bytes) override { session_->send(std::move(bytes)); }
  std::size_t waiting() const override { return session_->waiting(); }
  bool closed() const override { return session_->closed(); }
  void close() override { session_->end(); }

 private:
  std::shared_ptr<Session> session_;
};

class SessionReply : public Reply {
 public:
  explicit SessionReply(std::shared_ptr<Session> session) : session_(std::move(session)) {}
  void answer(Response response) override { session_->answer(std::move(response)); }
  std::shared_ptr<Stream> stream(std::string type) override {
    session_->begin_stream(type);
    return std::make_shared<SessionStream>(session_);
  }

 private:
  std::shared_ptr<Session> session_;
};

std::shared_ptr<Reply> Session::reply() { return std::make_shared<SessionReply>(shared_from_this()); }

class Loop : public Server {
 public:
  explicit Loop(const Listening& where) : acceptor_(context_), signals_(context_, SIGINT, SIGTERM) {
    common_.where = where;
    const tcp::endpoint endpoint(asio::ip::make_address(where.address), where.port);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(tcp::acceptor::reuse_address(true));  // an address that was just left may be taken again
    acceptor_.bind(endpoint);
    acceptor_.listen(4096);
  }

  std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }
  std::size_t connections() const override { return common_.connections; }
  void post(std::function<void()> job) override { asio::post(context_, std::move(job)); }
  void stop() override { context_.stop(); }
  void after(std::chrono::milliseconds wait, std::function<void()> job) override {
    asio::post(context_, [this, wait, job = std::move(job)]() mutable {
      const auto timer = std::make_shared<asio::steady_timer>(context_, wait);
      timer->async_wait([timer, job = std::move(job)](beast::error_code code) {
        if (!code) job();
      });
    });
  }
  void every(std::chrono::milliseconds interval, std::function<void()> tick) override {
    ticks_.push_back({asio::steady_timer(context_), interval, std::move(tick)});
  }
  void run(Handler handler) override {
    common_.handler = std::move(handler);
    signals_.async_wait([this](beast::error_code code, int) {
      if (!code) context_.stop();
    });
    for (Tick& tick : ticks_) wait(tick);
    accept();
    context_.run();
  }

 private:
  struct Tick {
    asio::steady_timer timer;
    std::chrono::milliseconds interval;
    std::function<void()> job;
  };
  void wait(Tick& tick) {
    tick.timer.expires_after(tick.interval);
    tick.timer.async_wait([this, &tick](beast::error_code code) {
      if (code) return;
      tick.job();
      wait(tick);
    });
  }
  void accept() {
    acceptor_.async_accept([this](beast::error_code code, tcp::socket socket) {
      if (!code && common_.connections < common_.where.connections_max) {
        beast::error_code gone_already;
        gone_already = socket.set_option(tcp::no_delay(true), gone_already);
        std::make_shared<Session>(std::move(socket), common_)->read();
      }
      // No file is left for another connection, or the like: it is tried again, not at once.
      if (code) return after(std::chrono::milliseconds(100), [this] { accept(); });
      accept();
    });
  }

  Common common_;  // outlives the sessions that the context holds
  asio::io_context context_{1};
  tcp::acceptor acceptor_;
  asio::signal_set signals_;
  std::deque<Tick> ticks_;
};

}  // namespace

base::Result<std::unique_ptr<Server>> Server::listen(const Listening& where) {
  try {
    return std::unique_ptr<Server>(std::make_unique<Loop>(where));
  } catch (const boost::system::system_error& error) {
    return base::fail(base::Error{{where.address + ":" + std::to_string(where.port), 0, 0},
                                  "it cannot be listened on: " + error.code().message() + ".",
                                  ""});
  }
}

}  // namespace web
