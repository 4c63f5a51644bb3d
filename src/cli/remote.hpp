// Acts for a hall that is open somewhere, signed here.
#pragma once
#include <string>

#include "codec/codec.hpp"
#include "crypto/sign.hpp"

namespace cli {

// "http://host:port/BODY", taken apart. Error: no such address.
struct BodyAddress {
  std::string hall, body;  // "http://host:port", "BODY"
};
base::Result<BodyAddress> body_at(const std::string& address);

// Sends a signed act, as it is. The answer is JSON; Error: refused, faulty or not answered.
base::Result<std::string> send_line(const std::string& address, const std::string& line);
// Prints which entry an act has become, and its sentence. `answer`: the hall's.
void show_entered(const std::string& answer);

class Remote {
 public:
  // `address`: "http://host:port/BODY". Error: no such hall, no such body.
  static base::Result<Remote> find(const std::string& address, crypto::SigningKey key);

  const std::string& origin() const { return origin_; }
  // The body as JSON (docs/api.md).
  const std::string& body() const { return body_; }
  // Signs the act for what the record is now and sends it. The answer is JSON; Error: refused, faulty or not
  // answered.
  base::Result<std::string> put(assembly::SeatId by, const assembly::Act& act);

 private:
  explicit Remote(crypto::SigningKey key) : key_(std::move(key)) {}
  base::Result<std::string> get(const std::string& path) const;

  std::string api_, origin_, body_;
  crypto::SigningKey key_;
  std::uint64_t n_ = 0;
};

}  // namespace cli
