// An entry of the record: UTF-8 text of four lines.
//
//   1017 2022-10-12T19:02:11.123Z
//   {"by":"ada","do":"vote.cast", …}                 the act: exactly the bytes that were signed
//   8f2c41d0 kZ3…                                    the key's id, and its signature
//   {"events":[{"cast":{"vote":1002, …}}]}           the ruling
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"
#include "crypto/sign.hpp"
#include "record/note.hpp"

namespace record {

struct Entry {
  std::uint64_t position = 0;
  base::Instant at;  // stamped by the hall; never falls; informative
  std::string_view act;
  KeyId key{};
  crypto::Signature signature{};
  std::string_view ruling;

  std::string text() const;
  // The texts lie in `bytes`. Error: not four lines of that form.
  static base::Result<Entry> parse(std::string_view bytes);
};

// By what an entry names the key.
KeyId key_id(const crypto::PublicKey& key);

// What a device signs: "plenary/act/v1", the record's origin, the act.
std::string message_of_act(std::string_view origin, std::string_view act);
// What a new key signs to show that somebody holds it: "plenary/key/v1", the origin, the seat, the key.
std::string message_of_key(std::string_view origin, std::string_view seat, const crypto::PublicKey& key);

// A rehearsal has an origin of its own kind, so that nothing of it can be taken for live: its first label is
// "rehearsal".
bool is_rehearsal(std::string_view origin);
// "host/body": letters, digits, dots and hyphens, one slash.
bool is_origin(std::string_view text);

// A file that the record names by its hash. With a salt in front nobody who has only the hash can guess at it.
std::string salted(std::string_view content, std::string_view salt);  // 32 bytes
std::string_view without_salt(std::string_view blob);

}  // namespace record
