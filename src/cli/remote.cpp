#include "cli/remote.hpp"

#include <boost/json.hpp>
#include <cstdio>

#include "hall/intake.hpp"
#include "web/http.hpp"

namespace cli {
namespace {

namespace json = boost::json;

constexpr std::size_t answer_bytes_max = 64U << 20;

base::Error wrong(const std::string& url, std::string what, std::string advice = "") {
  return {{url, 0, 0}, std::move(what), std::move(advice)};
}

// The sentence of an answer that says no.
std::string says(const std::string& body) {
  boost::system::error_code code;
  const json::value value = json::parse(body, code);
  if (code || !value.is_object()) return "it answers with something else.";
  const json::object& object = value.as_object();
  const json::value* refused = object.if_contains("refused");
  const json::value* text = refused && refused->is_object() ? refused->as_object().if_contains("says")
                            : object.contains("says")       ? object.if_contains("says")
                                                            : object.if_contains("error");
  return text && text->is_string() ? std::string(text->as_string()) : "it answers with something else.";
}

base::Result<std::string> send_to(const std::string& api, const std::string& line) {
  const auto answer = web::fetch("POST", api + "/acts", line, answer_bytes_max);
  if (!answer) return base::fail(answer.error());
  if (answer->status != 200) return base::fail(wrong("", says(answer->body)));
  return answer->body;
}

}  // namespace

base::Result<BodyAddress> body_at(const std::string& address) {
  const auto slash = address.rfind('/');
  if (slash == std::string::npos || slash < 8 || slash + 1 == address.size())
    return base::fail(wrong(address, "this is no address of a body.", "Write http://HOST:PORT/BODY."));
  return BodyAddress{address.substr(0, slash), address.substr(slash + 1)};
}

base::Result<std::string> send_line(const std::string& address, const std::string& line) {
  const auto place = body_at(address);
  return place ? send_to(place->hall + "/api/" + place->body, line) : base::fail(place.error());
}

base::Result<std::string> Remote::get(const std::string& path) const {
  const auto answer = web::fetch("GET", api_ + path, "", answer_bytes_max);
  if (!answer) return base::fail(answer.error());
  if (answer->status != 200) return base::fail(wrong(api_ + path, says(answer->body)));
  return answer->body;
}

void show_entered(const std::string& answer) {
  const json::value read = json::parse(answer);
  std::printf("Entry %s: %s\n", json::serialize(read.at("position")).c_str(),
              std::string(read.at("sentence").as_string()).c_str());
}

base::Result<Remote> Remote::find(const std::string& address, crypto::SigningKey key) {
  Remote out(std::move(key));
  const auto place = body_at(address);
  if (!place) return base::fail(place.error());
  out.api_ = place->hall + "/api/" + place->body;
  auto body = out.get("/body");
  if (!body) return base::fail(body.error());
  out.body_ = std::move(*body);
  out.origin_ = json::parse(out.body_).at("origin").as_string();
  const auto known = out.get("/keys/" + base::hex(base::view(record::key_id(out.key_.public_key()))));
  if (known) out.n_ = json::parse(*known).at("n").to_number<std::uint64_t>();
  return out;
}

base::Result<std::string> Remote::put(assembly::SeatId by, const assembly::Act& act) {
  const auto head = get("/head");
  if (!head) return base::fail(head.error());
  const json::value seen = json::parse(*head);
  const auto root = base::exactly<32>(base::from_base64(std::string(seen.at("root").as_string())));
  if (!root) return base::fail(wrong(api_, "its head is damaged."));
  const std::string bytes =
      codec::write_act({by, act, ++n_, {seen.at("size").to_number<std::uint64_t>(), *root}, origin_});
  const hall::ActLine line{bytes, record::key_id(key_.public_key()),
                           key_.sign(record::message_of_act(origin_, bytes))};
  return send_to(api_, line.text());
}

}  // namespace cli
