#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <memory>
#include <optional>

#include "web/http.hpp"

namespace web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

// One connection: reads a request, answers it, reads the next.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, const Listening& where, const Handler& handler)
      : stream_(std::move(socket)), where_(where), handler_(handler) {}

  void read() {
    parser_.emplace();
    parser_->body_limit(where_.body_bytes_max);
    stream_.expires_after(std::chrono::seconds(where_.idle_seconds));
    http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](beast::error_code code, std::size_t) {
      if (code == http::error::body_limit) return self->answer({413, "too long\n"}, false);
      if (code && code.category() == http::make_error_code(http::error::bad_method).category() &&
          code != http::error::end_of_stream)
        return self->answer({400, "bad request\n"}, false);
      if (!code) self->decide();
    });
  }

 private:
  void decide() {
    const auto& message = parser_->get();
    Request request{std::string(message.method_string()), std::string(message.target()), message.body()};
    answer(handler_(request), message.keep_alive());
  }
  void answer(Response response, bool keep_alive) {
    response_.emplace(static_cast<http::status>(response.status), 11);
    response_->set(http::field::content_type, response.type);
    response_->set("X-Content-Type-Options", "nosniff");
    response_->keep_alive(keep_alive);
    response_->body() = std::move(response.body);
    response_->prepare_payload();
    http::async_write(stream_, *response_, [self = shared_from_this()](beast::error_code code, std::size_t) {
      if (code) return;
      if (self->response_->keep_alive()) return self->read();
      self->stream_.close();
    });
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  const Listening& where_;
  const Handler& handler_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::response<http::string_body>> response_;
};

void accept(tcp::acceptor& acceptor, const Listening& where, const Handler& handler) {
  acceptor.async_accept([&](beast::error_code code, tcp::socket socket) {
    if (!code) std::make_shared<Session>(std::move(socket), where, handler)->read();
    if (acceptor.is_open()) accept(acceptor, where, handler);
  });
}

}  // namespace

base::Result<void> serve(const Listening& where, const Handler& handler,
                         const std::function<void(std::uint16_t)>& ready) {
  try {
    asio::io_context context(1);
    const tcp::endpoint endpoint(asio::ip::make_address(where.address), where.port);
    tcp::acceptor acceptor(context, endpoint);  // an address that was just left may be taken again
    asio::signal_set signals(context, SIGINT, SIGTERM);
    signals.async_wait([&](beast::error_code, int) { context.stop(); });
    ready(acceptor.local_endpoint().port());
    accept(acceptor, where, handler);
    context.run();
    return {};
  } catch (const boost::system::system_error& error) {
    return base::fail(base::Error{{where.address + ":" + std::to_string(where.port), 0, 0},
                                  "it cannot be listened on: " + error.code().message() + ".",
                                  ""});
  }
}

}  // namespace web
