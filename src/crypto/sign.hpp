// Ed25519 (RFC 8032) with one accept set everywhere. Libraries differ on odd keys and signatures, so "valid" would
// depend on who checks; these are the conditions of docs/record.md, "Signatures":
//   1  the key is canonical, of the prime order and not the identity: checked when it enters a record
//   2  S < L        3  R is canonical and not of small order        4  R = S·B − k·A, byte for byte
#pragma once
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/encoding.hpp"
#include "crypto/sealing.hpp"

namespace crypto {

using PublicKey = base::Bytes32;
using Signature = std::array<std::uint8_t, 64>;

// Condition 1. Slow (a multiplication): for keys that enter, not for each signature.
bool is_good_key(const PublicKey& key);

// Conditions 2 to 4; the key has met the first.
bool verify(const PublicKey& key, std::string_view message, const Signature& signature);

// A secret key: in memory that is locked, guarded, and wiped when it goes. Moves; is never copied nor printed.
class SigningKey {
 public:
  static SigningKey generate();
  static SigningKey from_seed(std::string_view seed);  // 32 bytes: RFC 8032 section 5.1.5

  const PublicKey& public_key() const { return public_; }
  Signature sign(std::string_view message) const;
  // The seed, for sealing it into a key file; the caller gets locked memory as well.
  class Seed;
  Seed seed() const;

 private:
  struct Free {
    void operator()(unsigned char* bytes) const;
  };
  using Secret = std::unique_ptr<unsigned char[], Free>;
  friend class Seed;

  SigningKey() = default;
  Secret secret_;  // seed and public key, as libsodium keeps them
  PublicKey public_{};
};

class SigningKey::Seed {
 public:
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.get()), 32}; }

 private:
  friend class SigningKey;
  Secret bytes_;
};

// A key in a file, sealed with a passphrase: {"format":"plenary/key-file/1","kind":"signing",…}, crypto/sealing.hpp.
// Nothing: no memory for the work.
std::optional<Sealed> seal(const SigningKey& key, std::string_view passphrase, SealCost cost = {});
// Nothing: another passphrase, or a damaged file.
std::optional<SigningKey> unseal(const Sealed& sealed, std::string_view passphrase);

std::string random_bytes(std::size_t count);

// For main: a key must not end up in a file because the program crashed.
void keep_no_core_dumps();
// For a program that works with secrets alone: no other one of the same person's may look into its memory.
void keep_others_out();

}  // namespace crypto
