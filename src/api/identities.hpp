// Who asks, for what is not for everybody: a device signs a challenge with its key and has a token for a while.
// Tokens are kept here alone, and end with the hall, with their time, and with their key. In the server's thread.
#pragma once
#include <deque>
#include <map>
#include <optional>
#include <string>

#include "assembly/act.hpp"
#include "record/entry.hpp"

namespace api {

class Identities {
 public:
  struct Identity {
    record::KeyId key{};
    assembly::SeatId seat;
    std::int64_t until_ms = 0;
  };

  std::string challenge(std::int64_t now_ms);
  // Whether it was asked here and not answered yet; it is answered with this.
  bool take(const std::string& challenge, std::int64_t now_ms);
  std::string admit(const Identity& identity);
  // Of a header "Bearer TOKEN". Nothing: there is none, or it has ended.
  std::optional<Identity> of(const std::string& authorization, std::int64_t now_ms) const;
  void end(const record::KeyId& key);

 private:
  std::map<std::string, std::int64_t> challenges_;  // until when
  std::deque<std::string> oldest_;
  std::map<std::string, Identity> tokens_;
};

// The bytes that are signed: "plenary/token/v1", the origin, the challenge, with LF between.
std::string message_of_token(std::string_view origin, std::string_view challenge);

}  // namespace api
