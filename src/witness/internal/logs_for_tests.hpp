// A log and its heads for tests, with the keys of the known answers (RFC 8032 section 7.1, TEST 1 and 2).
#pragma once
#include <string>

#include "base/encoding.hpp"
#include "crypto/sign.hpp"
#include "record/note.hpp"

namespace witness::internal {

inline std::string from_hex(std::string_view text) { return *base::from_hex(text); }
inline crypto::SigningKey log_key() {
  return crypto::SigningKey::from_seed(from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
}
inline crypto::SigningKey witness_key() {
  return crypto::SigningKey::from_seed(from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
}
inline const std::string origin = "plenary.example/kat";
inline record::VerifierKey log_verifier() {
  return record::VerifierKey::of(origin, record::KeyType::ed25519, log_key().public_key());
}

inline record::Tree tree(std::uint64_t size, const std::string& last = "") {
  record::Tree out;
  for (std::uint64_t i = 0; i < size; ++i)
    out.append(record::leaf_hash(i + 1 == size && !last.empty() ? last : "entry " + std::to_string(i)));
  return out;
}
inline std::string head(const record::Tree& of, const std::string& name = origin, bool by_log = true) {
  record::Note note{record::Checkpoint{name, of.size(), of.root()}.text(), {}};
  record::sign_note(note, name, by_log ? log_key() : witness_key());
  return note.whole();
}

}  // namespace witness::internal
