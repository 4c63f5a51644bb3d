// The record as files, the screens, and the hall's own health.
#include "api/assets.hpp"
#include "api/internal/handlers.hpp"
#include "base/file.hpp"
#include "record/tiles.hpp"

namespace api::internal {
namespace {

constexpr std::string_view for_ever = "public, max-age=31536000, immutable", ask_again = "no-cache";

// A path has been parsed before it comes here: nothing of it can lead out of the folder.
void send_file(Hall& hall, const Places& places, const std::string& path, std::string_view cache, std::string type,
               const ReplyTo& reply) {
  auto bytes = base::read_file(hall.meeting(places.find("body")->second)->folder() + "/" + path);
  if (!bytes) return reply->answer({404, "There is no such file.\n", "text/plain; charset=utf-8", {}});
  reply->answer({200,
                 std::move(*bytes),
                 std::move(type),
                 {{"Cache-Control", std::string(cache)},
                  {"Access-Control-Allow-Origin", "*"},
                  {"Content-Disposition", "attachment"}}});
}

// Packed where it was built so and the reader takes it.
void send_asset(const web::Request& request, const std::string& path, const ReplyTo& reply) {
  const auto found = assets().find(path), packed = assets().find(path + ".gz");
  if (found == assets().end())
    return reply->answer(error_response(
        404, assets().empty() ? "This hall was built without screens." : "There is no such part of the screens."));
  const bool is_packed = packed != assets().end() && request.accept_encoding.find("gzip") != std::string::npos;
  web::Response response{
      200,
      std::string(is_packed ? packed->second.bytes : found->second.bytes),
      std::string(found->second.type),
      {{"Cache-Control", std::string(found->second.lasting ? for_ever : ask_again)},
       {"Vary", "Accept-Encoding"},
       {"Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'"}}};
  if (is_packed) response.headers.emplace_back("Content-Encoding", "gzip");
  reply->answer(std::move(response));
}

}  // namespace

void checkpoint(Hall& hall, const web::Request&, const Places& places, const ReplyTo& reply) {
  send_file(hall, places, "checkpoint", ask_again, "text/plain; charset=utf-8", reply);
}

void tile(Hall& hall, const web::Request& request, const Places& places, const ReplyTo& reply) {
  const auto path = record::TilePath::parse("tile/" + places.find("path")->second);
  if (!path || !request.query.empty())
    return reply->answer({404, "There is no such tile.\n", "text/plain; charset=utf-8", {}});
  send_file(hall, places, path->text(), for_ever, "application/octet-stream", reply);
}

void blob(Hall& hall, const web::Request&, const Places& places, const ReplyTo& reply) {
  const std::string& hash = places.find("hash")->second;
  const auto bytes = base::exactly<32>(base::from_hex(hash));
  if (!bytes || base::hex(base::view(*bytes)) != hash)
    return reply->answer({404, "There is no such file.\n", "text/plain; charset=utf-8", {}});
  send_file(hall, places, "blobs/" + hash, ask_again, "application/octet-stream", reply);
}

void asset(Hall&, const web::Request& request, const Places& places, const ReplyTo& reply) {
  send_asset(request, "/assets/" + places.find("path")->second, reply);
}

void page(Hall&, const web::Request& request, const Places&, const ReplyTo& reply) {
  send_asset(request, "/index.html", reply);
}

void healthz(Hall&, const web::Request&, const Places&, const ReplyTo& reply) {
  reply->answer({200, "open\n", "text/plain; charset=utf-8", {{"Cache-Control", "no-store"}}});
}

void metrics(Hall& hall, const web::Request&, const Places&, const ReplyTo& reply) {
  reply->answer({200, hall.metrics(), "text/plain; version=0.0.4", {{"Cache-Control", "no-store"}}});
}

}  // namespace api::internal
