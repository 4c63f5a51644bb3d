#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "web/http.hpp"

namespace web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::string_view scheme = "http://";

struct Address {
  std::string host, port = "80", path = "/";
};

std::optional<Address> parse(std::string_view url) {
  if (!url.starts_with(scheme)) return std::nullopt;
  url.remove_prefix(scheme.size());
  Address out;
  const std::size_t slash = url.find('/');
  if (slash != url.npos) out.path = url.substr(slash);
  const std::string_view place = url.substr(0, slash);
  const std::size_t colon = place.rfind(':');
  out.host = place.substr(0, colon);
  if (colon != place.npos) out.port = place.substr(colon + 1);
  if (out.host.empty() || out.port.empty()) return std::nullopt;
  return out;
}

}  // namespace

base::Result<Response> fetch(const std::string& method, const std::string& url, const std::string& body,
                             std::size_t bytes_max, std::chrono::seconds patience) {
  const auto wrong = [&](std::string what) { return base::fail(base::Error{{url, 0, 0}, std::move(what), ""}); };
  const auto address = parse(url);
  if (!address) return wrong("an address begins with http:// and a host.");
  asio::io_context context(1);
  beast::error_code code;
  const auto found = asio::ip::tcp::resolver(context).resolve(address->host, address->port, code);
  if (code) return wrong("the host is not found: " + code.message() + ".");
  beast::tcp_stream stream(context);
  http::request<http::string_body> request(http::string_to_verb(method), address->path, 11);
  request.set(http::field::host, address->host);
  request.body() = body;
  request.prepare_payload();
  http::response_parser<http::string_body> parser;
  parser.body_limit(bytes_max);
  beast::flat_buffer buffer;
  // Deadlines hold for asynchronous calls alone, so the three steps are a chain of those.
  bool done = false;
  stream.expires_after(patience);
  stream.async_connect(found, [&](beast::error_code failed, const asio::ip::tcp::endpoint&) {
    if (code = failed; code) return;
    http::async_write(stream, request, [&](beast::error_code unsent, std::size_t) {
      if (code = unsent; code) return;
      http::async_read(stream, buffer, parser, [&](beast::error_code unread, std::size_t) {
        code = unread;
        done = !code;
      });
    });
  });
  context.run();
  if (!done) return wrong("there is no answer: " + code.message() + ".");
  auto response = parser.release();
  return Response{
      response.result_int(), std::move(response.body()), std::string(response[http::field::content_type]), {}};
}

}  // namespace web
